// How many messages wait for a client that was away, of one at each QoS.
import { predict, type JudgedRun } from '../../../src/exercises/exercise.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { connectionsOf, isMarker } from '../../packets.ts';

const waited = (run: JudgedRun): CapturedPacket[] | null => {
  const [, back] = connectionsOf(run, 'sleeper');
  return (
    back?.filter(
      ({ direction, packet }) => direction === 'to-client' && packet?.type === 'PUBLISH' && !isMarker(packet),
    ) ?? null
  );
};

export const exercise = predict<number>({
  cell: 'absent',
  ask: {
    'zh-cn': '睡着的人不在时，有人往它订阅的主题（QoS 2）各发了一条 QoS 0、1、2。它带着会话回来，会收到几条？',
    en: 'While the sleeper is away, one message each at QoS 0, 1 and 2 is published to the topic that it has subscribed to with QoS 2. It comes back to its session: how many are delivered?',
  },
  question: { form: 'number', unit: { 'zh-cn': '条', en: 'messages' } },
  truth: (run) => waited(run)?.length ?? null,
  proof: (run) => {
    const packet = waited(run)?.[0];
    return packet && { packet, pane: 'packets' };
  },
  wrong: [
    {
      given: 0,
      say: {
        'zh-cn':
          '会话没有过期：订阅还在，Broker 替不在的客户端存着 QoS 1 和 2 的消息。只有全新开始（Clean Start）才会把它们丢掉。',
        en: 'The session has not expired: the subscription stands, and the broker keeps messages of QoS 1 and 2 for a client that is away. Only a clean start would drop them.',
      },
    },
    {
      given: 1,
      say: {
        'zh-cn': '不只最后一条。会话里的队列不是保留消息：QoS 1 和 2 每一条都要存。',
        en: 'Not just the last one. The queue of a session is no retained message: each message of QoS 1 and 2 is kept.',
      },
    },
    {
      given: 2,
      alike: (given, truth) => given === 2 && truth === 3,
      say: {
        'zh-cn': '标准要求保存的确实只有 QoS 1 和 2；QoS 0 是“可以”。眼前这个 Broker 连 QoS 0 也存了。',
        en: 'QoS 1 and 2 are indeed all that the standard demands; QoS 0 is a MAY. The broker that you use has kept it too.',
      },
    },
    {
      given: 3,
      alike: (given, truth) => given === 3 && truth === 2,
      say: {
        'zh-cn': '有的 Broker 会存 QoS 0，标准并不要求。眼前这个没有存。',
        en: 'Some brokers keep QoS 0 as well, the standard does not ask for it. The one that you use has not.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '会话是 Broker 和客户端互相记住的东西。往上看看清单：哪些 QoS 一定在里面，哪个写着“可以”？',
      en: 'A session is what broker and client remember about each other. Look at the list above: which QoS must be in it, which one may be?',
    },
    {
      'zh-cn': 'QoS 1 和 2 一定会等。剩下的那一条，要看页头选的是哪个 Broker。',
      en: 'QoS 1 and 2 wait for certain. The one that is left depends on the broker chosen in the header.',
    },
  ],
});
