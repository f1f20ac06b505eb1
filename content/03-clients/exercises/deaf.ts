// Connected, and deaf: what a broken connection takes with it.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { breakIt, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { allConnections, capturedOfType, connectionsOf, packetsOf } from '../../packets.ts';

const faults = (run: JudgedRun): CapturedPacket[] => run.packets.filter(({ fault }) => fault !== undefined);
const isCut = (packets: readonly CapturedPacket[]): boolean => packets.some(({ fault }) => fault?.kind === 'cut');
const back = (run: JudgedRun): CapturedPacket | undefined =>
  connectionsOf(run, 'pager')
    .slice(1)
    .flatMap((packets) => capturedOfType(packets, 'to-client', 'CONNACK'))
    .at(-1);
const alarm = (run: JudgedRun): CapturedPacket | undefined =>
  capturedOfType(packetsOf(run, 'sensor'), 'to-broker', 'PUBLISH').at(-1);
const acknowledged = (run: JudgedRun): CapturedPacket | undefined =>
  capturedOfType(packetsOf(run, 'sensor'), 'to-client', 'PUBACK').at(-1);
const heard = (run: JudgedRun): CapturedPacket | undefined =>
  capturedOfType(packetsOf(run, 'pager'), 'to-client', 'PUBLISH')[0];

export const exercise = breakIt({
  ask: {
    'zh-cn':
      '用一次故障让寻呼机变聋：它连着，告警发布成功，却到不了它那里。代码里只加一行 `fault(…)`，或者在“故障”页里设。',
    en: 'Make the pager deaf with a single fault: it is connected, the alarm is published and acknowledged, and does not come to it. Add one `fault(…)` to the code, or use the Faults tab.',
  },
  claims: [
    {
      says: {
        'zh-cn': '线路上只有一次故障：寻呼机的连接被切断',
        en: 'There is one fault on the wire: the pager’s connection is cut',
      },
      judge: (run) => {
        const [packet] = faults(run);
        const cuts = faults(run).filter(({ fault }) => fault?.kind === 'cut').length;
        return {
          holds: faults(run).length === 1 && connectionsOf(run, 'pager').some(isCut),
          seen: {
            'zh-cn': `故障 ${faults(run).length} 次，其中切断 ${cuts} 次`,
            en: `${faults(run).length} packets met by a fault, ${cuts} cut`,
          },
          proof: packet && { packet },
        };
      },
    },
    {
      says: { 'zh-cn': '寻呼机在告警之前已经连了回来', en: 'The pager is back before the alarm' },
      judge: (run) => {
        const packet = back(run);
        const before = packet !== undefined && packet.number < (alarm(run)?.number ?? 0);
        return {
          holds: before,
          seen: before
            ? { 'zh-cn': '告警之前回来了', en: 'it came back before it' }
            : packet
              ? { 'zh-cn': '告警之后才回来', en: 'it came back after it' }
              : { 'zh-cn': '它一直用着第一个连接', en: 'it has kept its first connection' },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: { 'zh-cn': '告警发出，并得到 `PUBACK`', en: 'The alarm is published, and acknowledged' },
      judge: (run) => {
        const packet = acknowledged(run);
        return {
          holds: packet !== undefined,
          seen: packet
            ? { 'zh-cn': '传感器收到 `PUBACK`', en: 'the sensor has its `PUBACK`' }
            : { 'zh-cn': '没有 `PUBACK`', en: 'no `PUBACK`' },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
    {
      says: { 'zh-cn': 'Broker 没有把告警发给寻呼机', en: 'The broker sends the pager no alarm' },
      judge: (run) => {
        const packet = heard(run);
        return {
          holds: connectionsOf(run, 'pager').length > 0 && packet === undefined,
          seen: packet ? { 'zh-cn': 'Broker 发了', en: 'it sends one' } : { 'zh-cn': '没有发', en: 'it sends none' },
          proof: packet && { packet, pane: 'diagram' },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => allConnections(run).some(isCut) && !connectionsOf(run, 'pager').some(isCut),
      say: {
        'zh-cn': '断的是别人的连接。传感器回来以后把没确认的再发一遍，告警照样送到。用 `client` 指定是谁。',
        en: 'Another client’s connection was cut. The sensor comes back and sends again what was not acknowledged, so the alarm arrives. Say with `client` whose packets it is for.',
      },
    },
    {
      made: (run) => faults(run).some(({ fault }) => fault?.kind === 'dropped'),
      say: {
        'zh-cn':
          '丢掉一个报文，只丢了这一条消息；连接和订阅都还在，下一条照样到。要让它聋，得让订阅消失：订阅和什么一起结束？',
        en: 'A dropped packet is one message lost; connection and subscription stand, and the next alarm gets through. To make it deaf its subscription has to go: with what does it end?',
      },
    },
    {
      made: (run) => faults(run).length > 1,
      say: {
        'zh-cn': '故障太多了，一次就够。`times` 不写就是 1。',
        en: 'Those are more faults than needed. Without `times` a fault meets one packet.',
      },
    },
    {
      made: (run) => capturedOfType(packetsOf(run, 'pager'), 'to-broker', 'SUBSCRIBE').length > 2,
      say: {
        'zh-cn': '寻呼机重连后又订阅了。保留 `resubscribe: false`。',
        en: 'The pager has subscribed again after the reconnect. Keep `resubscribe: false`.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '`careless` 是怎么聋的？它丢的不是消息，是连接，订阅跟着一起没了。',
      en: 'How did `careless` go deaf? It lost no message but its connection, and the subscription with it.',
    },
    {
      'zh-cn': '寻呼机报告电量时有报文经过，正好在那里切断。`cut` 就是在它碰到的报文处切断连接。',
      en: 'The report of the battery makes packets cross: a good place for a cut. The fault `cut` ends the connection at the packet that it meets.',
    },
    {
      'zh-cn': "`await fault('cut', { client: pager, filter: 'mqtt.msgtype == PUBLISH' })`，放在报告电量之前。",
      en: "`await fault('cut', { client: pager, filter: 'mqtt.msgtype == PUBLISH' })`, before the battery is reported.",
    },
  ],
  lesson: {
    'zh-cn': '电量报告丢了却没事：QoS 1 没确认，重连后自动再发。订阅没有这样的保障，丢了也没人说。',
    en: 'The report of the battery survived: QoS 1, not acknowledged, so sent again after the reconnect. A subscription has no such care, and nobody tells you that it is gone.',
  },
});
