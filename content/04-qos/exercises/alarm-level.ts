// Two kinds of messages under one subscription, each at the QoS that it needs.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { repair, say, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

const qosOf = ({ packet }: CapturedPacket): number | null => (packet?.type === 'PUBLISH' ? packet.qos : null);
const about = (packets: readonly CapturedPacket[], what: string) =>
  packets.filter(({ packet }) => packet?.type === 'PUBLISH' && packet.topic.endsWith(`/plant/${what}`));
const sent = (run: JudgedRun, what: string) =>
  about(capturedOfType(packetsOf(run, 'plant'), 'to-broker', 'PUBLISH'), what);
const arrived = (run: JudgedRun, what: string) =>
  about(capturedOfType(packetsOf(run, 'control'), 'to-client', 'PUBLISH'), what);
const levels = (packets: readonly CapturedPacket[]): string =>
  packets.length === 0 ? '–' : packets.map((one) => `QoS ${qosOf(one) ?? '?'}`).join(', ');
const all = (packets: readonly CapturedPacket[], qos: number): boolean =>
  packets.length === 3 && packets.every((one) => qosOf(one) === qos);
const granted = (run: JudgedRun): number => {
  const packet = capturedOfType(packetsOf(run, 'control'), 'to-client', 'SUBACK')[0]?.packet;
  return packet?.type === 'SUBACK' ? (packet.reasonCodes[0] ?? 0) : 0;
};

export const exercise = repair({
  ask: say(
    '控制室不能漏掉任何一条告警，温度少一条则无妨。修改代码，让三条告警以 QoS 1 送到，三条温度仍然以 QoS 0 送到。',
    'The control room must not miss an alarm; a temperature more or less does no harm. Change the code so that the three alarms arrive at QoS 1, and the three temperatures still at QoS 0.',
  ),
  claims: [
    {
      says: say('三条告警，每条都以 QoS 1 送到', 'Three alarms arrive, each at QoS 1'),
      judge: (run) => {
        const packets = arrived(run, 'alarm');
        return {
          holds: all(packets, 1),
          seen: say(levels(packets), levels(packets)),
          proof: packets[0] && { packet: packets[0], pane: 'diagram' },
        };
      },
    },
    {
      says: say('三条温度，每条都以 QoS 0 送到', 'Three temperatures arrive, each at QoS 0'),
      judge: (run) => {
        const packets = arrived(run, 'temperature');
        return {
          holds: all(packets, 0),
          seen: say(levels(packets), levels(packets)),
          proof: packets[0] && { packet: packets[0], pane: 'diagram' },
        };
      },
    },
  ],
  mistakes: [
    {
      made: (run) => all(arrived(run, 'temperature'), 1),
      say: say(
        '告警没问题，温度也跟着升了级：每条多一个 `PUBACK`。订阅只有一个，两种消息的等级要靠谁来分？',
        'The alarms are fine, but the temperatures have gone up with them, at one `PUBACK` each. There is one subscription for both; who can tell the two apart?',
      ),
    },
    {
      made: (run) => granted(run) > 0 && sent(run, 'alarm').some((one) => qosOf(one) === 0),
      say: say(
        '订阅给了 QoS 1，告警却是以 QoS 0 发布的：第一段路上已经是“最多一次”，Broker 不会替它升上来。',
        'The subscription has its QoS 1, but the alarms are published at 0: “at most once” was settled on the first hop, and the broker does not raise it.',
      ),
    },
    {
      made: (run) => granted(run) === 0 && sent(run, 'alarm').some((one) => qosOf(one) !== 0),
      say: say(
        '告警发得再郑重，订阅只要了 QoS 0，到控制室的那一段就还是 QoS 0。',
        'However carefully the alarms are published, the subscription asked for QoS 0, and so the hop to the control room stays at 0.',
      ),
    },
  ],
  hints: [
    say(
      '收到的 QoS 是两边里较小的那个。哪一边能区分告警和温度？',
      'The smaller of the two arrives. Which side can tell an alarm from a temperature?',
    ),
    say(
      '订阅写成 QoS 1，再看两个 `publishAsync`。',
      'Subscribe at QoS 1, then look at the two calls of `publishAsync`.',
    ),
  ],
  lesson: say(
    '订阅的 QoS 是上限，每条消息自己的 QoS 由发布者定。所以订阅往高里写，发布时按消息的分量来选。',
    'The QoS of a subscription is an upper limit; each message has its own from the publisher. So subscribe high, and choose by what the message is worth when you publish.',
  ),
});
