// How a broker divides messages in a group: as it likes, each to one member.
import { predict, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, delivered, published } from '../../packets.ts';

const shares = (run: JudgedRun): string | null => {
  const jobs = published(run, 'boss').length;
  const counts = ['anna', 'ben', 'chen'].map((name) => delivered(run, name).length);
  const sum = counts.reduce((total, count) => total + count, 0);
  if (jobs !== 30 || sum < jobs) return null;
  if (sum > jobs) return 'all';
  if (counts.includes(jobs)) return 'one';
  return counts.every((count) => count === jobs / 3) ? 'equal' : 'unequal';
};

export const exercise = predict<string>({
  cell: 'distribution',
  ask: {
    'zh-cn': '三个工人一组，老板发 30 件活。怎么分？',
    en: 'Three workers form a group, and the boss sends thirty jobs. What are the shares?',
  },
  question: {
    form: 'choice',
    options: [
      { key: 'all', says: { 'zh-cn': '每人 30 件', en: 'Thirty for each' } },
      { key: 'equal', says: { 'zh-cn': '每人 10 件', en: 'Ten for each' } },
      { key: 'unequal', says: { 'zh-cn': '一共 30 件，但有多有少', en: 'Thirty in all, some get more than others' } },
      { key: 'one', says: { 'zh-cn': '30 件全给一个人', en: 'All thirty go to one of them' } },
    ],
  },
  truth: shares,
  proof: (run) => {
    const packet = capturedOfType(run.packets, 'to-client', 'PUBLISH')[0];
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: 'all',
      say: {
        'zh-cn': '普通订阅才这样：有几个订阅者就有几份。共享订阅的一组人合起来只算一个订阅者（4.8.2）。',
        en: 'Plain subscriptions do that: so many subscribers, so many copies. The members of a group count as one subscriber together (4.8.2).',
      },
    },
    {
      given: 'one',
      say: {
        'zh-cn':
          '标准允许，EMQX 的 `sticky` 策略就会这样。眼前的 Broker 没有：它每条消息都重新选人，干活的人越多越快，这才是共享订阅的用处。',
        en: 'That is permitted, and the strategy `sticky` of EMQX would do so. The broker that you use chooses anew for each message, so more workers do more work.',
      },
    },
    {
      given: 'unequal',
      say: {
        'zh-cn': '标准确实没有规定要平均，可眼前的 Broker 是轮流的，一个发布者的 30 条正好分成三个 10。',
        en: 'The standard indeed promises no equal shares. But the broker that you use takes turns, and the thirty of one publisher come to three times ten.',
      },
    },
    {
      given: 'equal',
      say: {
        'zh-cn': '很多 Broker 是轮流的，会是 10、10、10；标准没有这样要求，眼前的 Broker 每条都另选一个。',
        en: 'Many brokers take turns, and it would be ten each. The standard does not ask for that, and the broker that you use chooses in its own way.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '一组算一个订阅者，所以一共是多少份？',
      en: 'A group counts as one subscriber. So how many copies are there in all?',
    },
    {
      'zh-cn': '一共 30 份，每份给谁由 Broker 决定。页面内的 Broker 平时像 EMQX 5 那样轮流。',
      en: 'Thirty, and to whom each goes is for the broker to choose. The one in the page normally takes turns, as EMQX 5 does.',
    },
  ],
});
