import { expect, test } from 'vitest';

import { packetLine } from '../../../src/inspector/packet-list/packet-line.ts';
import { capturedPacket, connack, publish } from '../../capture/packets.ts';

test('a line names the client by the last level of its Client Identifier, and the way by an arrow', () => {
  const captured = capturedPacket(publish, { clientId: 'lab/reader/anna' });
  expect(packetLine(captured, 'en')).toMatchObject({
    client: 'anna',
    clientTitle: 'lab/reader/anna',
    arrow: '→',
    direction: 'to the broker',
    name: 'PUBLISH',
    family: 'publish',
    redelivered: false,
  });
});

test('a client without an identifier is called by its connection', () => {
  const captured = capturedPacket(connack, { clientId: '', connection: 7, direction: 'to-client' });
  expect(packetLine(captured, 'en')).toMatchObject({ client: 'connection 7', arrow: '←', direction: 'to the client' });
});

test('a redelivery is told, and so is what is no packet', () => {
  expect(packetLine(capturedPacket({ ...publish, dup: true }), 'en').redelivered).toBe(true);
  expect(packetLine(capturedPacket(null), 'en')).toMatchObject({ name: 'Malformed', family: 'malformed' });
});
