// A pause of 200 ms in a plan of one message every 10 ms: twenty messages are late, and only planned times show it.
import { delivered } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

function row(run: CellRun, name: string): number[] {
  const line = run.lines.find((text) => text.startsWith(`${name} | `)) ?? '';
  return line.split(' | ').slice(1).map(Number);
}

export const check: CellCheck = (run) => {
  const [sentCount, sentMean = NaN] = row(run, 'from the actual send, ms');
  const [dueCount, dueMean = NaN, , due90 = NaN, due99 = NaN, dueMax = NaN] = row(run, 'from the planned time, ms');
  return {
    'all hundred messages arrive': delivered(run, 'receiver').length === 100 && sentCount === 100 && dueCount === 100,
    // The first message of the pause is at least 200 ms late, the tenth after it at least 100 ms.
    'the slowest is at least as late as the pause is long': dueMax >= 200,
    'one in ten is at least 100 ms late': due90 >= 100 && due99 >= due90,
    // 200 + 190 + … + 10 ms, shared among a hundred messages.
    'who counts from the actual send misses 21 ms on average': dueMean - sentMean >= 20.9,
  };
};
