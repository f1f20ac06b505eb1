// A connection that has ended is told so behind its packets, though these wait for the broker's word.
import { expect, test } from 'vitest';
import { bytesOf, connect } from '../capture/packets.ts';
import { RecordedLab } from '../inspector/why/recorded-lab.ts';

test('the end of a connection comes behind all its packets', async () => {
  const { kernel } = new RecordedLab();
  const client = kernel.open('ws://in-page/mqtt');
  client.link.send(bytesOf(connect));
  await client.bytes(1);
  client.link.send(bytesOf({ type: 'DISCONNECT', reasonCode: 0 }));
  client.link.close();
  await kernel.heard('connection', ({ connection }) => connection.event === 'closed');
  const told = kernel.told.flatMap((message) => {
    if (message.type === 'connection') return [message.connection.event];
    return message.type === 'packets' ? message.packets.map(({ packet }) => packet?.type) : [];
  });
  expect(told).toEqual(['opened', 'CONNECT', 'CONNACK', 'DISCONNECT', 'closed']);
});
