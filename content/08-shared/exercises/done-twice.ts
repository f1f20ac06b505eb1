// At least once, inside a group: a lost acknowledgement, and the same member does the work again.
import { isLost, type CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { breakIt, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf, text } from '../../packets.ts';

const orders = 4;
const team = ['ines', 'jan'];

const faults = (run: JudgedRun): CapturedPacket[] => run.packets.filter(({ fault }) => fault !== undefined);
const sent = (run: JudgedRun): CapturedPacket[] => capturedOfType(packetsOf(run, 'shop'), 'to-broker', 'PUBLISH');
const textOf = ({ packet }: CapturedPacket): string => (packet?.type === 'PUBLISH' ? text(packet) : '');
const got = (run: JudgedRun, member: string): CapturedPacket[] =>
  capturedOfType(packetsOf(run, member), 'to-client', 'PUBLISH').filter((captured) => !isLost(captured));
const isRepeat = (one: CapturedPacket, index: number, all: readonly CapturedPacket[]): boolean =>
  all.slice(0, index).some((other) => textOf(other) === textOf(one));
/** An order that somebody of the team gets although one of the team has had it. */
const again = (run: JudgedRun): CapturedPacket | undefined =>
  team
    .flatMap((member) => got(run, member))
    .sort((one, other) => one.number - other.number)
    .find(isRepeat);
const againToSame = (run: JudgedRun): CapturedPacket | undefined =>
  team.map((member) => got(run, member).find(isRepeat)).find((packet) => packet !== undefined);
const isMembersAck = ({ direction, packet, clientId }: CapturedPacket): boolean =>
  direction === 'to-broker' && packet?.type === 'PUBACK' && team.some((name) => clientId.endsWith(`/${name}`));

export const exercise = breakIt({
  ask: {
    'zh-cn':
      '`ines` 和 `jan` 一组，商店发来四张订单，会话都留着。让线路只出一次故障，使一张订单被处理两次，而商店每张只发了一次。',
    en: '`ines` and `jan` are a group, with sessions that stay; a shop sends four orders. With a single fault on the wire, make one order be handled twice, although the shop has published each of them once.',
  },
  claims: [
    {
      says: {
        'zh-cn': '线路上只有一次故障，碰到的是一个成员的 `PUBACK`',
        en: 'There is one fault on the wire, and it meets the `PUBACK` of a member',
      },
      judge: (run) => {
        const [packet] = faults(run);
        const count = faults(run).length;
        return {
          holds: count === 1 && packet !== undefined && isMembersAck(packet) && isLost(packet),
          seen: packet
            ? {
                'zh-cn': `故障 ${count} 次，先碰到 ${packet.packet?.type ?? '?'}`,
                en: `${count} packets met by a fault, the first is ${packet.packet?.type ?? '?'}`,
              }
            : { 'zh-cn': '没有故障', en: 'no fault' },
          proof: packet && { packet },
        };
      },
    },
    {
      says: { 'zh-cn': '商店发出四张订单，每张一次', en: 'The shop sends four orders, each once' },
      judge: (run) => {
        const packet = sent(run).at(-1);
        return {
          holds: sent(run).length === orders && new Set(sent(run).map(textOf)).size === orders,
          seen: { 'zh-cn': `发出 ${sent(run).length} 个 \`PUBLISH\``, en: `${sent(run).length} \`PUBLISH\` packets` },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: { 'zh-cn': '一张订单到了组里两次', en: 'One order comes to the group twice' },
      judge: (run) => {
        const packet = again(run);
        return {
          holds: packet !== undefined,
          seen: packet
            ? { 'zh-cn': `\`${textOf(packet)}\` 到了两次`, en: `\`${textOf(packet)}\` came twice` }
            : { 'zh-cn': '没有重复', en: 'none came twice' },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: {
        'zh-cn': '第二次还是给同一个成员，DUP = 1',
        en: 'The second time it goes to the same member, with DUP = 1',
      },
      judge: (run) => {
        const packet = againToSame(run);
        const dup = packet?.packet?.type === 'PUBLISH' && packet.packet.dup;
        return {
          holds: dup,
          seen: packet
            ? { 'zh-cn': `DUP = ${Number(dup)}`, en: `DUP = ${Number(dup)}` }
            : { 'zh-cn': '没有第二次', en: 'there is no second time' },
          proof: packet && { packet },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => faults(run).some(({ clientId }) => clientId.endsWith('/shop')),
      say: {
        'zh-cn':
          '出故障的是商店那一段。它没有等到确认，就再发一次，对 Broker 来说是两条消息。那是另一种重复（文中第 3 条）；这里要的是商店只发一次。',
        en: 'That fault is on the shop’s hop. Not having its acknowledgement, the shop publishes again, and to the broker that makes two messages: the third reason in the text. Here the shop is to send each order once.',
      },
    },
    {
      made: (run) => faults(run).some(({ packet }) => packet?.type === 'PUBLISH'),
      say: {
        'zh-cn': '丢的是订单本身，成员没有做过，再来也不算第二次。要丢的是它做完之后的那句“做好了”。',
        en: 'You have lost the order itself, so the member has not done it even once. Lose what it says afterwards: “done”.',
      },
    },
    {
      made: (run) => faults(run).length === 1 && faults(run)[0]?.fault?.kind === 'dropped',
      say: {
        'zh-cn': '`PUBACK` 丢了，连接却还在。只有重连时才重发（[MQTT5-4.4.0-1]），所以 Broker 就这么等着。连接也得断。',
        en: 'The `PUBACK` is lost, but the connection stands. Packets are sent again when a client reconnects, and at no other time ([MQTT5-4.4.0-1]): the broker just waits. The connection has to go as well.',
      },
    },
    {
      made: (run) => faults(run).length > 1,
      say: {
        'zh-cn': '故障太多了，一次就够。`times` 不写就是 1。',
        en: 'Those are more faults than needed. Without `times` a fault meets one packet.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': 'Broker 什么时候会把一条已经发出的 QoS 1 消息再发一次？它少了什么？',
      en: 'When does a broker send a QoS 1 message again that it has already sent? What is it missing?',
    },
    {
      'zh-cn': '少了 `PUBACK`，而且客户端带着会话重连了。哪种故障能一次办成这两件事？',
      en: 'A `PUBACK`, and a client that has reconnected to its session. Which fault brings about both at once?',
    },
    {
      'zh-cn': "`await fault('cut', { direction: 'to-broker', filter: 'mqtt.msgtype == PUBACK' })`。",
      en: "`await fault('cut', { direction: 'to-broker', filter: 'mqtt.msgtype == PUBACK' })`.",
    },
  ],
  lesson: {
    'zh-cn':
      '会话还在，活就回到同一个人手里，带着 DUP = 1。会话要是随连接结束，就看 Broker 肯不肯派给别人，那时连 DUP 都没有。',
    en: 'As long as its session is there, the work comes back to the same member, marked DUP = 1. Had the session ended with the connection, it would be for the broker to give it to another, with no mark at all.',
  },
});
