// QoS 2 is one handshake for each hop, with its own packet identifier; when the onward PUBLISH leaves is the broker's choice.
import { delivered, exchange, firstPlace, packetsOf, published } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

const onward = (run: CellRun) =>
  firstPlace(run, ({ direction, packet }) => direction === 'to-client' && packet?.type === 'PUBLISH');
const released = (run: CellRun) =>
  firstPlace(run, ({ direction, packet }) => direction === 'to-broker' && packet?.type === 'PUBREL');

const both: CellCheck = (run) => ({
  'the sender runs the whole handshake once':
    exchange(packetsOf(run, 'sender')) === '→ PUBLISH ← PUBREC → PUBREL ← PUBCOMP',
  'the broker runs it once more with the receiver':
    exchange(packetsOf(run, 'receiver')) === '← PUBLISH → PUBREC ← PUBREL → PUBCOMP',
  'DUP is 0 on both hops': [...published(run), ...delivered(run)].every(({ dup }) => !dup),
  'within a hop one packet identifier serves all four packets': ['sender', 'receiver'].every((client) => {
    const ids = packetsOf(run, client).flatMap(({ packet }) =>
      packet && /^PUB/.test(packet.type) && 'packetId' in packet ? [packet.packetId] : [],
    );
    return ids.length === 4 && new Set(ids).size === 1;
  }),
  'the message reaches the application after PUBREL': run.lines.some((line) => line.includes('pubrel, message')),
});

export const check: CellCheck = (run) => ({
  ...both(run),
  'the message goes on before the sender has released it (method B)':
    run.broker !== 'in-page' || (onward(run) >= 0 && onward(run) < released(run)),
});

export const mosquitto: CellCheck = (run) => ({
  ...both(run),
  'the message goes on after the sender has released it (method A)': released(run) >= 0 && released(run) < onward(run),
});

export const unkind = mosquitto;
