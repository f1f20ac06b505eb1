import { expect, test } from 'vitest';
import { addPackets, packetsByCell, keptPackets, noPackets } from '../../src/notebook/run-packets.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';
import type { PacketCause } from '../../src/capture/packet-cause.ts';
import type { Packet } from '../../src/mqtt/packet.ts';
import { capturedPacket, connack, connect, publish } from '../capture/packets.ts';

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

/** On the connections 1 (of `a`, execution 1) and 2 (of `b`, execution 2), at that time; what is sent, in one line each. */
type Crossing = [time: number, connection: 1 | 2, packet: Packet, cause?: PacketCause];

/** Under `b`, which runs from 15 to 30: the times of its packets. */
function timesUnderB(crossings: readonly Crossing[]): number[] {
  const runs = [
    { cell: 'a', execution: 1, from: 0, to: 14 },
    { cell: 'b', execution: 2, from: 15, to: 30 },
  ];
  const fromBroker = /^(CONNACK|SUBACK|UNSUBACK|PINGRESP)$/;
  const packets = crossings.map(([time, connection, packet, cause], index) =>
    capturedPacket(packet, {
      number: index + 1,
      time,
      connection,
      cell: connection === 1 ? 'a' : 'b',
      execution: connection,
      direction: fromBroker.test(packet.type) || cause === undefined ? 'to-client' : 'to-broker',
      ...(cause && { cause }),
    }),
  );
  const cells = packetsByCell(packets, runs, new Map([[1, 1]]));
  expect(cells.get('a')?.length).toBe(crossings.filter(([, connection]) => connection === 1).length);
  return (cells.get('b') ?? []).map(({ time }) => time);
}

const call = (cell: 'a' | 'b', during?: number | null): PacketCause => ({
  by: 'call',
  cell,
  execution: cell === 'a' ? 1 : 2,
  line: 1,
  call: 'publish',
  ...(during !== undefined && { during }),
});
const answer: PacketCause = { by: 'library', why: 'acknowledgement' };
const message = (packetId: number, letter: number, topic = 'lab/x'): Packet => {
  const payload = Uint8Array.of(letter);
  return { type: 'PUBLISH', dup: false, qos: 1, retain: false, topic, packetId, payload };
};
const one = message(1, 1);
const other = message(2, 2);
const elsewhere = message(2, 2, 'from/elsewhere');
const ack = (packetId: number): Packet => ({ type: 'PUBACK', packetId, reasonCode: 0 });

test('what a run before has sent, its answers, and what it led to, is not of the run in whose time it crosses', () => {
  const late: Crossing[] = [
    [16, 1, one, call('a')],
    [17, 1, ack(1)],
    [18, 1, one],
    [19, 1, ack(1), answer],
    [20, 1, { type: 'PINGREQ' }, { by: 'library', why: 'keep-alive' }],
    [21, 1, { type: 'PINGRESP' }],
    [22, 1, { type: 'DISCONNECT', reasonCode: 0 }, call('a')],
  ];
  expect(timesUnderB(late)).toEqual([]);
});

test('what a run does with the client of another, with what answers it, is its own whenever it crosses', () => {
  const own: Crossing[] = [
    [16, 1, one, call('b')],
    [17, 1, other, call('a', 2)],
    [18, 1, message(7, 1)],
    [900, 1, ack(1)],
    [2000, 1, ack(2)],
    [2001, 1, ack(7), answer],
  ];
  expect(timesUnderB(own)).toEqual([16, 17, 18, 900, 2000, 2001]);
});

test('what functions of the other cell do between runs is of none; where nothing is known the time decides', () => {
  const mixed: Crossing[] = [
    [16, 1, one, call('a', null)],
    [17, 1, elsewhere],
    [18, 1, connect, { by: 'library', why: 'reconnect' }],
    [19, 1, connack],
    [31, 1, elsewhere],
  ];
  expect(timesUnderB(mixed)).toEqual([17, 18, 19]);
});

test('a connection that a function of another cell has opened for a run is that run’s, however late its packets cross', () => {
  const runs = [
    { cell: 'a', execution: 1, from: 0, to: 12 },
    { cell: 'b', execution: 2, from: 15, to: 30 },
    { cell: 'c', execution: 3, from: 31, to: 50 },
  ];
  const of = { cell: 'a', execution: 1, connection: 5 };
  const packets = [
    capturedPacket(connect, { ...of, number: 1, time: 32, cause: call('a', 2) }),
    capturedPacket(connack, { ...of, number: 2, time: 33, direction: 'to-client' }),
    capturedPacket(publish, { ...of, number: 3, time: 5000, cause: call('a', 2) }),
    capturedPacket(other, { ...of, number: 4, time: 5001, cause: call('a', 3) }),
  ];
  const cells = packetsByCell(packets, runs, new Map([[5, 32]]));
  expect([numbers(cells.get('a')), numbers(cells.get('b')), numbers(cells.get('c'))]).toEqual([
    undefined,
    [1, 2, 3, 4],
    [4],
  ]);
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
