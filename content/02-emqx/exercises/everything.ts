// Whether a broker lets a client subscribe to everything.
import { predict, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const asked = (run: JudgedRun) =>
  capturedOfType(packetsOf(run, 'modern'), 'to-broker', 'SUBSCRIBE').find(
    ({ packet }) => packet?.type === 'SUBSCRIBE' && packet.subscriptions.some(({ filter }) => filter === '#'),
  );
/** What the broker says next to whoever has asked. */
const answered = (run: JudgedRun) => {
  const request = asked(run);
  return packetsOf(run, 'modern').find(
    ({ direction, number, packet }) =>
      request !== undefined &&
      number > request.number &&
      direction === 'to-client' &&
      (packet?.type === 'SUBACK' || packet?.type === 'DISCONNECT'),
  );
};

export const exercise = predict<string>({
  cell: 'acceptance',
  ask: say(
    '验收的最后一项：客户端要订阅 `#`，也就是所有人的所有消息。你的 Broker 怎么回答？',
    'The last thing asked for: a client wants to subscribe to `#`, all messages of everyone. What does your broker answer?',
  ),
  question: {
    form: 'choice',
    options: [
      { key: 'granted', says: say('`SUBACK`，同意', '`SUBACK`: granted') },
      {
        key: 'refused',
        says: say('`SUBACK`，原因码 `0x80` 或更大：拒绝', '`SUBACK` with a code from `0x80` up: refused'),
      },
      { key: 'thrown out', says: say('`DISCONNECT`，请它出去', '`DISCONNECT`: the client is thrown out') },
    ],
  },
  truth: (run) => {
    const packet = answered(run)?.packet;
    if (packet?.type === 'DISCONNECT') return 'thrown out';
    if (packet?.type !== 'SUBACK') return null;
    return (packet.reasonCodes[0] ?? 0) >= 0x80 ? 'refused' : 'granted';
  },
  proof: (run) => {
    const packet = answered(run);
    return packet && { packet, pane: 'packets' };
  },
  wrong: [
    {
      given: 'granted',
      say: say(
        '按标准可以同意，可没有人规定必须同意：Broker 有权决定谁能听什么，这个 Broker 就说了不。',
        'It may be granted, but nothing says that it must: a broker decides who may listen to what, and this one says no.',
      ),
    },
    {
      given: 'refused',
      say: say(
        '这个 Broker 没有给 `#` 设规矩，于是整个 Broker 上的消息你都听得到。放到公网上之前要想一想。',
        'This broker has no rule against `#`, so you hear whatever crosses it. Think about that before you put it on the internet.',
      ),
    },
    {
      given: 'thrown out',
      say: say(
        '没有权限不是协议错误，用不着断开连接：`SUBACK` 里每个过滤器都有自己的原因码，拒绝写在那里就行。',
        'Having no permission is no protocol error, and no reason to hang up: `SUBACK` has a Reason Code for each filter, and that is where a refusal stands.',
      ),
    },
  ],
  hints: [
    say(
      '`#` 是合法的过滤器，格式上没有毛病。剩下的是权限问题，由 Broker 的配置说了算。',
      '`#` is a valid filter, so its form gives no offence. What is left is a matter of permission, and that is configuration.',
    ),
    say(
      '页面内的 Broker 没有访问规则；EMQX 5.8.9 带着一份默认规则，本章的表格里有。',
      'The broker in the page has no access rules; EMQX 5.8.9 comes with some, and a table of this chapter has them.',
    ),
  ],
});
