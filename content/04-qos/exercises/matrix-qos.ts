// The received QoS, for each pair of published and subscribed QoS.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

type Boxes = Record<string, string>;
const levels = ['0', '1', '2'];

const arrived = (run: JudgedRun): Map<string, { qos: string; packet: CapturedPacket }> =>
  new Map(
    capturedOfType(packetsOf(run, 'reader'), 'to-client', 'PUBLISH').flatMap((captured) => {
      const { packet } = captured;
      const [, published, subscribed] =
        packet?.type === 'PUBLISH' ? (/p([012])s([012])$/.exec(packet.topic) ?? []) : [];
      if (packet?.type !== 'PUBLISH' || published === undefined || subscribed === undefined) return [];
      return [[`${published}/${subscribed}`, { qos: String(packet.qos), packet: captured }] as const];
    }),
  );
const boxes = (qos: (published: string, subscribed: string) => string): Boxes =>
  Object.fromEntries(levels.flatMap((row) => levels.map((column) => [`${row}/${column}`, qos(row, column)])));
const isLike = (rule: Boxes) => (given: Boxes) =>
  levels.every((row) => levels.every((column) => given[`${row}/${column}`] === rule[`${row}/${column}`]));
const published = boxes((row) => row);
const subscribed = boxes((_, column) => column);
const higher = boxes((row, column) => String(Math.max(Number(row), Number(column))));

export const exercise = predict<Boxes>({
  cell: 'matrix',
  ask: say(
    '发布者选一个 QoS，订阅者在 `SUBSCRIBE` 里也选一个。两个都选好了，收到的是几？填上九个答案。',
    'The publisher chooses a QoS, the subscriber chooses one in `SUBSCRIBE`. Given both, which QoS arrives? Fill in all nine.',
  ),
  question: {
    form: 'matrix',
    rows: levels.map((key) => ({ key, says: say(`发布 ${key}`, `published ${key}`) })),
    columns: levels.map((key) => ({ key, says: say(`订阅 ${key}`, `subscribed ${key}`) })),
    options: levels.map((key) => ({ key, says: say(key, key) })),
  },
  truth: (run) => {
    const all = arrived(run);
    return all.size === 9 ? boxes((row, column) => all.get(`${row}/${column}`)?.qos ?? '') : null;
  },
  proof: (run) => {
    const lowered = arrived(run).get('2/1') ?? arrived(run).get('2/0');
    return lowered && { packet: lowered.packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: published,
      alike: isLike(published),
      say: say(
        '这是发布者说了算。可第二段路上，接收的是订阅者，它只要多少，Broker 就不会给更多。',
        'Here the publisher decides. But on the second hop the subscriber is the receiver, and the broker sends it no more than it asked for.',
      ),
    },
    {
      given: subscribed,
      alike: isLike(subscribed),
      say: say(
        '这是订阅者说了算。可 Broker 不会把 QoS 升上去：以 0 发布的消息，第一段路上就只有“最多一次”了。',
        'Here the subscriber decides. But the broker does not raise a QoS: what was published with 0 has had “at most once” on its first hop already.',
      ),
    },
    {
      given: higher,
      alike: isLike(higher),
      say: say(
        '两个里较高的？正好相反：一条链子多结实，看最弱的一环。',
        'The higher of the two? The other way round: a chain is as strong as its weakest link.',
      ),
    },
    {
      given: boxes(() => '0'),
      alike: (given, truth) => levels.some((row) => given[`${row}/${row}`] !== truth[`${row}/${row}`]),
      say: say(
        '先看对角线：两边说的一样时，收到的就是那个数。其余的从那里推。',
        'Begin with the diagonal: where both say the same, that is what arrives. The rest follows from there.',
      ),
    },
  ],
  hints: [
    say(
      '两段路各有各的约定。Broker 可以降级吗？可以升级吗？',
      'Each hop has its own agreement. May the broker lower a QoS? May it raise one?',
    ),
    say('哪一个数字不可能被超过？', 'Which of the two numbers can never be exceeded?'),
  ],
});
