// Two series with one mean: which figure is the first to tell them apart.
import { predict, say } from '../../../src/exercises/exercise.ts';
import { shownCell } from '../../shown-cell.ts';

const figures = ['mean', 'p50', 'p90', 'p99', 'max'] as const;

export const exercise = predict<string>({
  cell: 'percentiles',
  ask: say(
    '一组每次都是 6 毫秒；另一组 985 次是 1 毫秒，15 次是 334 毫秒。从左往右看，哪个数字最先显出第二组里有人等得久？',
    'One series is 6 ms every time, the other 985 times 1 ms and 15 times 334 ms. Read from the left: which figure is the first that shows the long waits of the second?',
  ),
  question: {
    form: 'choice',
    options: [
      { key: 'mean', says: say('平均值', 'the mean') },
      { key: 'p50', says: say('p50', 'p50') },
      { key: 'p90', says: say('p90', 'p90') },
      { key: 'p99', says: say('p99', 'p99') },
      { key: 'max', says: say('只有最大值', 'only the maximum') },
    ],
  },
  truth: (run) => {
    const of = (series: string, figure: string): number => Number(shownCell(run, { of: series }, figure) ?? NaN);
    const first = figures.find((figure) => of('1 ms, now and then 334 ms', figure) > of('always 6 ms', figure));
    return first ?? null;
  },
  proof: () => undefined,
  wrong: [
    {
      given: 'mean',
      say: say(
        '985 × 1 加 15 × 334，除以 1000，正好也是 6。两组的平均值一样，什么也看不出。',
        '985 × 1 and 15 × 334, divided by 1000, come to 6 as well. The mean is the same and shows nothing.',
      ),
    },
    {
      given: 'p50',
      say: say(
        '一半的消息不比 p50 慢，而第二组有 985 条只要 1 毫秒：p50 反而更小。',
        'Half of the messages are no slower than p50, and 985 of the second series take 1 ms: its p50 is the smaller one.',
      ),
    },
    {
      given: 'p90',
      say: say(
        '慢的是 1000 条里的 15 条，1.5%。从最慢的一成往里数，第一条还是 1 毫秒。',
        'The slow ones are 15 of 1000, 1.5 percent. The slowest tenth still begins with a message of 1 ms.',
      ),
    },
    {
      given: 'max',
      say: say(
        '最大值当然看得出，可不必等到它：最慢的百分之一已经全是 334 毫秒。',
        'The maximum shows it, of course. But the slowest hundredth is all of 334 ms already.',
      ),
    },
  ],
  hints: [
    say('慢的占百分之几？', 'What share of the messages is slow?'),
    say('百分之一点五：比一成少，比百分之一多。', 'One and a half percent: less than a tenth, more than a hundredth.'),
  ],
});
