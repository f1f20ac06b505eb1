// Each level is its own exchange of packets, whether or not anybody has subscribed.
import { exchange, packetsOf } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => ({
  'one, two and four packets, in this order':
    exchange(packetsOf(run, 'publisher')) === '→ PUBLISH → PUBLISH ← PUBACK → PUBLISH ← PUBREC → PUBREL ← PUBCOMP',
  'the table has a row for each level': ['0', '1', '2'].every((qos) =>
    run.lines.some((line) => line.startsWith(`${qos} | `)),
  ),
});
