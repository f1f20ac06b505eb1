// One copy for each matching subscription, at every QoS.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType } from '../../packets.ts';

const copies = (run: JudgedRun) => capturedOfType(run.packets, 'to-client', 'PUBLISH');

export const exercise = predict<number>({
  cell: 'fan-out',
  ask: say(
    '三个客户端以 QoS 2 订阅同一个主题。发布者把 QoS 0、1、2 各发一次。Broker 一共发出几个 `PUBLISH`？',
    'Three clients subscribe to one topic at QoS 2. The publisher sends one message at each of QoS 0, 1 and 2. How many `PUBLISH` packets does the broker send in all?',
  ),
  question: { form: 'number', unit: say('个', 'packets') },
  truth: (run) => (run.packets.length > 0 ? copies(run).length : null),
  proof: (run) => {
    const packet = copies(run)[0];
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: 3,
      say: say(
        '三条消息，没错；可每个订阅者都要自己的一份。',
        'Three messages, yes; but each subscriber gets a copy of its own.',
      ),
    },
    {
      given: 6,
      say: say(
        '漏了一种。QoS 0 也每人一份，份数和 QoS 没有关系。',
        'One level is missing. QoS 0 gets a copy for each as well: how many copies there are has nothing to do with QoS.',
      ),
    },
    {
      given: 7,
      alike: (given, truth) => given < truth,
      say: say(
        '数一数：几条消息，乘以几个匹配的订阅。',
        'Count the messages, and multiply by the matching subscriptions.',
      ),
    },
    {
      given: 18,
      alike: (given, truth) => given > truth,
      say: say(
        '`PUBLISH` 只算送出去的那一个。QoS 2 的四步里，另外三个不叫 `PUBLISH`。',
        'Only the packet that carries the message counts. Of the four steps of QoS 2, the other three are no `PUBLISH`.',
      ),
    },
  ],
  hints: [say('一条消息，每个匹配的订阅一份。', 'One message, one copy for each matching subscription.')],
});
