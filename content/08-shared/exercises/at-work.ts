// A member with a session that is away keeps its place in the group.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { predict, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, connectionsOf, packetsOf, published } from '../../packets.ts';

const present = (run: JudgedRun): CapturedPacket[] => capturedOfType(packetsOf(run, 'at-work'), 'to-client', 'PUBLISH');
const waited = (run: JudgedRun): CapturedPacket[] =>
  capturedOfType(connectionsOf(run, 'on-leave')[1] ?? [], 'to-client', 'PUBLISH');

export const exercise = predict<number>({
  cell: 'absent-member',
  ask: {
    'zh-cn': '两个人一组，其中一个带着持久会话离线了。客户发来 10 个请求，在岗的人会收到几个？',
    en: 'Two members form a group; one of them is away, with a session that persists. A customer sends ten requests. How many reach the member at work?',
  },
  question: { form: 'number', unit: { 'zh-cn': '个', en: 'requests' } },
  truth: (run) => (published(run, 'customer').length === 10 ? present(run).length : null),
  proof: (run) => {
    const packet = waited(run)[0] ?? present(run)[0];
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: 10,
      say: {
        'zh-cn': '会话还在，组里的位子就还在。Broker 照样派活给缺席的人，存在他的会话里，等他回来。',
        en: 'The session is there, so its place in the group is. The broker assigns work to the absent member too, and keeps it in the session until it returns.',
      },
    },
    {
      given: 20,
      alike: (given) => given > 10,
      say: {
        'zh-cn': '一共只有 10 个请求，组里每个请求只给一个人。',
        en: 'There are ten requests in all, and in a group each goes to one member.',
      },
    },
    {
      given: 0,
      say: {
        'zh-cn': '在岗的人也是组员，也会轮到。请求不会全压在一个不在的人身上。',
        en: 'The one at work is a member as well, and has its turns. The requests do not all wait for somebody who is away.',
      },
    },
    {
      given: 5,
      alike: (given, truth) => given === 5 && truth !== 5,
      say: {
        'zh-cn': '轮流的话正好一半。眼前的 Broker 不轮流，每条另选一个，连缺席的人也在候选之列。',
        en: 'Half of them, where members take turns. The broker that you use chooses anew for each message, and the absent member is among those to choose from.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '订阅属于会话，不属于连接。那么谁还在组里？',
      en: 'A subscription belongs to the session, not to the connection. So who is in the group?',
    },
    {
      'zh-cn': '两个人都在，Broker 照常分。轮流的话，缺席的人轮到几次？',
      en: 'Both are, and the broker divides as ever. If they take turns, how many does the absent one get?',
    },
  ],
});
