// A group without a member loses its work; a member with a session keeps the place.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import type { Connect } from '../../../src/mqtt/packet.ts';
import { repair, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, connectionsOf, packetsOf, text } from '../../packets.ts';

const pages = 5;
const sent = (run: JudgedRun): CapturedPacket[] => capturedOfType(packetsOf(run, 'desk'), 'to-broker', 'PUBLISH');
const acknowledged = (run: JudgedRun): CapturedPacket[] =>
  sent(run).flatMap(({ packet }) =>
    capturedOfType(packetsOf(run, 'desk'), 'to-client', 'PUBACK').filter(
      ({ packet: ack }) => ack?.type === 'PUBACK' && packet?.type === 'PUBLISH' && ack.packetId === packet.packetId,
    ),
  );
const printed = (run: JudgedRun): CapturedPacket[] => capturedOfType(packetsOf(run, 'printer'), 'to-client', 'PUBLISH');
const goodbye = (run: JudgedRun): CapturedPacket | undefined =>
  capturedOfType(connectionsOf(run, 'printer')[0] ?? [], 'to-broker', 'DISCONNECT')[0];
const back = (run: JudgedRun): CapturedPacket | undefined =>
  capturedOfType(connectionsOf(run, 'printer')[1] ?? [], 'to-broker', 'CONNECT')[0];
const isOff = (run: JudgedRun): boolean =>
  (goodbye(run)?.number ?? Infinity) < (sent(run)[0]?.number ?? 0) &&
  (back(run)?.number ?? 0) > (acknowledged(run).at(-1)?.number ?? Infinity);
const connects = (run: JudgedRun): Connect[] =>
  capturedOfType(packetsOf(run, 'printer'), 'to-broker', 'CONNECT').map(({ packet }) => packet as Connect);
const membership = (run: JudgedRun): CapturedPacket | undefined =>
  capturedOfType(packetsOf(run, 'printer'), 'to-broker', 'SUBSCRIBE').find(
    ({ packet }) =>
      packet?.type === 'SUBSCRIBE' && packet.subscriptions.some(({ filter }) => filter.startsWith('$share/')),
  );

export const exercise = repair({
  ask: {
    'zh-cn':
      '打印组眼下只有一台打印机，晚上关机。夜里发来的五页全丢了。改一改，让它们等到早上：关机那一行留着，五页还是在关机时发出。',
    en: 'The group of printers has a single member, which is switched off at night, and the five pages of that night are lost. Repair it so that they wait for the morning. The printer stays off while they are sent.',
  },
  claims: [
    {
      says: { 'zh-cn': '五页发出时，打印机关着', en: 'The printer is off while the five pages are sent' },
      judge: (run) => {
        const packet = goodbye(run) ?? back(run);
        return {
          holds: sent(run).length === pages && isOff(run),
          seen: isOff(run)
            ? {
                'zh-cn': `关着的时候发出 ${sent(run).length} 页`,
                en: `${sent(run).length} pages sent while it was off`,
              }
            : { 'zh-cn': '发的时候打印机还连着', en: 'it was connected when they were sent' },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: { 'zh-cn': '每一页都得到 `PUBACK`', en: 'Each page gets its `PUBACK`' },
      judge: (run) => {
        const packet = acknowledged(run).at(-1);
        const count = acknowledged(run).length;
        const nobody = acknowledged(run).some(({ packet: ack }) => ack?.type === 'PUBACK' && ack.reasonCode === 0x10);
        return {
          holds: count === pages,
          seen: nobody
            ? {
                'zh-cn': `${count} 个，里面写着 0x10：没有匹配的订阅者`,
                en: `${count}, and they say 0x10: no matching subscribers`,
              }
            : { 'zh-cn': `${count} 个`, en: `${count} of them` },
          proof: packet && { packet },
        };
      },
    },
    {
      says: { 'zh-cn': '打印机是组里的成员', en: 'The printer is a member of a group' },
      judge: (run) => {
        const packet = membership(run);
        return {
          holds: packet !== undefined,
          seen: packet
            ? { 'zh-cn': '用 `$share/…` 订阅', en: 'it subscribes with `$share/…`' }
            : { 'zh-cn': '没有 `$share/…` 的订阅', en: 'no subscription with `$share/…`' },
          proof: packet && { packet, pane: 'broker' },
        };
      },
    },
    {
      says: { 'zh-cn': '早上，五页都印出来，每页一次', en: 'In the morning all five are printed, each once' },
      judge: (run) => {
        const [packet] = printed(run);
        const texts = printed(run).flatMap(({ packet: copy }) => (copy?.type === 'PUBLISH' ? [text(copy)] : []));
        return {
          holds: texts.length === pages && new Set(texts).size === pages,
          seen: { 'zh-cn': `到了 ${texts.length} 页`, en: `${texts.length} came` },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => sent(run).length > 0 && !isOff(run),
      say: {
        'zh-cn': '打印机没有关，当然印得出来。这里要的是一个成员都不在的时候，活怎么等人：关机那一行要留着。',
        en: 'The printer was not off, so of course it prints. The question is how work can wait while no member is there: keep the line that switches it off.',
      },
    },
    {
      made: (run) =>
        connects(run)
          .slice(1)
          .some(({ clean }) => clean) && connects(run).every(expires),
      say: {
        'zh-cn': '会话留下来了，可早上那个 `CONNECT` 要求全新开始，把会话连同等着的五页一起扔了（[MQTT5-3.1.2-4]）。',
        en: 'The session was kept, but the `CONNECT` of the morning asks for a clean start, which throws it away with the five pages in it ([MQTT5-3.1.2-4]).',
      },
    },
    {
      made: (run) => connects(run).length > 1 && !connects(run).every(expires),
      say: {
        'zh-cn':
          '没有写会话过期间隔就是 0：一关机会话就结束，组里没有人了，这一夜的活无处可去。`clean: false` 只能接回还在的会话。',
        en: 'Without a Session Expiry Interval it is 0: the session ends as the printer goes, the group is empty, and the work of the night has nowhere to wait. `clean: false` can only take up a session that is there.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '组不是队列。消息要等人，得等在某个成员的会话里。',
      en: 'A group is not a queue. If messages are to wait, it is in the session of a member.',
    },
    {
      'zh-cn': '会话要活过这一夜（`sessionExpiryInterval`），早上还要接回来（`clean: false`）。',
      en: 'The session has to survive the night (`sessionExpiryInterval`) and be taken up in the morning (`clean: false`).',
    },
    {
      'zh-cn':
        '在 `printer` 里加 `properties: { sessionExpiryInterval: 60 }`，第二次连接写 `{ ...printer, clean: false }`。',
      en: 'Add `properties: { sessionExpiryInterval: 60 }` to `printer`, and connect the second time with `{ ...printer, clean: false }`.',
    },
  ],
  lesson: {
    'zh-cn':
      '代价在上文：组里还有别人时，缺席的人照样分到一份，他那份就迟到了。要么让活等人，要么人走让位，两样不能都要。',
    en: 'The price is in the text above: with other members at work, the absent one keeps getting its share, and that share is late. Work that waits, or a place that is given up: not both.',
  },
});

function expires({ properties }: Connect): boolean {
  return (properties?.sessionExpiryInterval ?? 0) > 0;
}
