// A member dies with a job that it has not acknowledged. What becomes of the job differs by broker.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { predict, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, connectionsOf, packetsOf, text } from '../../packets.ts';

const came = (packets: readonly CapturedPacket[], job: string): CapturedPacket | undefined =>
  capturedOfType(packets, 'to-client', 'PUBLISH').find(
    ({ packet }) => packet?.type === 'PUBLISH' && text(packet) === job,
  );

/** The PUBLISH that `fragile` got and never acknowledged, and what came of its job afterwards. */
const held = (run: JudgedRun): { packet: CapturedPacket; then: CapturedPacket | undefined; by: string } | null => {
  const [first = [], second = []] = connectionsOf(run, 'fragile');
  const packet = capturedOfType(first, 'to-client', 'PUBLISH')[0];
  if (packet?.packet?.type !== 'PUBLISH' || second.length === 0) return null;
  if (capturedOfType(first, 'to-broker', 'PUBACK').length > 0) return null;
  const job = text(packet.packet);
  const [again, other] = [came(second, job), came(packetsOf(run, 'steady'), job)];
  return { packet, then: other ?? again, by: other ? 'other' : again ? 'same' : 'nobody' };
};

export const exercise = predict<string>({
  cell: 'unacknowledged',
  ask: {
    'zh-cn':
      '两个人一组，QoS 1。其中一个收到一件活，也处理了，却在 `PUBACK` 发出之前掉了线，会话随连接结束，然后全新开始地回来。那件活怎么样了？',
    en: 'Two members form a group, at QoS 1. One of them gets a job, does it, and loses its connection before `PUBACK` is sent; its session ends with the connection, and it comes back with a clean start. What becomes of the job?',
  },
  question: {
    form: 'choice',
    options: [
      {
        key: 'same',
        says: { 'zh-cn': '等原来那个人回来，再发给他', en: 'It waits for the same member, which gets it again' },
      },
      { key: 'other', says: { 'zh-cn': '派给另一个人，DUP = 0', en: 'It goes to the other member, with DUP = 0' } },
      { key: 'marked', says: { 'zh-cn': '派给另一个人，DUP = 1', en: 'It goes to the other member, with DUP = 1' } },
      { key: 'nobody', says: { 'zh-cn': '谁也不会再收到', en: 'Nobody gets it any more' } },
    ],
  },
  truth: (run) => {
    const job = held(run);
    if (job === null) return null;
    return job.by === 'other' && job.then?.packet?.type === 'PUBLISH' && job.then.packet.dup ? 'marked' : job.by;
  },
  proof: (run) => {
    const job = held(run);
    return job ? { packet: job.then ?? job.packet, pane: 'diagram' } : undefined;
  },
  wrong: [
    {
      given: 'same',
      say: {
        'zh-cn': '那要会话还在才行。这里会话随连接结束，他回来时对 Broker 来说是个陌生人。',
        en: 'For that its session would have to be there. Here it ended with the connection; the member that returns is a stranger to the broker.',
      },
    },
    {
      given: 'marked',
      say: {
        'zh-cn': 'DUP 说的是“这个报文我可能给你发过”，只管一个客户端的一段路。对另一个人来说，再怎么说也是第一次。',
        en: 'DUP says “I may have sent you this packet before”, to one client, on one hop. For another member it would be a first delivery in any case.',
      },
    },
    {
      given: 'nobody',
      alike: (given, truth) => given === 'nobody' && truth !== 'nobody',
      say: {
        'zh-cn': '有的 Broker 确实这样。标准说 QoS 1 应当（SHOULD）派给别人，眼前的 Broker 照做了：宁可重复，不可丢。',
        en: 'Some brokers do that. The standard says that at QoS 1 another member SHOULD get it, and the broker that you use keeps to it: better twice than never.',
      },
    },
    {
      given: 'other',
      alike: (given, truth) => given === 'other' && truth === 'nobody',
      say: {
        'zh-cn': '标准希望如此，但只是“应当”（SHOULD）。眼前的 Broker 没有改派，那件活随会话一起消失了。',
        en: 'That is what the standard wishes, but it is only a SHOULD. The broker that you use has not passed it on: the job is gone with the session.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '没确认的消息属于会话。会话没了，Broker 还欠谁一份？',
      en: 'A message that is not acknowledged belongs to a session. When that is gone, to whom does the broker still owe it?',
    },
    {
      'zh-cn': '要么改派给别人，要么就此消失，由 Broker 决定。要是改派，那个人见过它吗？',
      en: 'Either it goes to another member, or it is gone; that is for the broker to choose. And if another gets it: has that one seen it before?',
    },
  ],
});
