// A PUBLISH without PUBACK comes again on the resumed session: same identifier, DUP 1.
import { connectionsOf, exchange, framesOf, packets } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const [before = [], after = []] = connectionsOf(run, 'kitchen');
  const [first] = packets(before, 'to-client', 'PUBLISH');
  const [second] = packets(after, 'to-client', 'PUBLISH');
  return {
    'the publisher sends once and gets its PUBACK': exchange(framesOf(run, 'waiter')) === '→ PUBLISH ← PUBACK',
    'the first connection ends without PUBACK': exchange(before) === '← PUBLISH',
    'it ends without DISCONNECT': packets(before, 'to-broker', 'DISCONNECT').length === 0,
    'the session is resumed': packets(after, 'to-client', 'CONNACK')[0]?.sessionPresent === true,
    'the message comes again and is acknowledged': exchange(after) === '← PUBLISH → PUBACK',
    'with DUP 1 and the same packet identifier':
      first?.dup === false && second?.dup === true && first.packetId === second.packetId,
    'the application saw it twice': run.lines.some((line) => line.startsWith('coffee 2:') && line.endsWith('DUP 1')),
  };
};
