import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startNodeHost, type NodeHost } from '../../src/broker/hosts/node.ts';
import { listenOrNextFree } from '../../src/commands/listen.ts';
import { tcpPortKind, webSocketPortKind } from '../../src/commands/port-kind.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function broker(): Promise<NodeHost> {
  const host = await startNodeHost({ host: '127.0.0.1', tcpPort: 0, wsPort: 0 });
  closers.push(() => host.close());
  return host;
}

test('a port where an MQTT broker answers is told from all others', async () => {
  const host = await broker();
  expect(await tcpPortKind('127.0.0.1', host.tcp ?? 0)).toBe('mqtt');
  expect(await webSocketPortKind('127.0.0.1', host.ws ?? 0)).toBe('mqtt');
});

test('a port that nobody listens on is free', async () => {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  expect(await tcpPortKind('127.0.0.1', port)).toBe('free');
  expect(await webSocketPortKind('127.0.0.1', port)).toBe('free');
});

test('a server that speaks something else is neither free nor a broker', async () => {
  const port = await listen(
    createServer((socket) => socket.on('error', () => undefined).end('HTTP/1.1 400 no\r\n\r\n')),
  );
  expect(await tcpPortKind('127.0.0.1', port)).toBe('other');
  expect(await webSocketPortKind('127.0.0.1', port)).toBe('other');
});

test('a taken port leads to a free one, and both are told', async () => {
  const taken = await listen(createServer());
  const told: number[] = [];
  const server = await listenOrNextFree(
    taken,
    async (port) => {
      const second = createServer();
      second.listen(port, '127.0.0.1');
      await once(second, 'listening');
      closers.push(() => second.close());
      return { port: (second.address() as AddressInfo).port };
    },
    (...ports) => told.push(...ports),
  );
  expect(told).toEqual([taken, server.port]);
});
