// What goes out grows with the square of the class. Nothing is sent.
import type { CellCheck } from '../../../src/notebook/check.ts';

const megabits = (people: number) => Number(((people * people * 200 * 8) / 1e6).toFixed(2));

export const check: CellCheck = (run) => ({
  ...Object.fromEntries(
    [12, 30, 100, 300].map((people) => [
      `${people} people`,
      run.lines.includes([people, people * 4, people, people * people, megabits(people)].join(' | ')),
    ]),
  ),
  'only the largest class is too much for 50 Mbit/s': megabits(100) < 50 && megabits(300) > 50,
  'nothing is sent': run.packets.length === 0,
});
