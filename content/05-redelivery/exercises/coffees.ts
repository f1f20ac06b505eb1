// At least once: what happens to a message whose acknowledgement never came.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const orders = (run: JudgedRun) => capturedOfType(packetsOf(run, 'kitchen'), 'to-client', 'PUBLISH');

export const exercise = predict<number>({
  cell: 'at-least-once',
  ask: say(
    '服务员以 QoS 1 下了一杯咖啡的单。厨房做好了，却在发出 `PUBACK` 之前断了线，然后带着原来的会话回来。一共做了几杯？',
    'The waiter orders one coffee at QoS 1. The kitchen makes it, loses its connection before it has sent `PUBACK`, and comes back to its session. How many coffees are made?',
  ),
  question: { form: 'number', unit: say('杯', 'coffees') },
  truth: (run) => (packetsOf(run, 'kitchen').length > 0 ? orders(run).length : null),
  proof: (run) => {
    const packet = orders(run).at(-1);
    return packet && { packet };
  },
  wrong: [
    {
      given: 1,
      say: say(
        'Broker 没有等到 `PUBACK`，它无从知道咖啡已经做了。“至少一次”的意思就是：没有确认就再送一次。',
        'The broker never saw a `PUBACK`: it cannot know that the coffee has been made. “At least once” means that what is not acknowledged comes again.',
      ),
    },
    {
      given: 0,
      say: say(
        '断线之前 `PUBLISH` 已经到了，第一杯做好了。',
        '`PUBLISH` had arrived before the connection broke: the first coffee was made.',
      ),
    },
    {
      given: 3,
      alike: (given, truth) => given > truth,
      say: say(
        '只重发一次：第二次厨房确认了，Broker 就放手了。',
        'It is sent again once: the second time the kitchen acknowledged, and the broker let go.',
      ),
    },
  ],
  hints: [
    say('谁在等 `PUBACK`？它没等到，会怎么想？', 'Who waits for the `PUBACK`? What must it think when none comes?'),
    say('会话还在，所以未确认的消息也还在。', 'The session is still there, and with it the unacknowledged message.'),
  ],
});
