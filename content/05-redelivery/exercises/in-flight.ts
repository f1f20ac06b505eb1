// Receive Maximum: how many unacknowledged messages reach a subscriber that allows two.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const early = (run: JudgedRun) => {
  const packets = packetsOf(run, 'slow');
  const [puback] = capturedOfType(packets, 'to-broker', 'PUBACK');
  if (puback === undefined) return null;
  return capturedOfType(packets, 'to-client', 'PUBLISH').filter(({ number }) => number < puback.number);
};

export const exercise = predict<number>({
  cell: 'window',
  ask: say(
    '订阅者声明 Receive Maximum 2，并且先不确认。发布者连发五条 QoS 1，每条都等到了 Broker 的 `PUBACK`。订阅者的第一个 `PUBACK` 之前，有几个 `PUBLISH` 到了它那里？',
    'A subscriber states Receive Maximum 2 and acknowledges nothing for now. The publisher sends five messages at QoS 1 and gets a `PUBACK` for each from the broker. How many `PUBLISH` packets reach the subscriber before its own first `PUBACK`?',
  ),
  question: { form: 'number', unit: say('个', 'packets') },
  truth: (run) => early(run)?.length ?? null,
  proof: (run) => {
    const packet = early(run)?.at(-1);
    return packet && { packet, pane: 'broker' };
  },
  wrong: [
    {
      given: 5,
      say: say(
        '发布者的 `PUBACK` 只说 Broker 收下了。送给订阅者的，受它自己的 Receive Maximum 限制。',
        'The publisher’s `PUBACK` only says that the broker has the message. What goes on to the subscriber is limited by its Receive Maximum.',
      ),
    },
    {
      given: 1,
      say: say(
        'MQTT.js 只把第一条交给应用，但线路上不止一条：窗口是 2。看报文，别看输出。',
        'MQTT.js shows the application the first one only, but more than one is on the wire: the window is 2. Look at the packets, not at the output.',
      ),
    },
    {
      given: 0,
      say: say(
        '不确认不等于不收：名额用完之前，消息照样来。',
        'Not to acknowledge is not to refuse: until the places are taken, messages come.',
      ),
    },
    {
      given: 3,
      alike: (given, truth) => given > truth,
      say: say(
        '超过 Receive Maximum 是协议错误，Broker 不会这样做。',
        'To exceed Receive Maximum would be a protocol error; the broker does not do it.',
      ),
    },
  ],
  hints: [
    say('Receive Maximum 数的是什么？', 'What does Receive Maximum count?'),
    say(
      '未确认的 QoS 1 和 2。其余的排在 Broker 为它准备的队列里。',
      'Unacknowledged QoS 1 and 2. The rest waits in the queue that the broker keeps for it.',
    ),
  ],
});
