// Exactly once: the same accident at QoS 2.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, connectionsOf, packetsOf } from '../../packets.ts';

const transfers = (run: JudgedRun) => capturedOfType(packetsOf(run, 'ledger'), 'to-client', 'PUBLISH');

export const exercise = predict<number>({
  cell: 'exactly-once',
  ask: say(
    '换成 QoS 2，在几乎相同的位置断线：应用已经记账，`PUBCOMP` 还没发出。重连之后一共记了几笔？',
    'Now QoS 2, cut at nearly the same place: the application has booked, `PUBCOMP` has not been sent. After the reconnect, how many bookings are there?',
  ),
  question: { form: 'number', unit: say('笔', 'bookings') },
  truth: (run) => (packetsOf(run, 'ledger').length > 0 ? transfers(run).length : null),
  proof: (run) => {
    // What comes in place of the message: the broker goes on where it stopped.
    const [, back = []] = connectionsOf(run, 'ledger');
    const packet = capturedOfType(back, 'to-client', 'PUBREL')[0] ?? transfers(run)[0];
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: 2,
      say: say(
        '那是 QoS 1 的结果。这里 Broker 已经收到 `PUBREC`，它就再也不发这条 `PUBLISH`，而是从 `PUBREL` 接着来。',
        'That would be QoS 1. Here the broker has had its `PUBREC`, so it never sends that `PUBLISH` again; it goes on with `PUBREL`.',
      ),
    },
    {
      given: 0,
      say: say(
        '`PUBREL` 已经放行，应用记过账了，这一笔不会消失。',
        '`PUBREL` had released it and the application has booked: that one does not vanish.',
      ),
    },
  ],
  hints: [
    say('四步走到了哪一步？', 'How far had the four steps come?'),
    say(
      '`PUBREC` 之后，发送者只认标识符，不再发消息本身。',
      'After `PUBREC` the sender knows the identifier only; it does not send the message again.',
    ),
  ],
});
