import { expect, test } from 'vitest';
import { PacketStore } from '../../src/capture/packet-store.ts';
import { capturedPacket, publish } from './packets.ts';

const numbered = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => capturedPacket(publish, { number: from + index }));

test('keeps the newest packets and tells how many are gone', () => {
  const store = new PacketStore({ packets: 10, bytes: 1_000_000 });
  store.add(numbered(1, 25));
  expect([store.length, store.gone, store.at(0)?.number, store.at(9)?.number]).toEqual([10, 15, 16, 25]);
});

test('is bounded in bytes, though the newest packet always stays', () => {
  const store = new PacketStore({ packets: 10, bytes: 20 });
  store.add([capturedPacket(publish, { number: 1, bytes: new Uint8Array(15) })]);
  store.add([capturedPacket(publish, { number: 2, bytes: new Uint8Array(100) })]);
  expect([store.length, store.gone, store.at(0)?.number]).toEqual([1, 1, 2]);
});

test('finds a packet by its number, also where numbers have gaps and after the first ones are gone', () => {
  const store = new PacketStore({ packets: 5000, bytes: 1_000_000_000 });
  for (let from = 1; from < 20_000; from += 100) store.add(numbered(from * 2, 50));
  const first = store.at(0)?.number ?? 0;
  expect(store.byNumber(first)).toBe(store.at(0));
  expect(store.byNumber(first - 1)).toBeUndefined();
  expect(store.byNumber(first + 60)).toBeUndefined();
  expect(store.at(store.indexOf(first + 60))?.number).toBe(first + 200);
});

test('a cleared store begins anew', () => {
  const store = new PacketStore();
  store.add(numbered(1, 3));
  store.clear();
  expect([store.length, store.gone, store.at(0)]).toEqual([0, 0, undefined]);
});

test('a packet that comes again with another number takes the place of itself', () => {
  const store = new PacketStore({ packets: 10, bytes: 35 });
  const packet = (number: number, instead?: number) =>
    capturedPacket(publish, { number, bytes: new Uint8Array(10), ...(instead !== undefined && { instead }) });
  store.add([packet(1), packet(2), packet(3)]);
  store.add([packet(4, 2), packet(6, 5)]);
  expect(Array.from({ length: store.length }, (_, index) => store.at(index)?.number)).toEqual([3, 4, 6]);
  expect([store.byNumber(2), store.gone, store.replaced]).toEqual([undefined, 1, [2]]);
});

test('a mark and a note stay with their packet, until they are taken away or the packet is gone', () => {
  const store = new PacketStore({ packets: 4, bytes: 1_000_000 });
  store.add(numbered(1, 3));
  store.remark(2, { marked: true, note: 'late' });
  store.remark(3, { marked: true });
  store.remark(9, { marked: true });
  expect(store.byNumber(2)).toMatchObject({ number: 2, marked: true, note: 'late' });
  expect([...store.marked]).toEqual([2, 3]);
  // A fault kept it back, and now it has arrived.
  store.add([capturedPacket(publish, { number: 4, instead: 2 })]);
  expect(store.byNumber(4)).toMatchObject({ marked: true, note: 'late' });
  expect([...store.marked]).toEqual([3, 4]);
  store.remark(4, { note: 'late' });
  expect(store.byNumber(4)).toEqual(capturedPacket(publish, { number: 4, instead: 2, note: 'late' }));
  store.add(numbered(5, 4));
  expect([...store.marked]).toEqual([]);
});

test('packets that come with marks are known by them', () => {
  const store = new PacketStore();
  store.add([capturedPacket(publish, { number: 1 }), capturedPacket(publish, { number: 2, marked: true })]);
  expect([...store.marked]).toEqual([2]);
  store.clear();
  expect([...store.marked]).toEqual([]);
});
