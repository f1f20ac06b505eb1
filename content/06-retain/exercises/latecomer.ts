// What a latecomer gets of three retained messages to one topic.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

// The empty message with which the cell cleans up comes later.
const late = (run: JudgedRun) =>
  capturedOfType(packetsOf(run, 'late'), 'to-client', 'PUBLISH').filter(
    ({ packet }) => packet?.type === 'PUBLISH' && packet.payload.length > 0,
  );

export const exercise = predict<number>({
  cell: 'last-value',
  ask: say(
    '传感器向同一个主题发出三个读数，都标了 RETAIN。有人在三条都发完之后才订阅，他收到几条？',
    'A sensor publishes three readings to one topic, all marked RETAIN. Somebody subscribes when all three are out. How many does the latecomer get?',
  ),
  question: { form: 'number', unit: say('条', 'messages') },
  truth: (run) => (packetsOf(run, 'late').length > 0 ? late(run).length : null),
  proof: (run) => {
    const packet = late(run)[0];
    return packet && { packet, pane: 'broker' };
  },
  wrong: [
    {
      given: 3,
      say: say(
        '每个主题只有一个格子，后一条顶掉前一条。要留三条，得有三个主题。',
        'There is one slot for each topic, and each message replaces the one before. Three messages would need three topics.',
      ),
    },
    {
      given: 0,
      say: say(
        '没有 RETAIN 的消息来晚了就错过了；标了 RETAIN 的，Broker 会留下最后一条。',
        'A message without RETAIN is missed by whoever comes late; of those with RETAIN the broker keeps the last.',
      ),
    },
    {
      given: 2,
      alike: (given, truth) => given > truth,
      say: say('格子里只放得下一条。', 'The slot has room for one.'),
    },
  ],
  hints: [say('Broker 为每个主题留了几个格子？', 'How many slots does the broker keep for a topic?')],
});
