import { expect, test } from 'vitest';
import { describe as line } from '../../src/capture/describe.ts';
import { shortTopic } from '../../src/capture/short-topic.ts';
import type { Packet } from '../../src/mqtt/packet.ts';
import { capturedPacket, connect, publish } from './packets.ts';

const anna = 'lab/k3x9/anna';

test.each([
  ['lab/k3x9/news', anna, '…/news'],
  ['lab/k3x9/plant/1/#', anna, '…/plant/1/#'],
  ['$share/readers/lab/k3x9/news', anna, '$share/readers/…/news'],
  [anna, anna, '…/anna'],
  ['lab/other/news', anna, 'lab/other/news'],
  ['news', anna, 'news'],
  ['lab/k3x9', anna, 'lab/k3x9'],
  ['lab/k3x9/', anna, 'lab/k3x9/'],
  ['lab/k3x9/news', 'mqttjs_1', 'lab/k3x9/news'],
  ['/news', '/anna', '/news'],
  ['', '', ''],
])('%s of the client %s is %s', (topic, clientId, short) => {
  expect(shortTopic(topic, clientId)).toBe(short);
});

test('a line has short topics where it is asked to, and payloads as they are', () => {
  const topic = 'lab/k3x9/news';
  const packets: [Packet, string][] = [
    [{ ...connect, clientId: anna } as Packet, 'MQTT 5.0 …/anna Clean Start keepalive 60'],
    [{ ...publish, topic, payload: new TextEncoder().encode(topic) }, `id=1 QoS 1 …/news "${topic}"`],
    [{ type: 'UNSUBSCRIBE', packetId: 2, filters: [topic, 'x'] }, 'id=2 …/news, x'],
  ];
  for (const [packet, short] of packets) {
    const captured = capturedPacket(packet, { clientId: anna });
    expect(line(captured, 'en', 'short')[1]).toBe(short);
    expect(line(captured, 'en')[1]).toBe(short.replace('…/', 'lab/k3x9/'));
  }
});
