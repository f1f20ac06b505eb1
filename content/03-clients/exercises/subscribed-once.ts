// A session that outlives the connection keeps the subscription, and the messages.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import type { Connack, Connect } from '../../../src/mqtt/packet.ts';
import { repair, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, connectionsOf, packetsOf } from '../../packets.ts';

const second = (run: JudgedRun): CapturedPacket[] => connectionsOf(run, 'lamp')[1] ?? [];
const subscribes = (run: JudgedRun): CapturedPacket[] =>
  capturedOfType(packetsOf(run, 'lamp'), 'to-broker', 'SUBSCRIBE');
const arrivals = (run: JudgedRun): CapturedPacket[] => capturedOfType(packetsOf(run, 'lamp'), 'to-client', 'PUBLISH');
const connects = (run: JudgedRun): Connect[] =>
  capturedOfType(packetsOf(run, 'lamp'), 'to-broker', 'CONNECT').map(({ packet }) => packet as Connect);
const connack = (run: JudgedRun): CapturedPacket | undefined =>
  capturedOfType(second(run), 'to-client', 'CONNACK').find(
    ({ packet }) => packet?.type === 'CONNACK' && packet.reasonCode === 0,
  );
const isPresent = (run: JudgedRun): boolean => (connack(run)?.packet as Connack | undefined)?.sessionPresent === true;
const keepsSession = ({ version, properties }: Connect): boolean =>
  version === 4 || (properties?.sessionExpiryInterval ?? 0) > 0;

export const exercise = repair({
  ask: {
    'zh-cn': '台灯断线的工夫，有人按了开关。让 `on` 等到台灯回来，而 `SUBSCRIBE` 一共只发一次。（断线那一行不能删。）',
    en: 'While the lamp has lost its connection, somebody presses the button. Let `on` wait for the lamp, with one `SUBSCRIBE` in all. (The line in which the network fails stays.)',
  },
  claims: [
    {
      says: {
        'zh-cn': '台灯不辞而别，又连回来',
        en: 'The lamp loses its connection without `DISCONNECT`, and is back',
      },
      judge: (run) => {
        const [first = []] = connectionsOf(run, 'lamp');
        const packet = connack(run);
        const bye = capturedOfType(first, 'to-broker', 'DISCONNECT')[0];
        return {
          holds: packet !== undefined && bye === undefined,
          seen: packet
            ? bye
              ? { 'zh-cn': '它先道了别', en: 'it said goodbye first' }
              : { 'zh-cn': '断了一次，回来了', en: 'it broke once, and is back' }
            : { 'zh-cn': '没有第二个连接', en: 'no second connection' },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: {
        'zh-cn': 'Broker 还记得它：Session Present 为 1',
        en: 'The broker remembers it: Session Present is 1',
      },
      judge: (run) => {
        const packet = connack(run);
        return {
          holds: isPresent(run),
          seen: packet
            ? {
                'zh-cn': `Session Present 为 ${Number(isPresent(run))}`,
                en: `Session Present is ${Number(isPresent(run))}`,
              }
            : { 'zh-cn': '没有第二个 `CONNACK`', en: 'no second `CONNACK`' },
          proof: packet && { packet },
        };
      },
    },
    {
      says: { 'zh-cn': '只有一个 `SUBSCRIBE`', en: 'There is one `SUBSCRIBE`' },
      judge: (run) => {
        const packet = subscribes(run).at(-1);
        const count = subscribes(run).length;
        return {
          holds: count === 1,
          seen: { 'zh-cn': `有 ${count} 个`, en: `${count} sent` },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: { 'zh-cn': '`on` 到了台灯，恰好一次', en: '`on` comes to the lamp, exactly once' },
      judge: (run) => {
        const [packet] = arrivals(run);
        const count = arrivals(run).length;
        return {
          holds: count === 1,
          seen: { 'zh-cn': `到了 ${count} 次`, en: count === 1 ? 'it came once' : `it came ${count} times` },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => subscribes(run).length > 1,
      say: {
        'zh-cn':
          '每次连上都订阅，订阅是补上了，可断线时发布的消息在那之前就没有去处。这里要的是另一种办法：让会话活下来，订阅就一直在。',
        en: 'Subscribing on each connect mends the subscription, but what was published in between had nowhere to go. This is about the other cure: let the session live, and the subscription stands.',
      },
    },
    {
      made: (run) =>
        connects(run).length > 1 &&
        connects(run)
          .slice(1)
          .every(({ clean }) => clean),
      say: {
        'zh-cn': '回来时 `CONNECT` 要求全新开始（Clean Start = 1），Broker 只好把原来的会话丢掉（[MQTT5-3.1.2-4]）。',
        en: 'On its return `CONNECT` asks for a clean start, so the broker has to discard the session that was there ([MQTT5-3.1.2-4]).',
      },
    },
    {
      made: (run) => connects(run).length > 0 && !connects(run).every(keepsSession),
      say: {
        'zh-cn':
          '5.0 里 Clean Start = 0 只管接回旧会话。留多久由会话过期间隔说了算；不写就是 0，连接一断会话就结束（3.1.2.11.2）。',
        en: 'In 5.0 Clean Start 0 only takes up what is there. How long it is kept is for the Session Expiry Interval; absent, it is 0, and the session ends with the connection (3.1.2.11.2).',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '只需要改第一个 `connectAsync` 的选项。重连用的是同样的选项。',
      en: 'Only the options of the first `connectAsync` need to change. The reconnect uses the same ones.',
    },
    {
      'zh-cn': '两个开关：回来时不要全新开始，离开后会话还要留一阵。',
      en: 'There are two switches: no clean start on return, and a session that stays for a while.',
    },
    {
      'zh-cn': '`clean: false` 和 `properties: { sessionExpiryInterval: 60 }`。',
      en: '`clean: false` and `properties: { sessionExpiryInterval: 60 }`.',
    },
  ],
  lesson: {
    'zh-cn': '最后一行用会话过期间隔 0 道别，会话就此结束，不在 Broker 上留下东西。',
    en: 'The last line says goodbye with Session Expiry Interval 0: the session ends, and nothing of it stays on the broker.',
  },
});
