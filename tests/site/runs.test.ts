// What the landing figure and the prediction table read from the packets of a run.
import { expect, test } from 'vitest';
import type { Packet } from '../../src/mqtt/packet.ts';
import { landingRoles } from '../../src/site/landing-roles.ts';
import { receivedQoS } from '../../src/site/received-qos.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';

function captured(connection: number, direction: CapturedPacket['direction'], packet: Packet): CapturedPacket {
  const bytes = new Uint8Array();
  return {
    number: 1,
    time: 0,
    connection,
    cell: 'x',
    execution: 1,
    clientId: '',
    direction,
    bytes,
    packet,
    version: 5,
  };
}

const publish = (topic: string, qos: 0 | 1 | 2): Packet => ({
  type: 'PUBLISH',
  dup: false,
  qos,
  retain: false,
  topic,
  payload: new Uint8Array(),
});
const subscribe: Packet = { type: 'SUBSCRIBE', packetId: 1, subscriptions: [] };

test('the received QoS is read from what the broker sent, not from what the publisher sent', () => {
  const packets = [
    captured(1, 'to-broker', publish('lab/x/p2s1', 2)),
    captured(2, 'to-client', publish('lab/x/p2s1', 1)),
    captured(2, 'to-client', publish('lab/x/other', 0)),
  ];
  expect([...receivedQoS(packets)]).toEqual([['p2s1', 1]]);
});

test('subscribers and the publisher are told from their packets, whatever their order', () => {
  const packets = [
    captured(3, 'to-broker', subscribe),
    captured(1, 'to-broker', subscribe),
    captured(2, 'to-broker', publish('a', 0)),
    captured(1, 'to-client', publish('a', 0)),
  ];
  expect(Object.fromEntries(landingRoles(packets))).toEqual({ 1: 'subscriber-1', 2: 'publisher', 3: 'subscriber-2' });
});
