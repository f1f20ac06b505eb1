// Acknowledgements come from the broker: they need no subscriber.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const acknowledged = (run: JudgedRun) =>
  (['PUBACK', 'PUBREC', 'PUBCOMP'] as const).flatMap((type) =>
    capturedOfType(packetsOf(run, 'publisher'), 'to-client', type),
  );
const has = (run: JudgedRun, type: string): boolean => acknowledged(run).some(({ packet }) => packet?.type === type);

export const exercise = predict<string>({
  cell: 'levels',
  ask: say(
    '三种 QoS 各发一条，而这个主题还没有任何人订阅。哪些会等到确认？',
    'One message is sent at each level, and nobody has subscribed to the topic. Which of them will be acknowledged?',
  ),
  question: {
    form: 'choice',
    options: [
      { key: 'none', says: say('都不会：没有人收，就没有人确认', 'None: where nobody receives, nobody acknowledges') },
      { key: 'all', says: say('三条都会', 'All three') },
      { key: '1', says: say('只有 QoS 1', 'Only QoS 1') },
      { key: '1 and 2', says: say('QoS 1 和 QoS 2', 'QoS 1 and QoS 2') },
    ],
  },
  truth: (run) => {
    if (packetsOf(run, 'publisher').length === 0) return null;
    const [one, two] = [has(run, 'PUBACK'), has(run, 'PUBCOMP')];
    return one && two ? '1 and 2' : one ? '1' : 'none';
  },
  proof: (run) => {
    const [packet] = acknowledged(run);
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: 'none',
      say: say(
        '确认不是订阅者给的，是 Broker 给的：它说的是“我收下了”，和有没有人听无关。',
        'It is not a subscriber who acknowledges but the broker: it says “I have it”, whether anybody listens or not.',
      ),
    },
    {
      given: 'all',
      say: say('QoS 0 没有确认，发出去就算完。', 'QoS 0 has no acknowledgement: sent is done.'),
    },
    {
      given: '1',
      say: say(
        'QoS 2 的四步也是和 Broker 走完的，不用等订阅者。',
        'The four steps of QoS 2 are taken with the broker too, without any subscriber.',
      ),
    },
  ],
  hints: [
    say('这一段路的两头是谁？', 'Who are the two ends of this hop?'),
    say(
      '发布者的对面是 Broker。它收下消息时就可以回答。',
      'The publisher faces the broker, which can answer as soon as it has the message.',
    ),
  ],
});
