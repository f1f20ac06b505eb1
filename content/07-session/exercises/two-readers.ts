// Clean Session 1 and 0: what the two readers find when they come back.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, connectionsOf } from '../../packets.ts';

type Boxes = Record<string, string>;
// Each reader wipes, is there, comes back, wipes.
const back = (run: JudgedRun, clean: string) => connectionsOf(run, `reader-${clean}`)[2] ?? [];
const news = (run: JudgedRun, clean: string) => capturedOfType(back(run, clean), 'to-client', 'PUBLISH');

function row(run: JudgedRun, clean: string): Boxes | null {
  const connack = capturedOfType(back(run, clean), 'to-client', 'CONNACK')[0]?.packet;
  if (connack?.type !== 'CONNACK') return null;
  return {
    [`${clean}/present`]: connack.sessionPresent ? '1' : '0',
    [`${clean}/news`]: news(run, clean).length > 0 ? '1' : '0',
  };
}
const answer = (one: [string, string], zero: [string, string]): Boxes => ({
  '1/present': one[0],
  '1/news': one[1],
  '0/present': zero[0],
  '0/news': zero[1],
});

export const exercise = predict<Boxes>({
  cell: 'clean-session',
  ask: say(
    '两个读者订阅后离开，离开期间有人发了一条 QoS 1 的新闻。他们回来，不再订阅。每个人的 `CONNACK` 里 Session Present 是几？新闻到了没有？',
    'Two readers subscribe and leave; meanwhile news is published at QoS 1. They return and do not subscribe again. Which Session Present is in their `CONNACK`, and does the news arrive?',
  ),
  question: {
    form: 'matrix',
    rows: [
      { key: '1', says: say('CleanSession = 1', 'CleanSession = 1') },
      { key: '0', says: say('CleanSession = 0', 'CleanSession = 0') },
    ],
    columns: [
      { key: 'present', says: say('Session Present', 'Session Present') },
      { key: 'news', says: say('收到几条新闻', 'news received') },
    ],
    options: [
      { key: '0', says: say('0', '0') },
      { key: '1', says: say('1', '1') },
    ],
  },
  truth: (run) => {
    const [one, zero] = [row(run, '1'), row(run, '0')];
    return one && zero && { ...one, ...zero };
  },
  proof: (run) => {
    const packet = news(run, '0')[0] ?? capturedOfType(back(run, '0'), 'to-client', 'CONNACK')[0];
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: answer(['0', '1'], ['1', '1']),
      alike: (given, truth) => given['1/news'] === '1' && truth['1/news'] === '0',
      say: say(
        'CleanSession = 1 的会话随连接结束，订阅也跟着没了。没有订阅，新闻就不是给他的。',
        'With CleanSession 1 the session ended with the connection, and the subscription with it. Without one, the news was not for this reader.',
      ),
    },
    {
      given: answer(['0', '0'], ['1', '0']),
      alike: (given, truth) => given['0/news'] === '0' && truth['0/news'] === '1',
      say: say(
        'CleanSession = 0 的会话还在，订阅也在，QoS 1 的新闻就在队列里等他，不用再订阅。',
        'With CleanSession 0 the session stands, with its subscription, so the news at QoS 1 waits in the queue. There is no need to subscribe again.',
      ),
    },
    {
      given: answer(['1', '0'], ['1', '1']),
      alike: (given, truth) => given['1/present'] !== truth['1/present'] || given['0/present'] !== truth['0/present'],
      say: say(
        'Session Present 问的是“旧会话还在不在”，由 Broker 回答：1 只给接着用旧会话的人。',
        'Session Present answers “is the old session still there?”: 1 is only for who goes on with it.',
      ),
    },
  ],
  hints: [
    say(
      '一个开关管两件事：开头丢不丢旧的，结尾留不留。',
      'One switch for two things: what becomes of an old session at the beginning, and of this one at the end.',
    ),
    say(
      '先判断会话在不在，其余的都跟着它。',
      'Decide whether the session is there; everything else follows from that.',
    ),
  ],
});
