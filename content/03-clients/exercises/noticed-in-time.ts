// Keep Alive and the Will: how long a silent client can go unnoticed.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import type { Connack, Connect } from '../../../src/mqtt/packet.ts';
import { repair, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const atMost = 30; // seconds

const connect = (run: JudgedRun): CapturedPacket | undefined =>
  capturedOfType(packetsOf(run, 'monitor'), 'to-broker', 'CONNECT')[0];
const will = (run: JudgedRun) => (connect(run)?.packet as Connect | undefined)?.will;
const goodbye = (run: JudgedRun): CapturedPacket | undefined =>
  capturedOfType(packetsOf(run, 'monitor'), 'to-broker', 'DISCONNECT')[0];
const word = (run: JudgedRun): CapturedPacket | undefined =>
  capturedOfType(packetsOf(run, 'ward'), 'to-client', 'PUBLISH')[0];

/** Seconds; 0 = off. What the broker answers takes the place of what was asked for [MQTT5-3.1.2-21]. */
const keepAlive = (run: JudgedRun): number => {
  const connack = capturedOfType(packetsOf(run, 'monitor'), 'to-client', 'CONNACK')[0]?.packet as Connack | undefined;
  return connack?.properties?.serverKeepAlive ?? (connect(run)?.packet as Connect | undefined)?.keepAlive ?? 0;
};

export const exercise = repair({
  ask: {
    'zh-cn':
      '病床边的监护仪可能突然没了声音：网线松了，Broker 连一个 FIN 都收不到。护士站（订阅着 `bed/7`）最迟 30 秒后就要知道。改一改监护仪的 `CONNECT`。',
    en: 'A monitor at a bedside may fall silent: a cable comes loose, and the broker does not even get a FIN. The ward, which has subscribed to `bed/7`, must know after 30 seconds at the latest. Repair what the monitor says in its `CONNECT`.',
  },
  claims: [
    {
      says: {
        'zh-cn': '监护仪把写给 `bed/7` 的遗嘱消息交给 Broker',
        en: 'The monitor leaves a Will Message for `bed/7` with the broker',
      },
      judge: (run) => {
        const left = will(run);
        const packet = connect(run);
        return {
          holds: left?.topic.endsWith('/bed/7') === true,
          seen: left
            ? { 'zh-cn': `遗嘱写给 \`${left.topic}\``, en: `a Will for \`${left.topic}\`` }
            : { 'zh-cn': '`CONNECT` 里没有遗嘱', en: 'no Will in `CONNECT`' },
          proof: packet && { packet },
        };
      },
    },
    {
      says: {
        'zh-cn': '它要是没了声音，Broker 最迟 30 秒后断定它走了',
        en: 'If it falls silent, the broker gives it up after 30 seconds at the latest',
      },
      judge: (run) => {
        const seconds = keepAlive(run);
        const packet = connect(run);
        return {
          holds: seconds > 0 && 1.5 * seconds <= atMost,
          seen:
            seconds === 0
              ? { 'zh-cn': '保活时间是 0：永远不会', en: 'Keep Alive 0: it never does' }
              : {
                  'zh-cn': `保活时间 ${seconds} 秒：${1.5 * seconds} 秒后`,
                  en: `Keep Alive ${seconds} s: after ${1.5 * seconds} s`,
                },
          proof: packet && { packet },
        };
      },
    },
    {
      says: { 'zh-cn': '它没有道别就走了', en: 'It goes without a goodbye' },
      judge: (run) => {
        const packet = goodbye(run);
        return {
          holds: connect(run) !== undefined && packet === undefined,
          seen: packet
            ? { 'zh-cn': '它发了 `DISCONNECT`', en: 'it sends `DISCONNECT`' }
            : { 'zh-cn': '没有 `DISCONNECT`', en: 'no `DISCONNECT`' },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: { 'zh-cn': '护士站从 Broker 那里得到消息', en: 'The ward hears of it from the broker' },
      judge: (run) => {
        const packet = word(run);
        const left = will(run);
        const isWill =
          packet?.packet?.type === 'PUBLISH' &&
          left !== undefined &&
          new TextDecoder().decode(packet.packet.payload) === new TextDecoder().decode(left.payload) &&
          capturedOfType(packetsOf(run, 'monitor'), 'to-broker', 'PUBLISH').length === 0;
        return {
          holds: isWill,
          seen: isWill
            ? { 'zh-cn': '遗嘱到了护士站', en: 'the Will has come to the ward' }
            : packet
              ? { 'zh-cn': '来的不是遗嘱', en: 'what came is not the Will' }
              : { 'zh-cn': '什么也没来', en: 'nothing came' },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => goodbye(run) !== undefined,
      say: {
        'zh-cn':
          '发了 `DISCONNECT` 就是正常离开，Broker 会删掉遗嘱（[MQTT5-3.14.4-3]）。真正的故障来不及道别：保留 `stream.destroy()` 那一行。',
        en: '`DISCONNECT` is a normal goodbye, and the broker drops the Will with it ([MQTT5-3.14.4-3]). A real failure says nothing: keep the line with `stream.destroy()`.',
      },
    },
    {
      made: (run) => will(run) === undefined,
      say: {
        'zh-cn': '出了事的监护仪已经发不了消息。它要事先把话留给 Broker：`connectAsync` 的选项 `will`。',
        en: 'A monitor in trouble can no longer publish. It has to leave its words with the broker beforehand: the option `will` of `connectAsync`.',
      },
    },
    {
      made: (run) => keepAlive(run) === 0,
      say: {
        'zh-cn': '0 不是“马上”，而是关掉保活机制（3.1.2.10）：连接看上去不断，Broker 就一直等。',
        en: '0 does not mean “at once”, it turns the mechanism off (3.1.2.10): as long as the connection looks open, the broker waits.',
      },
    },
    {
      made: (run) => keepAlive(run) > atMost / 1.5 && keepAlive(run) <= atMost,
      say: {
        'zh-cn': 'Broker 要等静默超过保活时间的一倍半（[MQTT5-3.1.2-22]）。把这一半也算进去。',
        en: 'The broker waits for one and a half times the Keep Alive ([MQTT5-3.1.2-22]). Count that half in.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '要两样东西：多久没有声音算走了（`keepalive`，单位是秒），走了以后替它说什么（`will`）。',
      en: 'It takes two things: how much silence means that it is gone (`keepalive`, in seconds), and what is to be said then (`will`).',
    },
    {
      'zh-cn': '遗嘱写成 `will: { topic: …, payload: …, qos: 1 }`。',
      en: 'A Will looks like `will: { topic: …, payload: …, qos: 1 }`.',
    },
    {
      'zh-cn': '保活时间乘以一倍半不能超过 30 秒，所以最多是 20。',
      en: 'One and a half times the Keep Alive may be 30 at most, so the Keep Alive may be 20.',
    },
  ],
  lesson: {
    'zh-cn':
      '这里网线是真拔了，连接一断 Broker 就知道。要是连断开都传不到它那里（手机没信号，NAT 忘了这条连接），保活时间就是最后的依靠。',
    en: 'Here the connection broke audibly, so the broker knew at once. When not even that gets through (no signal, a NAT that has forgotten the connection), Keep Alive is all that is left.',
  },
});
