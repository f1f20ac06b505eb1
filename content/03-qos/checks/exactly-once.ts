// After PUBREC the message itself never comes again: the resumed session goes on with PUBREL.
import { connectionsOf, delivered, exchange, packetsOfType } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const [before = [], after = []] = connectionsOf(run, 'ledger');
  const [publish] = packetsOfType(before, 'to-client', 'PUBLISH');
  const [again] = packetsOfType(after, 'to-client', 'PUBREL');
  return {
    'the first connection ends without PUBCOMP': exchange(before) === '← PUBLISH → PUBREC ← PUBREL',
    'the session is resumed': packetsOfType(after, 'to-client', 'CONNACK')[0]?.sessionPresent === true,
    'PUBREL comes again, with the same packet identifier, and is answered':
      exchange(after.filter(({ packet }) => packet?.type !== 'PUBLISH')) === '← PUBREL → PUBCOMP' &&
      publish !== undefined &&
      again?.packetId === publish.packetId,
    'the message itself does not': delivered(run).filter(({ topic }) => topic.endsWith('/transfer')).length === 1,
    'the marker came last': delivered(run, 'ledger').at(-1)?.topic.endsWith('/marker') === true,
    'the application saw it once': run.lines.includes('bookings: 1'),
  };
};
