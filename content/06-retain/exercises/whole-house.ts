// A wildcard subscription and the slots of several topics.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const states = (run: JudgedRun) => capturedOfType(packetsOf(run, 'dashboard'), 'to-client', 'PUBLISH');

export const exercise = predict<number>({
  cell: 'one-per-topic',
  ask: say(
    '三个房间的灯，各以 RETAIN 更新两次状态。之后仪表盘订阅 `house/+/light`，它收到几条？',
    'The lights of three rooms publish their state twice each, with RETAIN. Then a dashboard subscribes to `house/+/light`. How many messages does it get?',
  ),
  question: { form: 'number', unit: say('条', 'messages') },
  truth: (run) => (packetsOf(run, 'dashboard').length > 0 ? states(run).length : null),
  proof: (run) => {
    const packet = states(run)[0];
    return packet && { packet, pane: 'broker' };
  },
  wrong: [
    {
      given: 6,
      say: say(
        '每个主题只留最后一条，第一轮的状态已经被顶掉了。',
        'Each topic keeps its last message; the first round has been replaced.',
      ),
    },
    {
      given: 1,
      say: say(
        '格子按主题名算，不按过滤器算。三个主题匹配 `+`，就有三个格子。',
        'Slots go by Topic Name, not by filter. Three topics match `+`, so there are three slots.',
      ),
    },
    {
      given: 0,
      say: say(
        '保留消息和通配符合得来：一个订阅就拿到所有匹配主题的现状。',
        'Retained messages go well with wildcards: one subscription brings the state of every topic that matches.',
      ),
    },
  ],
  hints: [
    say('有几个不同的主题名？每个留几条？', 'How many different Topic Names are there, and how many does each keep?'),
  ],
});
