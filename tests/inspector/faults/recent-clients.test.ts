import { expect, test } from 'vitest';
import { PacketStore } from '../../../src/capture/packet-store.ts';
import { recentClients } from '../../../src/inspector/faults/recent-clients.ts';
import { capturedPacket, publish } from '../../capture/packets.ts';

const from = (clientId: string, count: number) =>
  Array.from({ length: count }, () => capturedPacket(publish, { clientId }));

test('each client is named once, in the order in which they came, and a client without a name is left out', () => {
  const store = new PacketStore();
  store.add([...from('anna', 2), ...from('', 1), ...from('ben', 1), ...from('anna', 1)]);
  expect(recentClients(store)).toEqual(['anna', 'ben']);
});

test('a client that sent nothing for thousands of packets is not named any more', () => {
  const store = new PacketStore();
  store.add([...from('long ago', 1), ...from('now', 5000)]);
  expect(recentClients(store)).toEqual(['now']);
});
