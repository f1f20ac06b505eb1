// A PUBLISH without PUBACK comes again on the resumed session: same identifier, DUP 1.
import { connectionsOf, exchange, packetsOf, packetsOfType } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const [before = [], after = []] = connectionsOf(run, 'kitchen');
  const [first] = packetsOfType(before, 'to-client', 'PUBLISH');
  const [second] = packetsOfType(after, 'to-client', 'PUBLISH');
  return {
    'the publisher sends once and gets its PUBACK': exchange(packetsOf(run, 'waiter')) === '→ PUBLISH ← PUBACK',
    'the first connection ends without PUBACK': exchange(before) === '← PUBLISH',
    'it ends without DISCONNECT': packetsOfType(before, 'to-broker', 'DISCONNECT').length === 0,
    'the session is resumed': packetsOfType(after, 'to-client', 'CONNACK')[0]?.sessionPresent === true,
    'the message comes again and is acknowledged': exchange(after) === '← PUBLISH → PUBACK',
    'with DUP 1 and the same packet identifier':
      first?.dup === false && second?.dup === true && first.packetId === second.packetId,
    'the application saw it twice': run.lines.some((line) => line.startsWith('coffee 2:') && line.endsWith('DUP 1')),
  };
};
