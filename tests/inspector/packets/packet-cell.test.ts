// What the columns say of packets of each kind.
import { expect, test } from 'vitest';
import type { Packet } from '../../../src/mqtt/packet.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { packetCell } from '../../../src/inspector/packets/packet-cell.ts';
import type { Column } from '../../../src/inspector/packets/packet-columns.ts';
import { packetLine } from '../../../src/inspector/packet-list/packet-line.ts';
import { capturedPacket, connect, publish } from '../../capture/packets.ts';

const plain = { noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
const subscribe: Packet = {
  type: 'SUBSCRIBE',
  packetId: 7,
  subscriptions: [
    { filter: 'lab/+', qos: 1, ...plain },
    { filter: 'qos/\u202e/#', qos: 2, ...plain },
  ],
};
const cell = (column: Column, captured: CapturedPacket, previous?: CapturedPacket) =>
  packetCell(column, {
    captured,
    previous,
    line: packetLine(captured, 'en'),
    scale: { format: 'first', since: 0, epoch: 0 },
  });
const again = capturedPacket(
  { ...publish, dup: true, retain: true, qos: 2 },
  { number: 9, time: 2000, brokerTime: 2100 },
);

test('the flags are spoken as words', () => {
  expect(cell('flags', again)).toEqual({ text: 'QoS 2 D R', title: 'QoS 2 DUP RETAIN', spoken: 'QoS 2 DUP RETAIN' });
  expect(cell('flags', capturedPacket(publish)).text).toBe('QoS 1');
  expect(cell('flags', capturedPacket(subscribe)).text).toBe('QoS 1,2');
  expect(cell('flags', capturedPacket(connect)).text).toBe('');
});

test('topics are whole, with nothing in them that turns the line around', () => {
  expect(cell('topic', again).text).toBe('lab/x');
  expect(cell('topic', capturedPacket(subscribe)).text).toMatch(/^lab\/\+, qos\/[^\u202e]+\/#$/);
  expect(
    cell('topic', capturedPacket({ ...publish, topic: '', properties: { topicAlias: 1 } }, { topic: 'behind/alias' }))
      .text,
  ).toBe('behind/alias');
  expect(cell('topic', capturedPacket(connect)).text).toBe('');
});

test('identifiers, sizes and times', () => {
  const texts = (['number', 'id', 'size', 'time', 'client-time', 'delta'] as const).map(
    (column) => cell(column, again, capturedPacket(publish, { time: 1600 })).text,
  );
  expect(texts).toEqual(['9', '1', `${again.bytes.length}`, '2.100', '2.000', '0.500']);
  expect(cell('id', capturedPacket(connect)).text).toBe('');
  // Nobody knows when the broker had it.
  expect(cell('client-time', capturedPacket(publish)).text).toBe('');
});
