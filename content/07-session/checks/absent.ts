// QoS 1 and 2 wait for an absent client; whether QoS 0 does is the broker's choice.
import { connectionsOf, packetsOfType, text } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

const waited = (run: CellRun) =>
  packetsOfType(connectionsOf(run, 'sleeper')[1] ?? [], 'to-client', 'PUBLISH').filter(({ topic }) =>
    topic.endsWith('/alarm'),
  );

const both: CellCheck = (run) => ({
  'the session is resumed':
    packetsOfType(connectionsOf(run, 'sleeper')[1] ?? [], 'to-client', 'CONNACK')[0]?.sessionPresent === true,
  'each message that waited has the QoS it was sent with': waited(run).every(
    (packet) => text(packet) === `alarm ${packet.qos}`,
  ),
  'none of them is a re-delivery': waited(run).every(({ dup }) => !dup),
});

export const check: CellCheck = (run) => ({
  ...both(run),
  'all three waited': waited(run).map(text).toSorted().join() === 'alarm 0,alarm 1,alarm 2',
});

export const mosquitto: CellCheck = (run) => ({
  ...both(run),
  'QoS 1 and 2 waited, QoS 0 did not': waited(run).map(text).toSorted().join() === 'alarm 1,alarm 2',
});

export const strict = mosquitto;
export const unkind = mosquitto;
