// With one message on its way at a time, the rate is one over the round trip: the broker sets the pace.
import { exchange, packetsOf } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const [rate = NaN, limit = NaN] = run.lines.slice(1).map((line) => Number(/: (\d+) msg\/s$/.exec(line)?.[1]));
  return {
    'never more than one message is on its way':
      exchange(packetsOf(run, 'patient')) === Array.from({ length: 30 }, () => '→ PUBLISH ← PUBACK').join(' '),
    'thirty are counted': run.lines[0]?.startsWith('30 messages, mean round trip ') === true,
    'rate and round trip are one figure': Math.abs(rate - limit) <= 0.1 * limit + 1,
  };
};
