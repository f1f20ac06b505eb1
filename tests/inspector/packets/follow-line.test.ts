// From a line to its packets and their answers, and from an answer back to the line.
import { describe, expect, it } from 'vitest';
import type { Packet } from '../../../src/mqtt/packet.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { PacketStore } from '../../../src/capture/packet-store.ts';
import { FilteredPackets } from '../../../src/inspector/packets/filtered-packets.ts';
import { callBehind, followLine } from '../../../src/inspector/packets/follow-line.ts';
import { connack, connect, capturedPacket, publish } from '../../capture/packets.ts';

const there = { direction: 'to-broker', clientId: 'anna', connection: 1 } as const;
const back = { ...there, direction: 'to-client' } as const;
const calling = (line: number, call: string, execution = 1) =>
  ({ cause: { by: 'call', cell: 'hello', execution, line, call } }) as const;
const message = publish;
const subscribe = (packetId: number): Packet => ({
  type: 'SUBSCRIBE',
  packetId,
  subscriptions: [{ filter: 'lab/#', qos: 1, noLocal: false, retainAsPublished: false, retainHandling: 0 }],
});
const suback = (packetId: number): Packet => ({ type: 'SUBACK', packetId, reasonCodes: [1] });
const ack = (type: 'PUBACK' | 'PUBREC' | 'PUBREL' | 'PUBCOMP', packetId: number): Packet => ({
  type,
  packetId,
  reasonCode: 0,
});

function stored(...packets: [Packet, Partial<CapturedPacket>][]): PacketStore {
  const store = new PacketStore();
  store.add(packets.map(([packet, changes], index) => capturedPacket(packet, { ...changes, number: index + 1 })));
  return store;
}

function followed(store: PacketStore, line: number, execution = 1): number[] {
  const rows = new FilteredPackets(store, followLine({ cell: 'hello', execution, line }));
  rows.step(1000);
  return Array.from({ length: rows.length }, (_, index) => rows.at(index)?.number ?? 0);
}

const run = stored(
  [connect, { ...there, ...calling(1, 'connect') }],
  [connack, back],
  [subscribe(1), { ...there, ...calling(2, 'subscribe') }],
  [suback(1), back],
  [
    { ...message, packetId: 1 },
    { ...there, ...calling(3, 'publish') },
  ],
  [{ ...message, packetId: 1 }, back],
  [ack('PUBACK', 1), back],
  [ack('PUBACK', 1), there],
  [
    { ...message, packetId: 2, qos: 2 },
    { ...there, ...calling(4, 'publish') },
  ],
  [ack('PUBREC', 2), back],
  [ack('PUBREL', 2), there],
  [ack('PUBCOMP', 2), back],
);

describe('following a line', () => {
  it.each([
    [1, [1, 2]],
    [2, [3, 4]],
    [3, [5, 7]],
    [4, [9, 10, 11, 12]],
    [5, []],
  ])('line %i has its packets and the answers to them', (line, numbers) => {
    expect(followed(run, line)).toEqual(numbers);
  });

  it('leaves other runs of the cell out', () => {
    const twice = stored(
      [subscribe(1), { ...there, ...calling(2, 'subscribe', 1) }],
      [suback(1), back],
      [subscribe(1), { ...there, connection: 2, ...calling(2, 'subscribe', 2) }],
      [suback(1), { ...back, connection: 2 }],
    );
    expect(followed(twice, 2, 2)).toEqual([3, 4]);
  });

  it('does not take the answer on one connection for that on another', () => {
    const two = stored(
      [subscribe(1), { ...there, ...calling(2, 'subscribe') }],
      [subscribe(1), { ...there, connection: 2, clientId: 'bert', ...calling(3, 'subscribe') }],
      [suback(1), { ...back, connection: 2, clientId: 'bert' }],
      [suback(1), back],
    );
    expect(followed(two, 2)).toEqual([1, 4]);
  });

  it('goes on with a redelivery after a reconnect', () => {
    const again = { connection: 2, cause: { by: 'library', why: 'redelivery' } } as const;
    const cut = stored(
      [message, { ...there, ...calling(9, 'publish') }],
      [
        { ...message, dup: true },
        { ...there, ...again },
      ],
      [ack('PUBACK', 1), { ...back, connection: 2 }],
      [message, { ...there, connection: 2, ...calling(10, 'publish') }],
      [ack('PUBACK', 1), { ...back, connection: 2 }],
    );
    expect(followed(cut, 9)).toEqual([1, 2, 3]);
    expect(followed(cut, 10)).toEqual([4, 5]);
  });
});

describe('the call behind a packet', () => {
  it.each([
    [1, 1],
    [2, 1],
    [4, 2],
    [7, 3],
    [11, 4],
    [12, 4],
  ])('of packet %i is on line %i', (number, line) => {
    expect(callBehind(run, number)?.line).toBe(line);
  });

  it('is not known of what the broker sent of itself, nor of its acknowledgement', () => {
    expect(callBehind(run, 6)).toBeNull();
    expect(callBehind(run, 8)).toBeNull();
    expect(callBehind(run, 99)).toBeNull();
  });
});
