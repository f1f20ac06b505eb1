// What a small load comes to in packets, in and out.
import { predict } from '../../../src/exercises/exercise.ts';
import { capturedOfType, delivered, published } from '../../packets.ts';

export const exercise = predict<number>({
  cell: 'small-run',
  ask: {
    'zh-cn':
      '十个客户端，每个 10 毫秒发一条，QoS 0，发 0.6 秒，头 0.1 秒的只发不计。一个接收者订阅了这个主题。Broker 收进和发出的 `PUBLISH` 一共多少个？',
    en: 'Ten clients send one message each every 10 ms, at QoS 0, for 0.6 seconds; those of the first 0.1 s are sent but not counted. One receiver has subscribed. How many `PUBLISH` packets does the broker take in and send out, together?',
  },
  question: { form: 'number', unit: { 'zh-cn': '个', en: 'packets' } },
  truth: (run) => (published(run).length === 600 ? published(run).length + delivered(run).length : null),
  proof: (run) => {
    const packet = capturedOfType(run.packets, 'to-client', 'PUBLISH').at(-1);
    return packet && { packet };
  },
  wrong: [
    {
      given: 600,
      say: {
        'zh-cn': '600 只是进。每条还要发给接收者，出也有 600：报速率一定要报两个。',
        en: '600 is what goes in. Each goes out to the receiver as well, which makes another 600: always give two rates.',
      },
    },
    {
      given: 1000,
      say: {
        'zh-cn': '预热的也在线路上走，只是不进统计。Broker 不知道哪些不算数。',
        en: 'What warms up crosses the wire too; it is only left out of the figures. The broker does not know which messages do not count.',
      },
    },
    {
      given: 120,
      alike: (given) => given === 120 || given === 60,
      say: {
        'zh-cn': '0.6 秒里每 10 毫秒一条，那是一个客户端的数目。还要乘以 `-c 10`。',
        en: 'That is one client, with a message every 10 ms for 0.6 s. Multiply by `-c 10`.',
      },
    },
    {
      given: 6600,
      say: {
        'zh-cn': '发送者没有订阅，收不到彼此的消息。出的一方只乘以订阅者数，这里是 1。',
        en: 'The senders have not subscribed and do not hear each other. What goes out is multiplied by the subscribers, and here there is one.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '进：客户端数 × 每个发的条数。10 毫秒一条，0.6 秒是几条？',
      en: 'In: clients times messages of each. One every 10 ms, for 0.6 s: how many is that?',
    },
    {
      'zh-cn': '进 10 × 60。出再乘以订阅者数，然后相加。',
      en: 'In, it is 10 × 60. Out, that times the subscribers. Then add the two.',
    },
  ],
});
