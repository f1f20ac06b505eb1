// RETAIN on what arrives: live, and out of the slot.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

type Boxes = Record<string, string>;
// Readings: the empty message with which the cell cleans up is live.
const received = (run: JudgedRun, client: string) =>
  capturedOfType(packetsOf(run, client), 'to-client', 'PUBLISH').filter(
    ({ packet }) => packet?.type === 'PUBLISH' && packet.payload.length > 0,
  );
const flag = (run: JudgedRun, client: string): string | null => {
  const flags = received(run, client).map(({ packet }) => packet?.type === 'PUBLISH' && packet.retain);
  if (flags.length === 0) return null;
  return flags.every(Boolean) ? '1' : flags.some(Boolean) ? 'mixed' : '0';
};
const answer = (early: string, late: string): Boxes => ({ 'early/flag': early, 'late/flag': late });
const isLike = (rule: Boxes) => (given: Boxes) => Object.entries(rule).every(([box, value]) => given[box] === value);

export const exercise = predict<Boxes>({
  cell: 'last-value',
  ask: say(
    '三条发布时 RETAIN 都是 1。订阅者收到的 `PUBLISH` 上，RETAIN 是几？',
    'All three are published with RETAIN 1. Which RETAIN do the subscribers see on the `PUBLISH` packets that they get?',
  ),
  question: {
    form: 'matrix',
    rows: [
      { key: 'early', says: say('先订阅的人', 'there from the start') },
      { key: 'late', says: say('后来的人', 'the latecomer') },
    ],
    columns: [{ key: 'flag', says: say('收到的 RETAIN', 'RETAIN received') }],
    options: [
      { key: '0', says: say('都是 0', 'always 0') },
      { key: '1', says: say('都是 1', 'always 1') },
      { key: 'mixed', says: say('有 0 有 1', 'some of each') },
    ],
  },
  truth: (run) => {
    const [early, late] = [flag(run, 'early'), flag(run, 'late')];
    return early === null || late === null ? null : answer(early, late);
  },
  proof: (run) => {
    const packet = received(run, 'early')[0];
    return packet && { packet };
  },
  wrong: [
    {
      given: answer('1', '1'),
      alike: isLike({ 'early/flag': '1' }),
      say: say(
        '发布时的 RETAIN 是说给 Broker 听的：“请留下它。”实时转发时 Broker 把它清为 0，见 [MQTT5-3.3.1-12]。',
        'RETAIN on publishing speaks to the broker: “keep this”. In live delivery the broker sets it to 0 [MQTT5-3.3.1-12].',
      ),
    },
    {
      given: answer('0', '0'),
      alike: isLike({ 'late/flag': '0' }),
      say: say(
        '从格子里发出来的那一条，RETAIN 是 1：收到的人由此知道，它是因为订阅才来的。',
        'What comes out of the slot has RETAIN 1: that is how a receiver knows that it came because of the subscription.',
      ),
    },
    {
      given: answer('mixed', '1'),
      alike: (given) => Object.values(given).includes('mixed'),
      say: say(
        '每个人收到的都是同一种：先订阅的全是实时的，后来的只有格子里的那条。',
        'Each of them gets one kind only: live messages, or the one out of the slot.',
      ),
    },
  ],
  hints: [
    say(
      '一个标志，两层意思：发布时是对谁说的，收到时又是谁说的？',
      'One flag, two meanings: whom does it tell on publishing, and who tells it on delivery?',
    ),
  ],
});
