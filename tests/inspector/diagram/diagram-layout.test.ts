import { expect, test } from 'vitest';
import type { Packet } from '../../../src/mqtt/packet.ts';
import { layoutDiagram, type Arrow } from '../../../src/inspector/diagram/diagram-layout.ts';
import type { CapturedPacket, PacketFault } from '../../../src/capture/captured-packet.ts';
import type { ConnectionEvent } from '../../../src/capture/connection-event.ts';
import { connack, connect, capturedPacket, publish } from '../../capture/packets.ts';

const width = 800;
const ack = (type: 'PUBACK' | 'PUBREC' | 'PUBREL' | 'PUBCOMP', packetId = 1): Packet => ({
  type,
  packetId,
  reasonCode: 0,
});
const qos1: Packet = publish;
const qos2: Packet = { ...publish, qos: 2 };
const qos0: Packet = { type: 'PUBLISH', dup: false, qos: 0, retain: false, topic: 'lab/x', payload: new Uint8Array() };
const dup = (packet: Packet): Packet => ({ ...packet, dup: true }) as Packet;

/** Packets of anna, ten milliseconds apart. */
function flow(
  ...steps: [way: '→' | '←', packet: Packet | null, changes?: Partial<CapturedPacket>][]
): CapturedPacket[] {
  return steps.map(([way, packet, changes], index) =>
    capturedPacket(packet, {
      number: index + 1,
      time: (index + 1) * 10,
      direction: way === '→' ? 'to-broker' : 'to-client',
      ...changes,
    }),
  );
}

function event(kind: 'opened' | 'closed', time: number, changes: Partial<ConnectionEvent> = {}): ConnectionEvent {
  return { connection: 1, time, cell: 'cell', execution: 1, event: kind, url: '', by: 'client', ...changes };
}

const faulty = (fault: PacketFault): Partial<CapturedPacket> => ({ fault });
const joinedTo = (arrows: readonly Arrow[]): (readonly number[] | undefined)[] =>
  arrows.map(({ handshake }) => handshake?.packets);

test('clients have lanes in the order of their connections, with the broker between them', () => {
  const packets = flow(
    ['→', connect, { connection: 1, clientId: 'pub' }],
    ['→', connect, { connection: 2, clientId: 'sub-1' }],
    ['→', connect, { connection: 3, clientId: 'sub-2' }],
  );
  const { lanes } = layoutDiagram(packets, [], width);
  expect(lanes.map(({ key }) => key)).toEqual(['client pub', 'client sub-1', 'broker', 'client sub-2']);
  expect(lanes.map(({ x }) => x)).toEqual(lanes.map(({ x }) => x).toSorted((a, b) => a - b));
});

test('one client stands to the left of the broker', () => {
  const { lanes } = layoutDiagram(flow(['→', connect]), [], width);
  expect(lanes.map(({ kind }) => kind)).toEqual(['client', 'broker']);
});

test('a client that reconnects keeps its lane', () => {
  const packets = flow(['→', connect], ['→', connect, { connection: 2 }]);
  const { lanes, arrows } = layoutDiagram(packets, [], width);
  expect(lanes).toHaveLength(2);
  expect(arrows[0]?.lane).toBe(arrows[1]?.lane);
});

test('a connection whose client gets its name from the broker has one lane from its first packet on', () => {
  const packets = flow(['→', connect, { clientId: '' }], ['←', connack, { clientId: 'given' }]);
  expect(layoutDiagram(packets, [], width).lanes.map(({ clientId }) => clientId)).toEqual(['given', '']);
});

test('arrows go down in the order of the packets, from the one who sent to the one who receives', () => {
  const { arrows, lanes } = layoutDiagram(flow(['→', connect], ['←', connack]), [], width);
  const [client, broker] = lanes;
  expect(arrows.map(({ from, to }) => [from.x, to.x])).toEqual([
    [client?.x, broker?.x],
    [broker?.x, client?.x],
  ]);
  expect(arrows[1]?.from.y).toBeGreaterThan(arrows[0]?.from.y ?? Infinity);
});

test('a QoS 0 message has no handshake to join', () => {
  const { arrows, handshakes } = layoutDiagram(flow(['→', qos0], ['→', qos0]), [], width);
  expect(joinedTo(arrows)).toEqual([undefined, undefined]);
  expect(handshakes).toEqual([]);
});

test('PUBLISH and PUBACK of one message are joined, and another message with the id again is another', () => {
  const packets = flow(['→', qos1], ['←', ack('PUBACK')], ['→', qos1], ['←', ack('PUBACK')]);
  const { arrows, handshakes } = layoutDiagram(packets, [], width);
  expect(joinedTo(arrows)).toEqual([
    [1, 2],
    [1, 2],
    [3, 4],
    [3, 4],
  ]);
  expect(handshakes.map(({ handshake }) => handshake.complete)).toEqual([true, true]);
});

test('the four packets of a QoS 2 message have one mark with four ends', () => {
  const packets = flow(['→', qos2], ['←', ack('PUBREC')], ['→', ack('PUBREL')], ['←', ack('PUBCOMP')]);
  const { arrows, handshakes } = layoutDiagram(packets, [], width);
  expect(handshakes).toHaveLength(1);
  expect(handshakes[0]?.ys).toEqual(arrows.map(({ from }) => from.y));
  expect(handshakes[0]?.handshake.complete).toBe(true);
});

test('a PUBREC with an error ends its handshake', () => {
  const refused: Packet = { type: 'PUBREC', packetId: 1, reasonCode: 0x87 };
  const { arrows } = layoutDiagram(flow(['→', qos2], ['←', refused], ['→', ack('PUBREL')]), [], width);
  expect(joinedTo(arrows)).toEqual([[1, 2], [1, 2], undefined]);
});

test('the same id in both directions, and of two clients, belongs to different messages', () => {
  const ben = { connection: 2, clientId: 'ben' };
  const packets = flow(
    ['→', qos1],
    ['←', qos1],
    ['→', qos1, ben],
    ['←', ack('PUBACK')],
    ['→', ack('PUBACK')],
    ['←', ack('PUBACK'), ben],
  );
  const { arrows } = layoutDiagram(packets, [], width);
  expect(joinedTo(arrows)).toEqual([
    [1, 4],
    [2, 5],
    [3, 6],
    [1, 4],
    [2, 5],
    [3, 6],
  ]);
});

test('handshakes that overlap have marks beside each other', () => {
  const second = { ...publish, packetId: 2 } as Packet;
  const packets = flow(['→', qos1], ['→', second], ['←', ack('PUBACK', 1)], ['←', ack('PUBACK', 2)]);
  const { handshakes } = layoutDiagram(packets, [], width);
  expect(new Set(handshakes.map(({ x }) => x)).size).toBe(2);
});

test('a redelivery after a lost PUBACK and a reconnect is marked, and belongs to the message that it repeats', () => {
  const again = { connection: 2 };
  const packets = flow(
    ['→', qos1],
    ['←', ack('PUBACK'), faulty({ rule: 1, kind: 'dropped' })],
    ['→', { ...connect, clean: false } as Packet, again],
    ['→', dup(qos1), again],
    ['←', ack('PUBACK'), again],
  );
  const { arrows, handshakes } = layoutDiagram(packets, [], width);
  expect(arrows.map(({ again }) => again)).toEqual([false, false, false, true, false]);
  expect(handshakes[0]?.handshake).toEqual({ kind: 'qos 1', packets: [1, 2, 4, 5], complete: true });
});

test('what a fault drops is lost, and leaves its handshake open', () => {
  const packets = flow(['→', qos1], ['←', ack('PUBACK'), faulty({ rule: 1, kind: 'dropped' })]);
  const { arrows, handshakes } = layoutDiagram(packets, [], width);
  expect(arrows.map(({ end }) => end)).toEqual(['arrives', 'lost']);
  expect(handshakes[0]?.handshake.complete).toBe(false);
});

test('a held packet waits, and the second copy of a packet joins the handshake of the first', () => {
  const packets = flow(
    ['→', qos1],
    ['←', ack('PUBACK')],
    ['←', ack('PUBACK'), faulty({ rule: 1, kind: 'duplicate', of: 2 })],
    ['→', { type: 'PINGREQ' }, faulty({ rule: 2, kind: 'held' })],
  );
  const { arrows } = layoutDiagram(packets, [], width);
  expect(arrows.map(({ end, again }) => [end, again])).toEqual([
    ['arrives', false],
    ['arrives', false],
    ['arrives', true],
    ['held', false],
  ]);
  expect(arrows[2]?.handshake?.packets).toEqual([1, 2, 3]);
});

test('a delayed packet arrives between the packets of that moment', () => {
  const packets = flow(
    ['→', qos0, faulty({ rule: 1, kind: 'delayed', milliseconds: 15 })],
    ['→', { type: 'PINGREQ' }],
    ['←', { type: 'PINGRESP' }],
  );
  const [late, before, after] = layoutDiagram(packets, [], width).arrows;
  expect(late?.to.y).toBeGreaterThan(before?.from.y ?? Infinity);
  expect(late?.to.y).toBeLessThan(after?.from.y ?? 0);
});

test('a reordered packet crosses the one that overtook it, and waits as long as none has', () => {
  const packets = flow(['→', qos0, faulty({ rule: 1, kind: 'reordered' })], ['→', { type: 'PINGREQ' }]);
  const [first, second] = layoutDiagram(packets, [], width).arrows;
  expect(first?.to.y).toBeGreaterThan(second?.to.y ?? Infinity);
  expect(layoutDiagram(packets.slice(0, 1), [], width).arrows[0]?.end).toBe('held');
});

test('a packet that was truncated or corrupted, or could not be read, says so', () => {
  const received = new Uint8Array();
  const packets = flow(
    ['→', qos0, faulty({ rule: 1, kind: 'truncated', received })],
    ['→', qos0, faulty({ rule: 1, kind: 'corrupted', received })],
    ['→', null],
  );
  const { arrows } = layoutDiagram(packets, [], width);
  expect(arrows.map(({ damaged, family }) => [damaged, family])).toEqual([
    [true, 'publish'],
    [true, 'publish'],
    [false, 'malformed'],
  ]);
});

test('opening and closing stand on the lane around the packets of the same moment, and the lane lives between them', () => {
  const packets = flow(['→', connect], ['←', connack]);
  const events = [event('opened', 10), event('closed', 20, { by: 'broker' })];
  const { connections, arrows, alive } = layoutDiagram(packets, events, width);
  const [opened, closed] = connections.map(({ y }) => y);
  expect(opened).toBeLessThan(arrows[0]?.from.y ?? 0);
  expect(closed).toBeGreaterThan(arrows[1]?.from.y ?? Infinity);
  expect(alive).toEqual([{ lane: arrows[0]?.lane, from: opened, to: closed }]);
});

test('a cut ends the life of a lane until its client connects again', () => {
  const packets = flow(
    ['→', connect],
    ['→', qos1, faulty({ rule: 1, kind: 'cut', dropped: true })],
    ['→', connect, { connection: 2 }],
  );
  const { arrows, alive, height } = layoutDiagram(packets, [], width);
  const [first, cut, second] = arrows;
  expect(cut?.end).toBe('lost');
  expect(alive.map(({ from, to }) => [from, to])).toEqual([
    [first?.from.y, cut?.from.y],
    [second?.from.y, height],
  ]);
});

test('a lane whose opening is not shown was alive before', () => {
  expect(layoutDiagram(flow(['→', qos0]), [], width).alive[0]?.from).toBe(0);
});

test('lanes shrink with the width, and only then make the drawing wider than there is room', () => {
  const two = flow(['→', connect], ['→', connect, { connection: 2, clientId: 'ben' }]);
  const many = Array.from({ length: 12 }, (_, index) =>
    capturedPacket(connect, { connection: index, clientId: `c${index}` }),
  );
  expect(layoutDiagram(two, [], 328).width).toBeLessThanOrEqual(328);
  expect(layoutDiagram(many, [], 328).width).toBeGreaterThan(328);
});

test('an empty recording has no arrows', () => {
  expect(layoutDiagram([], [], width).arrows).toEqual([]);
});
