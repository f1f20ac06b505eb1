// A subscription of a clean session after a reconnect.
import { predict, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, connectionsOf, delivered, packetsOf, published } from '../../packets.ts';

const hearing = (run: JudgedRun): string | null => {
  const back = ['careless', 'careful'].every((client) => connectionsOf(run, client).length === 2);
  if (!back || published(run).length !== 1) return null;
  const [careless, careful] = ['careless', 'careful'].map((client) => delivered(run, client).length > 0);
  return careless ? (careful ? 'both' : 'careless') : careful ? 'careful' : 'neither';
};

export const exercise = predict<string>({
  cell: 'subscribe-on-connect',
  ask: {
    'zh-cn': '`careless` 和 `careful` 各断线一次，又都连了回来。这时来了一条告警。谁收得到？',
    en: '`careless` and `careful` have each lost their connection, and both are back. Now the alarm is published. Who hears it?',
  },
  question: {
    form: 'choice',
    options: [
      { key: 'both', says: { 'zh-cn': '两个都收到：两个都连着', en: 'Both: both are connected' } },
      { key: 'careless', says: { 'zh-cn': '只有 `careless`', en: 'Only `careless`' } },
      { key: 'careful', says: { 'zh-cn': '只有 `careful`', en: 'Only `careful`' } },
      { key: 'neither', says: { 'zh-cn': '都收不到：断线时订阅都没了', en: 'Neither: both subscriptions are gone' } },
    ],
  },
  truth: hearing,
  proof: (run) => {
    const [alarm] = run.packets.filter(({ packet }) => packet !== null && packet === published(run)[0]);
    const packet = capturedOfType(packetsOf(run, 'careful'), 'to-client', 'PUBLISH')[0] ?? alarm;
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: 'both',
      say: {
        'zh-cn': '连着不等于订阅着。订阅属于会话；这里的会话是“清除”的，上一个连接一断就没了，新连接从零开始。',
        en: 'Connected is not subscribed. A subscription belongs to the session; here the session is clean and ended with the old connection. The new one starts with nothing.',
      },
    },
    {
      given: 'neither',
      say: {
        'zh-cn': '断线时两个订阅都没了，这一点没错。可是 `connect` 事件每次连上都会发生，写在里面的订阅又做了一遍。',
        en: 'Both subscriptions were indeed gone. But `connect` happens on each connection, and what its handler does is done again.',
      },
    },
    {
      given: 'careless',
      say: {
        'zh-cn': '反过来。`careless` 只在第一次连上之后订阅过一次，后来的连接里没有 `SUBSCRIBE`。',
        en: 'The other way round. `careless` subscribed once, on its first connection; on the second one it sends no `SUBSCRIBE`.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '订阅记在哪里：在客户端里，在连接里，还是在会话里？',
      en: 'Where is a subscription kept: in the client, in the connection, or in the session?',
    },
    {
      'zh-cn': 'MQTT.js 默认要求清除会话，这里又写了 `resubscribe: false`。所以重连以后，谁再发一次 `SUBSCRIBE`？',
      en: 'MQTT.js asks for a clean session by itself, and `resubscribe: false` is set. So who sends `SUBSCRIBE` again after the reconnect?',
    },
  ],
});
