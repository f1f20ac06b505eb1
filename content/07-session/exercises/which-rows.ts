// Clean Start and Session Expiry Interval: in which of four cases the session is there again.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, connectionsOf } from '../../packets.ts';

type Boxes = Record<string, string>;
/** In the order of the cell: first and second connection of each case. */
const cases = ['0/1', '0/0', '60/1', '60/0'];
const second = (run: JudgedRun, place: number) =>
  capturedOfType(connectionsOf(run, 'guest')[2 * place + 1] ?? [], 'to-client', 'CONNACK')[0];
const boxes = (present: (box: string) => boolean): Boxes =>
  Object.fromEntries(cases.map((box) => [box, present(box) ? '1' : '0']));

export const exercise = predict<Boxes>({
  cell: 'clean-start',
  ask: say(
    '客人连接、离开，马上再连接一次。四种组合，第二次的 Session Present 各是几？',
    'A guest connects, leaves, and connects again at once. For each of the four combinations: which Session Present does the second connection get?',
  ),
  question: {
    form: 'matrix',
    rows: [
      { key: '0', says: say('过期间隔 0', 'expiry 0') },
      { key: '60', says: say('过期间隔 60', 'expiry 60') },
    ],
    columns: [
      { key: '1', says: say('Clean Start 1', 'Clean Start 1') },
      { key: '0', says: say('Clean Start 0', 'Clean Start 0') },
    ],
    options: [
      { key: '0', says: say('0', '0') },
      { key: '1', says: say('1', '1') },
    ],
  },
  truth: (run) => {
    const answers = cases.map((box, place) => [box, second(run, place)?.packet] as const);
    if (answers.some(([, packet]) => packet?.type !== 'CONNACK')) return null;
    return boxes((box) => {
      const packet = answers.find(([name]) => name === box)?.[1];
      return packet?.type === 'CONNACK' && packet.sessionPresent;
    });
  },
  proof: (run) => {
    const packet = second(run, 1);
    return packet && { packet };
  },
  wrong: [
    {
      given: boxes((box) => box.endsWith('/0')),
      alike: (given, truth) => given['0/0'] === '1' && truth['0/0'] === '0',
      say: say(
        '“接着用”要有东西可接。过期间隔 0 的会话在断开那一刻就没有了，Clean Start 0 也找不回来。',
        'To go on, there must be something to go on with. With an expiry of 0 the session was gone the moment the connection ended; Clean Start 0 does not bring it back.',
      ),
    },
    {
      given: boxes((box) => box.startsWith('60')),
      alike: (given, truth) => given['60/1'] === '1' && truth['60/1'] === '0',
      say: say(
        '会话确实留着，可 Clean Start 1 一来就把它丢了，见 [MQTT5-3.1.2-4]。',
        'The session was kept, and Clean Start 1 discards it on arrival [MQTT5-3.1.2-4].',
      ),
    },
    {
      given: boxes(() => false),
      alike: (given, truth) => given['60/0'] === '0' && truth['60/0'] === '1',
      say: say(
        '有一行两个条件都满足：留着，又没有丢掉。',
        'In one row both conditions are met: it was kept, and it was not discarded.',
      ),
    },
  ],
  hints: [
    say(
      '两个条件都要满足：结尾留下，开头不丢。',
      'Two conditions must be met: kept at the end, not discarded at the beginning.',
    ),
  ],
});
