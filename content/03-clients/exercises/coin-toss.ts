// The birthday problem with 101 names.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { shownCell } from '../../shown-cell.ts';

const sizes = ['5', '12', '30'];

/** In percent. */
const chance = (run: JudgedRun, clients: string): number =>
  Number(shownCell(run, { clients }, 'two share an identifier')?.replace(' %', '') ?? NaN);

export const exercise = predict<string>({
  cell: 'collisions',
  ask: say(
    '名字从 `client-0` 到 `client-100`，随机取一个。多少个客户端在一起，有两个同名就和抛硬币差不多了？',
    'Names from `client-0` to `client-100`, one at random for each client. With how many clients is it about a coin toss whether two have the same?',
  ),
  question: {
    form: 'choice',
    options: [...sizes, '51'].map((key) => ({ key, says: say(`${key} 个`, key) })),
  },
  truth: (run) => {
    const near = (clients: string): number => Math.abs(chance(run, clients) - 50);
    const nearest = [...sizes].sort((one, other) => near(one) - near(other))[0];
    return nearest === undefined || !(near(nearest) < 10) ? null : nearest;
  },
  proof: () => undefined,
  wrong: [
    {
      given: '51',
      say: say(
        '一半的名字用掉了，是说新来的一个和别人同名的机会有一半。可先来的五十个之间，早就有人同名了。',
        'With half of the names taken, a newcomer meets a taken one with a chance of one half. But among the fifty before it two had the same name long ago.',
      ),
    },
    {
      given: '30',
      say: say(
        '三十个人有 435 对，每一对都可能同名：几乎一定会撞上。',
        'Thirty clients are 435 pairs, and each pair may share a name: it is almost certain.',
      ),
    },
    {
      given: '5',
      say: say(
        '五个只有十对，每对同名的机会不到百分之一，总共一成左右。',
        'Five clients are ten pairs, each with a chance of less than one percent: about a tenth in all.',
      ),
    },
  ],
  hints: [
    say('要数的不是客户端，是一对一对的客户端。', 'Do not count clients, count pairs of clients.'),
    say(
      '每一对同名的机会是 1/101。大约 70 对，就和抛硬币差不多。',
      'A pair shares a name with a chance of 1 in 101. With some 70 pairs it is a coin toss.',
    ),
  ],
});
