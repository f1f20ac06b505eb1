// A member leaves in the middle of the work, in three ways. What is lost differs by broker, and by how far it had come.
import { predict, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';
import { shownCell } from '../../shown-cell.ts';

type Boxes = Readonly<Record<string, string>>;
const hows = ['unsubscribe', 'disconnect', 'cut'];

/** The column `lost` of the table: what nobody has processed. A packet on its way to ben is not processed yet. */
const lost = (run: JudgedRun, how: string): number | null => {
  const count = shownCell(run, { how }, 'lost');
  return count === null ? null : Number(count);
};

export const exercise = predict<Boxes>({
  cell: 'member-leaves',
  ask: {
    'zh-cn':
      '三个成员一下子接到 300 件活（QoS 1），ben 干到一半离开：一次先 `UNSUBSCRIBE`，一次只发 `DISCONNECT`，一次连接被掐断。哪一次会漏掉活？',
    en: 'Three members get 300 tasks at once, at QoS 1, and ben goes in the middle of them: once with `UNSUBSCRIBE` first, once with only `DISCONNECT`, once by a cut connection. When is something lost?',
  },
  question: {
    form: 'matrix',
    rows: [
      { key: 'unsubscribe', says: { 'zh-cn': '先 `UNSUBSCRIBE`', en: '`UNSUBSCRIBE` first' } },
      { key: 'disconnect', says: { 'zh-cn': '只发 `DISCONNECT`', en: 'only `DISCONNECT`' } },
      { key: 'cut', says: { 'zh-cn': '连接被掐断', en: 'a cut connection' } },
    ],
    columns: [{ key: 'lost', says: { 'zh-cn': '漏掉的活', en: 'lost' } }],
    options: [
      { key: 'none', says: { 'zh-cn': '一件不漏', en: 'nothing' } },
      { key: 'some', says: { 'zh-cn': '漏掉几件', en: 'some tasks' } },
    ],
  },
  truth: (run) => {
    const counts = hows.map((how) => lost(run, how));
    if (counts.includes(null)) return null;
    return Object.fromEntries(hows.map((how, index) => [`${how}/lost`, counts[index] === 0 ? 'none' : 'some']));
  },
  proof: (run) => {
    const packet = capturedOfType(packetsOf(run, 'ben/unsubscribe'), 'to-broker', 'UNSUBSCRIBE')[0];
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: { 'unsubscribe/lost': 'some', 'disconnect/lost': 'some', 'cut/lost': 'some' },
      alike: (given, truth) => given['unsubscribe/lost'] === 'some' && truth['unsubscribe/lost'] === 'none',
      say: {
        'zh-cn':
          '先取消订阅就不会漏：Broker 不再给它派新的，已经在路上的它还连着，收得到，也确认得了（[MQTT5-3.10.4-2]、[MQTT5-3.10.4-3]）。',
        en: 'Whoever unsubscribes first loses nothing: the broker assigns it nothing new ([MQTT5-3.10.4-2]), and what is on its way still reaches it, as it is there to take it and acknowledge it.',
      },
    },
    {
      given: { 'unsubscribe/lost': 'none', 'disconnect/lost': 'none', 'cut/lost': 'none' },
      alike: (given, truth) =>
        ['disconnect/lost', 'cut/lost'].some((box) => given[box] === 'none' && truth[box] === 'some'),
      say: {
        'zh-cn':
          '说走就走的人带走了派给它、它还没确认的活。会话结束时另找人接手只是“应当”（4.8.2），眼前的 Broker 没有做到。',
        en: 'Whoever just goes takes along what it was given and had not acknowledged. Giving that to another member is only a SHOULD (4.8.2), and the broker that you use has not done it for all of them.',
      },
    },
    {
      given: { 'unsubscribe/lost': 'none', 'disconnect/lost': 'some', 'cut/lost': 'some' },
      alike: (given, truth) =>
        ['disconnect/lost', 'cut/lost'].some((box) => given[box] === 'some' && truth[box] === 'none'),
      say: {
        'zh-cn':
          '这样担心有道理，标准也没有保证。不过这一回没有漏：要么 ben 手里的都已经处理完，要么 Broker 把没确认的派给了别人。',
        en: 'A sound fear, and the standard gives no promise. But this time nothing is missing there: either ben had finished what it held, or the broker gave it to somebody else.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '想想 ben 离开那一刻，有哪些活已经派给它、它却还没有确认。',
      en: 'Think of the moment at which ben goes: which tasks has it been given, and not acknowledged yet?',
    },
    {
      'zh-cn': '取消订阅以后 ben 还连着，可以干完手里的。另外两种要看 Broker 肯不肯把没确认的派给别人。',
      en: 'After unsubscribing ben is still connected, and can finish. In the other two cases it depends on whether the broker gives to others what was not acknowledged.',
    },
  ],
});
