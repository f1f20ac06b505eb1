import { expect, test } from 'vitest';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { packetTimes } from '../../../src/inspector/packets/packet-times.ts';
import { capturedPacket, publish } from '../../capture/packets.ts';

const told = (changes: Partial<CapturedPacket>): (string | null)[] =>
  (['en', 'zh-cn'] as const).map((language) => packetTimes(capturedPacket(publish, changes), 1000, language));
const dropped = { rule: 1, kind: 'dropped' } as const;

test.each<[string, Partial<CapturedPacket>, (string | null)[]]>([
  [
    'to the broker',
    { time: 1102, brokerTime: 1415.24 },
    [
      'sent by the client at 0.102 s, taken by the broker at 0.415 s, 313.2 ms later',
      '客户端在 0.102 s 发出，Broker 在 0.415 s 收下，相隔 313.2 ms',
    ],
  ],
  [
    'to the client, where a fault delayed it',
    { direction: 'to-client', time: 1103, brokerTime: 1102, fault: { rule: 1, kind: 'delayed', milliseconds: 50 } },
    [
      'sent by the broker at 0.102 s, received by the client at 0.153 s, 51.0 ms later',
      'Broker 在 0.102 s 发出，客户端在 0.153 s 收到，相隔 51.0 ms',
    ],
  ],
  [
    'that did not come to the broker',
    { time: 1102, brokerTime: null, fault: dropped },
    ['sent by the client at 0.102 s; it has not come to the broker', '客户端在 0.102 s 发出，没有到达 Broker'],
  ],
  [
    'that did not come to the client',
    { direction: 'to-client', time: 1103, brokerTime: 1102, fault: dropped },
    ['sent by the broker at 0.102 s; it has not come to the client', 'Broker 在 0.102 s 发出，没有到达客户端'],
  ],
  ['of a broker that does not tell', { time: 1102 }, [null, null]],
])('the times of a packet %s', (_, changes, texts) => {
  expect(told(changes)).toEqual(texts);
});
