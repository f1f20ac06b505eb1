// Two connections with one Client Identifier: which of them is left.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { predict, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, connectionsOf } from '../../packets.ts';

/** The CONNACK of the second one. */
const accepted = (run: JudgedRun): CapturedPacket | undefined => {
  const [, second = []] = connectionsOf(run, 'twin');
  return capturedOfType(second, 'to-client', 'CONNACK')[0];
};

/** Whoever still says something to the broker after that is still there. */
const staying = (run: JudgedRun): string | null => {
  const connections = connectionsOf(run, 'twin');
  const moment = accepted(run)?.number;
  if (moment === undefined || connections.length !== 2) return null;
  const [first, second] = connections.map((packets) =>
    packets.some(({ direction, number }) => direction === 'to-broker' && number > moment),
  );
  return first ? (second ? 'both' : 'first') : second ? 'second' : 'neither';
};

export const exercise = predict<string>({
  cell: 'takeover',
  ask: {
    'zh-cn': '一个客户端已经连着，又来了一个同名的。最后谁还连着？',
    en: 'A client is connected, and a second one comes with the same Client Identifier. Who is connected in the end?',
  },
  question: {
    form: 'choice',
    options: [
      { key: 'first', says: { 'zh-cn': '先来的：名字已经有主了', en: 'The first: the name is taken' } },
      { key: 'second', says: { 'zh-cn': '后来的：先来的被断开', en: 'The second: the first is disconnected' } },
      { key: 'both', says: { 'zh-cn': '两个都连着', en: 'Both of them' } },
      { key: 'neither', says: { 'zh-cn': '两个都被断开', en: 'Neither: the broker throws both out' } },
    ],
  },
  truth: staying,
  proof: (run) => {
    const [first = []] = connectionsOf(run, 'twin');
    // MQTT 5.0 lets the broker say why it hangs up; not every broker does.
    const packet = capturedOfType(first, 'to-client', 'DISCONNECT')[0] ?? accepted(run);
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: 'first',
      say: {
        'zh-cn':
          '很多系统确实这样处理重名，MQTT 正相反。想想断了网的客户端：Broker 还没察觉，它已经回来了。要是认先来的，它就进不来。',
        en: 'Many systems treat a taken name like that; MQTT does the opposite. Think of a client whose network failed before the broker noticed: it comes back, and would be locked out by its own ghost.',
      },
    },
    {
      given: 'both',
      say: {
        'zh-cn':
          '会话是按客户端标识符存的，一个标识符只有一个会话，一个会话也只有一个连接。消息该发给谁，不能有两个答案。',
        en: 'The session is kept under the Client Identifier: one identifier, one session, and one connection for it. Two would leave the broker with two answers to “where does the message go?”',
      },
    },
    {
      given: 'neither',
      say: {
        'zh-cn': '只断开旧的那个。新的 CONNECT 没有犯错，照常得到 CONNACK。',
        en: 'Only the old connection is closed. The new CONNECT has done nothing wrong and gets its CONNACK.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '这条规则是为谁定的？想象一台设备拔了网线又插上，旧连接在 Broker 那边还“活着”。',
      en: 'Whom is the rule for? Imagine a device whose cable was pulled and put back, while its old connection still looks alive to the broker.',
    },
    {
      'zh-cn': '回来的正是后面那个连接。把它挡在门外，对谁都没有好处。',
      en: 'The one that comes back is the later connection. Nobody would gain by turning it away.',
    },
  ],
});
