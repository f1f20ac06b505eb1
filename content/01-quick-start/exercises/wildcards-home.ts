// `#` stands for any number of levels, none included.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const caught = (run: JudgedRun) => capturedOfType(packetsOf(run, 'watcher-3'), 'to-client', 'PUBLISH');

export const exercise = predict<number>({
  cell: 'wildcards',
  ask: say(
    '五个主题各收到一条消息：`home`、`home/door`、`home/kitchen/temperature`、`home/kitchen/window/left`、`home/bedroom/temperature`。订阅 `home/#` 的人收到几条？',
    'One message each goes to five topics: `home`, `home/door`, `home/kitchen/temperature`, `home/kitchen/window/left` and `home/bedroom/temperature`. How many does the subscriber of `home/#` get?',
  ),
  question: { form: 'number', unit: say('条', 'messages') },
  truth: (run) => (packetsOf(run, 'watcher-3').length > 0 ? caught(run).length : null),
  proof: (run) => {
    const packet = caught(run).find((one) => one.packet?.type === 'PUBLISH' && one.packet.topic.endsWith('/home'));
    return packet && { packet };
  },
  wrong: [
    {
      given: 4,
      say: say(
        '少的多半是光秃秃的 `home`。`#` 连它上面那一层也算在内：`home/#` 匹配 `home`。',
        'The missing one is probably the bare `home`. `#` includes the level above it: `home/#` matches `home`.',
      ),
    },
    {
      given: 1,
      say: say(
        '`#` 不是恰好一层，那是 `+`。`#` 代表从这里往下的全部层级。',
        '`#` is not exactly one level, that would be `+`. It stands for every level from there on down.',
      ),
    },
    {
      given: 2,
      alike: (given, truth) => given < truth,
      say: say(
        '`#` 往下多少层都算，不管主题有多长。',
        '`#` goes down any number of levels, however long the topic is.',
      ),
    },
  ],
  hints: [
    say(
      '`+` 恰好一层；`#` 有几层算几层，零层也行。',
      '`+` is exactly one level; `#` is as many as there are, and none will do.',
    ),
    say(
      '先数 `home/` 开头的，再想想 `home` 自己。',
      'Count those that begin with `home/`, then think about `home` itself.',
    ),
  ],
});
