// A class of clients, each with a name of its own.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { write, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { allConnections, capturedOfType } from '../../packets.ts';

const wanted = 12;

/** The CONNACK of each connection that was accepted, in order. */
const accepted = (run: JudgedRun): CapturedPacket[] =>
  allConnections(run).flatMap((packets) =>
    capturedOfType(packets, 'to-client', 'CONNACK').filter(
      ({ packet }) => packet?.type === 'CONNACK' && packet.reasonCode === 0,
    ),
  );
/** Whom the broker took for whom: an empty identifier is another one each time. */
const nameOf = ({ clientId, connection }: CapturedPacket): string => (clientId === '' ? `${connection}` : clientId);
const repeated = (run: JudgedRun): CapturedPacket | undefined =>
  accepted(run).find((one, index, all) => all.findIndex((other) => nameOf(other) === nameOf(one)) < index);
const goodbyes = (run: JudgedRun): CapturedPacket[] => capturedOfType(run.packets, 'to-broker', 'DISCONNECT');
const isTogether = (run: JudgedRun): boolean =>
  accepted(run).length >= wanted &&
  goodbyes(run).every(({ number }) => number > Math.max(...accepted(run).map((connack) => connack.number)));

export const exercise = write({
  ask: {
    'zh-cn':
      '全班十二个客户端，名字各从十个里随机取一个，注定重名。给它们换一种取名的办法，让十二个能同时连着，谁也不把谁踢下线。',
    en: 'A class of twelve clients, each with a name drawn from ten: two of them must share one. Write names with which all twelve are connected at the same time, and nobody throws out anybody.',
  },
  claims: [
    {
      says: { 'zh-cn': '十二个连接都被接受', en: 'Twelve connections are accepted' },
      judge: (run) => {
        const packet = accepted(run).at(-1);
        return {
          holds: accepted(run).length === wanted,
          seen: { 'zh-cn': `接受了 ${accepted(run).length} 个`, en: `${accepted(run).length} accepted` },
          proof: packet && { packet },
        };
      },
    },
    {
      says: {
        'zh-cn': '十二个不同的客户端标识符',
        en: 'Twelve different Client Identifiers',
      },
      judge: (run) => {
        const count = new Set(accepted(run).map(nameOf)).size;
        const packet = repeated(run) ?? accepted(run).at(-1);
        return {
          holds: count === wanted,
          seen: { 'zh-cn': `有 ${count} 个不同的`, en: `${count} different ones` },
          proof: packet && { packet },
        };
      },
    },
    {
      says: {
        'zh-cn': '最后一个连上之前，没有人道别',
        en: 'Nobody says goodbye before the last has come',
      },
      judge: (run) => {
        const packet = goodbyes(run)[0];
        return {
          holds: isTogether(run),
          seen: isTogether(run)
            ? { 'zh-cn': '最后一个来了才有人道别', en: 'the first goodbye came after that' }
            : { 'zh-cn': '有人早就道别了', en: 'some had said goodbye before' },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: {
        'zh-cn': '每个都是自己走的（`DISCONNECT` 由它发出）',
        en: 'Each leaves of its own accord (it sends `DISCONNECT`)',
      },
      judge: (run) => {
        const count = goodbyes(run).length;
        const packet = capturedOfType(run.packets, 'to-client', 'DISCONNECT')[0] ?? goodbyes(run).at(-1);
        return {
          holds: count === wanted,
          seen: { 'zh-cn': `${count} 个自己道了别`, en: `${count} said goodbye themselves` },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => new Set(accepted(run).map(nameOf)).size === 1,
      say: {
        'zh-cn': '十二个用了同一个名字：每来一个，前一个就下线。',
        en: 'All twelve have one name: each newcomer ends the connection of the one before.',
      },
    },
    {
      made: (run) => repeated(run) !== undefined,
      say: {
        'zh-cn': '还有重名的，后来的把先来的接管了。“大概不会撞上”不够：名字要么足够随机，要么按唯一的东西取。',
        en: 'Some names still occur twice, and the later client takes over from the earlier. “Unlikely” does not do: make names random enough, or from something that is unique.',
      },
    },
    {
      made: (run) => accepted(run).length >= wanted && !isTogether(run),
      say: {
        'zh-cn': '名字没有问题，但它们是一个走了另一个才来，从没同时在线。一班人要的是同时在场。',
        en: 'The names are fine, but they come one after the other has left. A class is there at the same time.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '要么用上本来就唯一的东西（这里有 `n`），要么足够随机。',
      en: 'Use something that is unique anyway (there is an `n` here), or be random enough.',
    },
    {
      'zh-cn': '`Math.random().toString(36).slice(2)` 有十来个随机的字母和数字。',
      en: '`Math.random().toString(36).slice(2)` brings about ten random letters and digits.',
    },
  ],
  lesson: {
    'zh-cn':
      '十二个名字从几十亿种可能里取，碰上的机会微乎其微。3.1.1 的 Broker 保证接受的标识符只到 23 个字节，字母和数字（[MQTT311-3.1.3-5]），更长的多半也行。',
    en: 'Twelve names out of billions hardly ever meet. A broker has to accept identifiers of up to 23 letters and digits ([MQTT311-3.1.3-5]); most take longer ones as well.',
  },
});
