import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNodeHost, type NodeHost } from '../../src/broker/hosts/node.ts';
import { bytesOf, connect, publish } from '../capture/packets.ts';
import { TestKernel } from './test-kernel.ts';

let host: NodeHost;
beforeAll(async () => {
  host = await startNodeHost({ tcpPort: null, wsPort: 0 });
});
afterAll(() => host.close());

it('a cell talks to the broker of `npm start`, and a probe knows it', async () => {
  const url = `ws://127.0.0.1:${host.ws ?? 0}/mqtt`;
  const kernel = new TestKernel();
  kernel.switchboard.handle({ type: 'choose', broker: { kind: 'local', url }, allowed: [] });
  const client = kernel.open(url);
  expect(await client.opened).toBe('mqtt');
  client.link.send(bytesOf(connect));
  client.link.send(bytesOf(publish));
  await kernel.heard('packets', ({ packets }) => packets.some(({ packet }) => packet?.type === 'PUBACK'));
  client.link.close();
  expect(kernel.packets().every(({ malformed }) => malformed === undefined)).toBe(true);
  const told = kernel.told.length;
  const connected = (): boolean =>
    kernel.told.slice(told).some((message) => message.type === 'broker-state' && message.state.state === 'connected');
  kernel.switchboard.handle({ type: 'probe' });
  while (!connected()) await kernel.next();
});
