// The arithmetic of fan-out, small enough to be counted in packets.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { write, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOfType, text } from '../../packets.ts';

const into = 12;
const times = 5;

const sent = (run: JudgedRun): CapturedPacket[] => capturedOfType(run.packets, 'to-broker', 'PUBLISH');
const copies = (run: JudgedRun): CapturedPacket[] => capturedOfType(run.packets, 'to-client', 'PUBLISH');
const textOf = ({ packet }: CapturedPacket): string => (packet?.type === 'PUBLISH' ? text(packet) : '');
const filters = (run: JudgedRun): string[] =>
  packetsOfType(run.packets, 'to-broker', 'SUBSCRIBE').flatMap(({ subscriptions }) =>
    subscriptions.map(({ filter }) => filter),
  );
/** How many clients have subscribed before the first message. */
const subscribers = (run: JudgedRun): number => {
  const begun = sent(run)[0]?.number ?? 0;
  const before = capturedOfType(run.packets, 'to-broker', 'SUBSCRIBE').filter(({ number }) => number < begun);
  return new Set(before.map(({ connection }) => connection)).size;
};
/** To how many clients each message went. */
const reaches = (run: JudgedRun): number[] => {
  const readers = new Map<string, Set<number>>();
  for (const copy of copies(run))
    readers.set(textOf(copy), (readers.get(textOf(copy)) ?? new Set()).add(copy.connection));
  return [...readers.values()].map(({ size }) => size);
};

export const exercise = write({
  ask: {
    'zh-cn': '一场能数得过来的压测：让 Broker 收进 12 条消息，发出 60 条，每条都到五个不同的客户端。',
    en: 'A load that can be counted: let the broker take in 12 messages and send out 60, each of the twelve to five different clients.',
  },
  claims: [
    {
      says: { 'zh-cn': '进：12 个 `PUBLISH`', en: 'In: 12 `PUBLISH`' },
      judge: (run) => {
        const packet = sent(run)[0];
        return {
          holds: sent(run).length === into,
          seen: { 'zh-cn': `进 ${sent(run).length} 个`, en: `${sent(run).length} in` },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: { 'zh-cn': '出：60 个 `PUBLISH`', en: 'Out: 60 `PUBLISH`' },
      judge: (run) => {
        const packet = copies(run)[0];
        return {
          holds: copies(run).length === into * times,
          seen: { 'zh-cn': `出 ${copies(run).length} 个`, en: `${copies(run).length} out` },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: { 'zh-cn': '每条消息到五个不同的客户端', en: 'Each message reaches five different clients' },
      judge: (run) => {
        const counts = reaches(run);
        const packet = copies(run).at(-1);
        const [least, most] = [Math.min(...counts), Math.max(...counts)];
        const range = counts.length === 0 ? '0' : least === most ? `${least}` : `${least}–${most}`;
        return {
          holds: counts.length === into && least === times && most === times,
          seen: { 'zh-cn': `各到 ${range} 个客户端`, en: `each reached ${range}` },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => sent(run).length > into,
      say: {
        'zh-cn': '多发不是扇出。进的一方只有 12 条，60 是乘出来的：乘以什么？',
        en: 'To publish more is no fan-out. Only 12 go in; the sixty come from a multiplication: by what?',
      },
    },
    {
      made: (run) => filters(run).some((filter) => filter.startsWith('$share/')),
      say: {
        'zh-cn': '进了共享组，五个读者只算一个订阅者，每条只发一份。扇出要普通订阅。',
        en: 'In a shared group the five readers count as one subscriber, and each message goes out once. Fan-out takes plain subscriptions.',
      },
    },
    {
      made: (run) => subscribers(run) === 1,
      say: {
        'zh-cn':
          '只有一个客户端订阅，进多少就出多少。让它多订阅几遍也没用，同样的过滤器只是替换前一次（[MQTT5-3.8.4-3]）：乘数是订阅的客户端数。',
        en: 'One client has subscribed, so as many go out as come in. Subscribing again with it does not help, the same filter only replaces the last ([MQTT5-3.8.4-3]): what multiplies is the number of clients that subscribe.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '进：客户端数乘以每个发的条数。出：再乘以订阅者数。',
      en: 'In: clients times messages of each. Out: that, times subscribers.',
    },
    {
      'zh-cn': '60 ÷ 12 = 5，`readers` 该是多少？',
      en: '60 ÷ 12 = 5. So what should `readers` be?',
    },
  ],
  lesson: {
    'zh-cn': 'QoS 1 还要算确认：进 12 个、出 60 个 `PUBACK`。这里的 72 条消息，线路上是 144 个报文。',
    en: 'At QoS 1 each of them is acknowledged as well: these 72 messages are 144 packets on the wire.',
  },
});
