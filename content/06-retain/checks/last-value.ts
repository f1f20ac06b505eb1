// Live copies carry RETAIN 0; a later subscriber gets the last message alone, with RETAIN 1.
import { delivered, published, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const early = delivered(run, 'early').filter(({ payload }) => payload.length > 0);
  const late = delivered(run, 'late').filter(({ payload }) => payload.length > 0);
  return {
    'the sensor asks for every reading to be retained': published(run, 'sensor').every(({ retain }) => retain),
    'the subscriber that was there gets all three, RETAIN 0':
      early.map(text).join() === '20.5,21.0,21.5' && early.every(({ retain }) => !retain),
    'the one that came later gets the last, RETAIN 1':
      late.map(text).join() === '21.5' && late.every(({ retain, dup }) => retain && !dup),
    'the table says the same': run.lines.some((line) => line.endsWith('| 21.5 | 1 | 1')),
    'the topic is cleared at the end': published(run, 'sensor').at(-1)?.payload.length === 0,
  };
};
