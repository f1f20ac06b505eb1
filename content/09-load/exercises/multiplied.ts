// What a load command asks for, with many subscribers: publishing is multiplied.
import { predict, say } from '../../../src/exercises/exercise.ts';
import { shownCell } from '../../shown-cell.ts';

export const exercise = predict<number>({
  cell: 'arithmetic',
  ask: say(
    '`-c 10 -I 10`：10 个客户端，各自每 10 毫秒发一条。这个主题有 500 个订阅者，Broker 每秒要发出多少条消息？',
    '`-c 10 -I 10`: ten clients, each with a message every 10 ms. The topic has 500 subscribers. How many messages a second does the broker have to send out?',
  ),
  question: { form: 'number', unit: say('条/秒', 'msg/s') },
  truth: (run) => {
    const out = Number(shownCell(run, { subscribers: '500' }, 'out, msg/s') ?? NaN);
    return Number.isFinite(out) ? out : null;
  },
  proof: () => undefined,
  wrong: [
    {
      given: 1000,
      say: say(
        '这是进来的：十个客户端，每秒各一百条。每一条还要发给每一个订阅者。',
        'That is what comes in: ten clients with a hundred messages a second each. Every one of them goes out to every subscriber.',
      ),
    },
    {
      given: 50_000,
      say: say(
        '这里把 `-I 10` 当成了每秒 10 条。它是两条之间的毫秒数：每 10 毫秒一条，一秒就是 100 条。',
        'This takes `-I 10` for ten messages a second. It is the time between two of them: one every 10 ms makes a hundred a second.',
      ),
    },
    {
      given: 5000,
      say: say(
        '十个客户端乘以 500 个订阅者，还没有算每个客户端一秒发多少条。',
        'Ten clients times 500 subscribers; how many messages each of them sends in a second is not in it yet.',
      ),
    },
  ],
  hints: [
    say('先算一个客户端每秒发几条，再算十个。', 'First: how many messages a second from one client? Then ten of them.'),
    say('进来的是 1000 条。每一条都有 500 份。', 'A thousand come in. There are 500 copies of each.'),
  ],
});
