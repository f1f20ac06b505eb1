// Packets that are packed for the way to the page come out as they went in, read.
import { expect, it } from 'vitest';
import { Capture } from '../../../src/capture/capture.ts';
import { PacketBatch } from '../../../src/wire/packet-batch.ts';
import type { CapturedPacket, UnreadPacket } from '../../../src/capture/captured-packet.ts';
import type { PacketCause } from '../../../src/capture/packet-cause.ts';
import { PacketPack, type PackedPackets } from '../../../src/capture/packing/pack-packets.ts';
import { unpackPackets } from '../../../src/capture/packing/unpack-packets.ts';
import { bytesOf, connack, connect, capturedPacket, joined, publish } from '../packets.ts';

const byLine = (line: number): PacketCause => ({ by: 'call', cell: 'cell', execution: 1, line, call: 'publish' });

/** What a connection captures, cut only, and the same all read. */
function talk(): { cut: (UnreadPacket | CapturedPacket)[]; read: CapturedPacket[] } {
  const taps = [0, 0].map((number) => new Capture({ connection: 1, cell: 'cell', execution: 2 }, () => (number += 1)));
  const chunks = [
    ['to-broker', bytesOf(connect)],
    ['to-client', bytesOf(connack)],
    ['to-broker', joined(bytesOf(publish), Uint8Array.of(0x36, 2, 0, 1), bytesOf(publish))],
    ['to-client', Uint8Array.of(0x40, 2, 0, 1)],
    ['to-broker', bytesOf({ type: 'DISCONNECT', reasonCode: 0 })],
  ] as const;
  const [cutter, reader] = taps;
  const all = (
    take: (
      direction: CapturedPacket['direction'],
      chunk: Uint8Array,
      time: number,
    ) => (UnreadPacket | CapturedPacket)[],
  ) => chunks.flatMap(([direction, chunk], index) => take(direction, chunk, 1000 + index));
  return {
    cut: all((...chunk) => cutter?.cut(...chunk) ?? []),
    read: all((...chunk) => reader?.push(...chunk) ?? []) as CapturedPacket[],
  };
}

function packed(packets: readonly (UnreadPacket | CapturedPacket)[]): PackedPackets {
  const pack = new PacketPack();
  for (const captured of packets) pack.add(captured);
  return structuredClone(pack.take());
}

it('all of a connection, malformed packets too', () => {
  const { cut, read } = talk();
  expect(cut.filter((captured) => 'packet' in captured)).toHaveLength(3);
  expect(unpackPackets(packed(cut), 0)).toEqual(read);
});

it('with their causes, and how far the broker had got', () => {
  const [, , raw] = talk().cut;
  const packets = [1, 1, 2].map((line, index): UnreadPacket => {
    const captured = { ...raw, number: 10 + index, atBroker: 100 + index, cause: byLine(line) } as UnreadPacket;
    return captured;
  });
  const message = packed(packets);
  expect(message.causes).toEqual([byLine(1), byLine(2)]);
  expect(unpackPackets(message, 0)).toMatchObject(packets);
});

it('with the time at the broker, where it is known, on the clock of the page', () => {
  const [, , raw] = talk().cut;
  const times = [1200, null, undefined].map(
    (brokerTime, index): UnreadPacket =>
      ({ ...raw, number: 10 + index, ...(brokerTime !== undefined && { brokerTime }) }) as UnreadPacket,
  );
  const read = capturedPacket(publish, { number: 20, time: 1300, brokerTime: 1301, instead: 10 });
  const unpacked = unpackPackets(packed([...times, read]), 1000);
  expect(unpacked.map(({ brokerTime, instead }) => [brokerTime, instead])).toEqual([
    [200, undefined],
    [null, undefined],
    [undefined, undefined],
    [301, 10],
  ]);
});

it('of several connections, in the order of their numbers, with times of the page', () => {
  const [, , raw] = talk().cut;
  const numbers = [3, 4, 6, 9].map(
    (number): UnreadPacket => ({ ...raw, number, connection: number % 2 }) as UnreadPacket,
  );
  const faulted = capturedPacket(publish, { number: 5, time: 1500, fault: { rule: 1, kind: 'dropped' } });
  const packets = unpackPackets(packed([...numbers.slice(0, 2), faulted, ...numbers.slice(2)]), 500);
  expect(packets.map(({ number, connection }) => [number, connection])).toEqual([
    [3, 1],
    [4, 0],
    [5, 1],
    [6, 0],
    [9, 1],
  ]);
  expect(packets.map(({ time }) => time)).toEqual([502, 502, 1000, 502, 502]);
  expect(packets[2]?.fault).toEqual({ rule: 1, kind: 'dropped' });
});

it('a pack that was taken leaves nothing behind', () => {
  const pack = new PacketPack();
  for (const captured of talk().cut) pack.add(captured);
  pack.take();
  expect(pack.isEmpty).toBe(true);
  const [first] = talk().cut.filter((captured) => !('packet' in captured));
  if (first) pack.add(first);
  expect(unpackPackets(pack.take(), 0)).toMatchObject([{ number: 3, clientId: 'anna', packet: publish }]);
});

it('a batch goes when there are many packets, without waiting for its time', () => {
  const messages: PackedPackets[] = [];
  const batch = new PacketBatch((message) => messages.push(message));
  const [, , raw] = talk().cut;
  for (let number = 1; number <= 10_000; number += 1) batch.add({ ...raw, number } as UnreadPacket);
  expect(messages).toHaveLength(2);
  batch.flush();
  const packets = messages.flatMap((message) => unpackPackets(message, 0));
  expect(packets.map(({ number }) => number)).toEqual(Array.from({ length: 10_000 }, (_, index) => index + 1));
});
