// The broker of `npm start` beside what may already listen on its ports.
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startNodeHost } from '../../src/broker/hosts/node.ts';
import { startEmbeddedBroker, type LocalBroker } from '../../src/commands/embedded-broker.ts';
import { tcpPortKind, webSocketPortKind } from '../../src/commands/port-kind.ts';
import { commandWords } from '../../src/commands/words.ts';

/** The broker, and what was printed about ports. */
async function startOn(tcp: number, webSocket: number): Promise<{ broker: LocalBroker; said: string }> {
  const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const broker = await startEmbeddedBroker('127.0.0.1', commandWords('en'), { tcp, webSocket });
  const said = print.mock.calls.flat().join('\n');
  print.mockRestore();
  onTestFinished(() => broker.close());
  return { broker, said };
}

/** A port where something listens that speaks no MQTT. */
async function otherServer(): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => undefined).end('HTTP/1.1 400 no\r\n\r\n'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const portIn = (url: string | null): number => Number(/:(\d+)/.exec(url ?? '')?.[1]);

test('with port 0 it listens on free ports and says nothing of taken ones', async () => {
  const { broker, said } = await startOn(0, 0);
  expect(await tcpPortKind('127.0.0.1', portIn(broker.tcpUrl))).toBe('mqtt');
  expect(await webSocketPortKind('127.0.0.1', portIn(broker.webSocketUrl))).toBe('mqtt');
  expect([broker.ours, said]).toEqual([true, '']);
});

test.each([
  ['127.0.0.1', 'http://127.0.0.1:4321', true],
  ['127.0.0.1', 'http://lab.example:4321', false],
  ['localhost', 'http://localhost:4321', true],
  ['0.0.0.0', `http://${hostname()}:4321`, true],
  ['0.0.0.0', 'http://lab.example:4321', false],
])('with --host %s a page of %s may use it: %s', async (host, origin, comes) => {
  const broker = await startEmbeddedBroker(host, commandWords('en'), { tcp: 0, webSocket: 0 });
  onTestFinished(() => broker.close());
  const socket = new WebSocket(broker.webSocketUrl.replace('localhost', '127.0.0.1'), 'mqtt', { origin });
  onTestFinished(() => socket.terminate());
  const came = await new Promise((resolve) => socket.on('open', () => resolve(true)).on('error', () => resolve(false)));
  expect(came).toBe(comes);
});

test('a broker that answers on the WebSocket port is used, and left alone at the end', async () => {
  const other = await startNodeHost({ host: '127.0.0.1', tcpPort: 0, wsPort: 0 });
  onTestFinished(() => other.close());
  const { broker, said } = await startOn(other.tcp ?? 0, other.ws ?? 0);
  expect(broker).toMatchObject({
    ours: false,
    tcpUrl: `mqtt://localhost:${other.tcp}`,
    webSocketUrl: `ws://localhost:${other.ws}/mqtt`,
  });
  expect(said).toContain(`Port ${other.ws}: an MQTT broker already answers there`);
  await broker.close();
  expect(await tcpPortKind('127.0.0.1', other.tcp ?? 0)).toBe('mqtt');
});

test('ports that others have are told, with those that are used instead', async () => {
  const [tcp, webSocket] = [await otherServer(), await otherServer()];
  const { broker, said } = await startOn(tcp, webSocket);
  const used = { tcp: portIn(broker.tcpUrl), webSocket: portIn(broker.webSocketUrl) };
  expect(await tcpPortKind('127.0.0.1', used.tcp)).toBe('mqtt');
  expect(said).toContain(`Port ${tcp} is taken (no MQTT broker answers); our broker listens on ${used.tcp} instead.`);
  expect(said).toContain(
    `Port ${webSocket} is taken (no MQTT broker answers); our broker listens on ${used.webSocket}`,
  );
});
