import { expect, test } from 'vitest';
import { addPackets, packetsByCell, keptPackets, noPackets } from '../../src/notebook/run-packets.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';

function captured(number: number, cell: string, time: number, execution = 1, connection = 1): CapturedPacket {
  const bytes = new Uint8Array();
  return {
    number,
    time,
    connection,
    cell,
    execution,
    clientId: '',
    direction: 'to-broker',
    bytes,
    packet: null,
    version: 5,
  };
}

const numbers = (packets: readonly CapturedPacket[] | undefined) => packets?.map(({ number }) => number);

test('a packet belongs to the cell that opened its connection', () => {
  const cells = packetsByCell([captured(1, 'a', 10), captured(2, 'b', 20)], [], new Map());
  expect([numbers(cells.get('a')), numbers(cells.get('b'))]).toEqual([[1], [2]]);
});

test('a cell that uses the client of another also shows the packets that crossed while it ran', () => {
  const run = { cell: 'b', execution: 7, from: 15, to: 30 };
  const packets = [captured(1, 'a', 10), captured(2, 'b', 20, 7, 2), captured(3, 'a', 25), captured(4, 'a', 31)];
  const opened = new Map([
    [1, 10],
    [2, 20],
  ]);
  const cells = packetsByCell(packets, [run], opened);
  expect(numbers(cells.get('a'))).toEqual([1, 3, 4]);
  expect(numbers(cells.get('b'))).toEqual([2, 3]);
  expect(cells.get('b')?.every(({ execution }) => execution === 7)).toBe(true);
});

test('what crosses a connection that a function of another cell has opened for the running cell is the running cell’s only', () => {
  const runs = [
    { cell: 'a', execution: 1, from: 0, to: 12 },
    { cell: 'b', execution: 2, from: 15, to: 30 },
  ];
  const packets = [
    captured(1, 'a', 10),
    captured(2, 'a', 20, 1, 2),
    captured(3, 'a', 25, 1, 2),
    captured(4, 'a', 1031, 1, 2),
  ];
  const cells = packetsByCell(
    packets,
    runs,
    new Map([
      [1, 10],
      [2, 20],
    ]),
  );
  expect([numbers(cells.get('a')), numbers(cells.get('b'))]).toEqual([
    [1, 4],
    [2, 3],
  ]);
  expect(cells.get('b')?.every(({ execution }) => execution === 2)).toBe(true);
});

test('what the run sent on such a connection is its own, though it crosses a moment after its end', () => {
  const run = { cell: 'b', execution: 2, from: 15, to: 30 };
  const packets = [captured(1, 'a', 20, 1, 2), captured(2, 'a', 500, 1, 2)];
  const cells = packetsByCell(packets, [run], new Map([[2, 20]]));
  expect([numbers(cells.get('a')), numbers(cells.get('b'))]).toEqual([undefined, [1, 2]]);
});

test('packets of an earlier run are late and left out', () => {
  const kept = addPackets(addPackets(noPackets, [captured(1, 'a', 0, 2)]), [
    captured(2, 'a', 0, 1),
    captured(3, 'a', 0, 2),
  ]);
  expect(numbers(kept.packets)).toEqual([1, 3]);
});

test('packets that all come at once, more than a call has arguments, are counted', () => {
  const flood = Array.from({ length: 300_000 }, (_, index) => captured(index + 1, 'a', 10));
  const { execution, packets, count } = addPackets(noPackets, flood);
  expect([execution, packets.length, count]).toEqual([1, keptPackets, flood.length]);
});

test('the summary counts all packets and all clients of a run, also those that are not kept', () => {
  const flood = Array.from({ length: keptPackets }, (_, index) => captured(index + 1, 'a', 10));
  const later = Array.from({ length: 10 }, (_, index) => captured(keptPackets + index + 1, 'a', 20, 1, 2));
  const kept = addPackets(addPackets(noPackets, flood), later);
  expect(kept.tally.summary).toMatchObject({ packets: keptPackets + 10, clients: 2 });
  const next = addPackets(kept, [captured(9000, 'a', 30, 2)]);
  expect(next.tally.summary).toMatchObject({ packets: 1, clients: 1 });
  expect(noPackets.tally.summary.packets).toBe(0);
});

test('a packet that comes again with another number, also at once, is listed and counted once', () => {
  const some = [
    captured(1, 'a', 10),
    captured(2, 'a', 11),
    captured(3, 'a', 12),
    { ...captured(4, 'a', 12), instead: 3 },
  ];
  const first = addPackets(noPackets, some);
  expect([numbers(first.packets), first.count]).toEqual([[1, 2, 4], 3]);
  const then = addPackets(first, [{ ...captured(5, 'a', 10), instead: 1 }, captured(6, 'a', 13)]);
  expect([numbers(then.packets), then.count, then.tally.summary.packets]).toEqual([[2, 4, 5, 6], 4, 4]);
});
