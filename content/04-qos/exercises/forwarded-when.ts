// When a broker passes a QoS 2 message on: the standard leaves it open, the packets tell.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const forwarded = (run: JudgedRun) => capturedOfType(packetsOf(run, 'receiver'), 'to-client', 'PUBLISH')[0];

export const exercise = predict<string>({
  cell: 'handshake',
  ask: say(
    '一条 QoS 2 消息，两边同时在线。Broker 在哪一刻把它转给订阅者？',
    'One QoS 2 message, both ends online. At which moment does the broker pass it on to the subscriber?',
  ),
  question: {
    form: 'choice',
    options: [
      {
        key: 'publish',
        says: say('收到 `PUBLISH` 就转，不等 `PUBREL`', 'As soon as it has `PUBLISH`, without waiting for `PUBREL`'),
      },
      { key: 'pubrel', says: say('收到发布者的 `PUBREL` 之后', 'After the `PUBREL` of the publisher') },
      {
        key: 'pubcomp',
        says: say(
          '订阅者先确认，发布者才拿到 `PUBREC`',
          'The subscriber acknowledges first, only then does the publisher get `PUBREC`',
        ),
      },
    ],
  },
  truth: (run) => {
    const out = forwarded(run);
    const [pubrel] = capturedOfType(packetsOf(run, 'sender'), 'to-broker', 'PUBREL');
    const [pubrec] = capturedOfType(packetsOf(run, 'sender'), 'to-client', 'PUBREC');
    const [done] = capturedOfType(packetsOf(run, 'receiver'), 'to-broker', 'PUBREC');
    if (!out || !pubrel || !pubrec || !done) return null;
    if (done.number < pubrec.number) return 'pubcomp';
    return out.number < pubrel.number ? 'publish' : 'pubrel';
  },
  proof: (run) => {
    const packet = forwarded(run);
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: 'publish',
      say: say(
        '标准允许这样，有的 Broker 也这样做；眼前这个等到了 `PUBREL`（方法 A）。',
        'The standard allows it, and some brokers do it; the one that you use has waited for `PUBREL` (method A).',
      ),
    },
    {
      given: 'pubrel',
      say: say(
        '标准允许这样，有的 Broker 也这样做；眼前这个收到 `PUBLISH` 就转了（方法 B），此后只记住标识符。',
        'The standard allows it, and some brokers do it; the one that you use passed it on at `PUBLISH` (method B) and remembers only the identifier.',
      ),
    },
    {
      given: 'pubcomp',
      say: say(
        '两段路互不等待：Broker 向发布者确认，只因为它自己收下了，与订阅者走到哪一步无关。',
        'The two hops do not wait for one another: the broker acknowledges because it has the message, however far the subscriber is.',
      ),
    },
  ],
  hints: [
    say(
      '约定只在一段路的两头之间。标准管不管两段路的先后？',
      'An agreement is between the two ends of one hop. Does the standard say anything about the order of two hops?',
    ),
    say('不管。所以要看眼前这个 Broker 怎么做。', 'It does not. So look at what this broker does.'),
  ],
});
