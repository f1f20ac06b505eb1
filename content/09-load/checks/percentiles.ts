// Two sets of numbers with one mean and nothing else in common. Nothing is sent.
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => ({
  'steady: every figure is the same': run.lines.includes('always 6 ms | 1000 | 6.0 | 6.0 | 6.0 | 6.0 | 6.0'),
  'the other has the same mean, and a tail that only p99 and the maximum see': run.lines.includes(
    '1 ms, now and then 334 ms | 1000 | 6.0 | 1.0 | 1.0 | 334.0 | 334.0',
  ),
  'nothing is sent': run.packets.length === 0,
});
