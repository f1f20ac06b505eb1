import { expect, it } from 'vitest';
import { PacketStore } from '../../../src/capture/packet-store.ts';
import { FilteredPackets } from '../../../src/inspector/packets/filtered-packets.ts';
import { capturedPacket, publish } from '../../capture/packets.ts';

const packets = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => capturedPacket(publish, { number: from + index }));
const numbers = (rows: FilteredPackets) => Array.from({ length: rows.length }, (_, index) => rows.at(index)?.number);

it('tests each packet once, in order, however it comes', () => {
  const store = new PacketStore();
  const tested: number[] = [];
  const rows = new FilteredPackets(store, ({ number }) => {
    tested.push(number);
    return number % 2 === 0;
  });
  store.add(packets(1, 5));
  expect(rows.step(3)).toBe(true);
  expect(numbers(rows)).toEqual([2]);
  expect(rows.step(3)).toBe(false);
  store.add(packets(6, 8));
  expect(rows.step(100)).toBe(false);
  expect(numbers(rows)).toEqual([2, 4, 6, 8]);
  expect(tested).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

it('lets go of packets that the store no longer has', () => {
  const store = new PacketStore({ packets: 4, bytes: 1e6 });
  const rows = new FilteredPackets(store, () => true);
  store.add(packets(1, 4));
  rows.step(100);
  store.add(packets(5, 6));
  rows.step(100);
  expect(numbers(rows)).toEqual([3, 4, 5, 6]);
  expect([rows.indexOf(2), rows.indexOf(3), rows.indexOf(6), rows.indexOf(7)]).toEqual([-1, 0, 3, -1]);
  store.clear();
  rows.step(100);
  expect(rows.length).toBe(0);
});

it('lets go of a packet that has come again with another number', () => {
  const store = new PacketStore();
  const rows = new FilteredPackets(store, () => true);
  store.add(packets(1, 4));
  rows.step(100);
  store.add([capturedPacket(publish, { number: 5, instead: 2 })]);
  rows.step(100);
  expect(numbers(rows)).toEqual([1, 3, 4, 5]);
});
