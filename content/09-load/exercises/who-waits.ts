// A closed loop, packet by packet: the next message is sent when the last one is acknowledged.
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { predict, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, packetsOf } from '../../packets.ts';

type Order = readonly string[];

const idOf = ({ packet }: CapturedPacket | { packet: null }): number | undefined =>
  packet !== null && 'packetId' in packet ? packet.packetId : undefined;

/** The first two messages of `patient` and their acknowledgements. */
const steps = (run: JudgedRun): Record<string, CapturedPacket | undefined> => {
  const packets = packetsOf(run, 'patient');
  const [one, two] = capturedOfType(packets, 'to-broker', 'PUBLISH');
  const ackOf = (publish: CapturedPacket | undefined) =>
    publish &&
    capturedOfType(packets, 'to-client', 'PUBACK').find(
      (ack) => ack.number > publish.number && idOf(ack) === idOf(publish),
    );
  return { 'publish-1': one, 'publish-2': two, 'ack-1': ackOf(one), 'ack-2': ackOf(two) };
};

export const exercise = predict<Order>({
  cell: 'closed-loop',
  ask: {
    'zh-cn': '客户端以 QoS 1 发布三十条，一条 `await publishAsync(…)` 接着一条。前四个报文以什么顺序经过？',
    en: 'A client publishes thirty messages at QoS 1, one `await publishAsync(…)` after the other. In which order do the first four packets cross?',
  },
  question: {
    form: 'order',
    items: [
      { key: 'publish-1', says: { 'zh-cn': '`PUBLISH` 第 1 条', en: '`PUBLISH`, message 1' } },
      { key: 'publish-2', says: { 'zh-cn': '`PUBLISH` 第 2 条', en: '`PUBLISH`, message 2' } },
      { key: 'ack-1', says: { 'zh-cn': '第 1 条的 `PUBACK`', en: '`PUBACK` for message 1' } },
      { key: 'ack-2', says: { 'zh-cn': '第 2 条的 `PUBACK`', en: '`PUBACK` for message 2' } },
    ],
  },
  truth: (run) => {
    const known = Object.entries(steps(run)).flatMap(([key, packet]) => (packet ? [{ key, packet }] : []));
    if (known.length < 4) return null;
    return known.sort((one, other) => one.packet.number - other.packet.number).map(({ key }) => key);
  },
  proof: (run) => {
    const packet = steps(run)['publish-2'];
    return packet && { packet, pane: 'diagram' };
  },
  wrong: [
    {
      given: ['ack-1', 'publish-1', 'ack-2', 'publish-2'],
      alike: (given) => [1, 2].some((n) => given.indexOf(`ack-${n}`) < given.indexOf(`publish-${n}`)),
      say: {
        'zh-cn': '`PUBACK` 是对 `PUBLISH` 的答复，不可能比它先到。',
        en: '`PUBACK` answers a `PUBLISH`; it cannot come before it.',
      },
    },
    {
      given: ['publish-1', 'publish-2', 'ack-1', 'ack-2'],
      alike: (given) => given.indexOf('publish-2') < given.indexOf('ack-1'),
      say: {
        'zh-cn':
          'MQTT 允许这样，几条同时在路上也行。可是这段代码有 `await`：`publishAsync` 要等到 `PUBACK` 才返回，下一条这才发出。',
        en: 'MQTT would permit that: several messages may be on their way at once. But this code says `await`, and `publishAsync` resolves with the `PUBACK`; only then is the next one sent.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '以 QoS 1 发布时，`await publishAsync(…)` 等的是什么？',
      en: 'At QoS 1, what does `await publishAsync(…)` wait for?',
    },
    {
      'zh-cn': '等的是 `PUBACK`。所以第 2 条最早什么时候能发？',
      en: 'For the `PUBACK`. So when can message 2 be sent at the earliest?',
    },
  ],
});
