// After PUBREC the message itself never comes again: the resumed session goes on with PUBREL.
import { connectionsOf, delivered, exchange, isMarker, packetsOfType } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const [before = [], after = []] = connectionsOf(run, 'ledger');
  const [publish] = packetsOfType(before, 'to-client', 'PUBLISH');
  const [again] = packetsOfType(after, 'to-client', 'PUBREL');
  return {
    'the first connection ends without PUBCOMP': exchange(before) === '← PUBLISH → PUBREC ← PUBREL',
    'the session is resumed': packetsOfType(after, 'to-client', 'CONNACK')[0]?.sessionPresent === true,
    'PUBREL comes again, with the same packet identifier, and is answered':
      publish !== undefined &&
      again?.packetId === publish.packetId &&
      packetsOfType(after, 'to-broker', 'PUBCOMP').some(({ packetId }) => packetId === publish.packetId),
    'the message itself does not': delivered(run).filter(({ topic }) => topic.endsWith('/transfer')).length === 1,
    'the marker comes after it, on the same topic with the same QoS': after.some(
      ({ direction, packet }) =>
        direction === 'to-client' &&
        packet?.type === 'PUBLISH' &&
        isMarker(packet) &&
        packet.topic === publish?.topic &&
        packet.qos === publish.qos,
    ),
    'the application saw it once': run.lines.includes('bookings: 1'),
  };
};
