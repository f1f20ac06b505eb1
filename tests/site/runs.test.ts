// What the landing figure and the prediction table read from the packets of a run.
import { expect, test } from 'vitest';
import type { Packet } from '../../src/mqtt/packet.ts';
import { landingRoles } from '../../src/site/landing-roles.ts';
import { receivedQoS } from '../../src/site/received-qos.ts';
import type { Frame } from '../../src/capture/captured-packet.ts';

function frame(connection: number, direction: Frame['direction'], packet: Packet): Frame {
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
  const frames = [
    frame(1, 'to-broker', publish('lab/x/p2s1', 2)),
    frame(2, 'to-client', publish('lab/x/p2s1', 1)),
    frame(2, 'to-client', publish('lab/x/other', 0)),
  ];
  expect([...receivedQoS(frames)]).toEqual([['p2s1', 1]]);
});

test('subscribers and the publisher are told from their packets, whatever their order', () => {
  const frames = [
    frame(3, 'to-broker', subscribe),
    frame(1, 'to-broker', subscribe),
    frame(2, 'to-broker', publish('a', 0)),
    frame(1, 'to-client', publish('a', 0)),
  ];
  expect(Object.fromEntries(landingRoles(frames))).toEqual({ 1: 'subscriber-1', 2: 'publisher', 3: 'subscriber-2' });
});
