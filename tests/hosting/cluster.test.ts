// HAProxy before three brokers of `npm run broker`: clients come in through it, and come back when their broker is killed.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { encode } from '../../src/mqtt/encode.ts';
import { waitFor } from '../patience.ts';
import { ask } from './ask.ts';
import { startHaproxy, type ClusterNode, type RunningHaproxy } from './servers/haproxy.ts';

interface Node extends ClusterNode {
  broker: ChildProcess;
  statusServer: Server;
}

/** A broker in a process of its own, and what EMQX has at /status: 200 while it lives. */
async function startNode(): Promise<Node> {
  const broker = spawn(process.execPath, ['src/commands/broker.ts', '--tcp', '0', '--ws', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: broker.stdout })[Symbol.asyncIterator]();
  const [tcp, webSocket] = [(await lines.next()).value, (await lines.next()).value].map((line) =>
    Number(/:(\d+)/.exec(String(line))?.[1]),
  );
  const statusServer = createServer((request, response) => {
    const well = request.url === '/status' && broker.exitCode === null && broker.signalCode === null;
    response.writeHead(well ? 200 : 503).end();
  }).listen(0, '127.0.0.1');
  await once(statusServer, 'listening');
  return { broker, statusServer, tcp: tcp ?? 0, webSocket: webSocket ?? 0, status: portOf(statusServer) };
}

const portOf = (server: { address: () => unknown }): number => (server.address() as AddressInfo).port;

let nodes: Node[];
let haproxy: RunningHaproxy;

beforeAll(async () => {
  nodes = await Promise.all([startNode(), startNode(), startNode()]);
  haproxy = await startHaproxy(nodes, { proxyProtocol: false });
});
afterAll(async () => {
  await haproxy.stop();
  for (const { broker, statusServer } of nodes) {
    broker.kill('SIGKILL');
    statusServer.close();
  }
});

/** A client straight to a node that hears what clients of HAProxy publish on it. */
async function witnessOf({ tcp }: Node, heard: (text: string) => void): Promise<MqttClient> {
  const witness = await connectAsync(`mqtt://127.0.0.1:${tcp}`, { reconnectPeriod: 0 });
  witness.on('message', (_, payload) => heard(payload.toString()));
  await witness.subscribeAsync('where', { qos: 1 });
  return witness;
}

test.each(['tcp', 'webSocket'] as const)('clients over %s are spread over the nodes', async (kind) => {
  const found = new Map<string, number>();
  const witnesses = await Promise.all(nodes.map((node, index) => witnessOf(node, (text) => found.set(text, index))));
  const address = kind === 'tcp' ? `mqtt://127.0.0.1:${haproxy.tcp}` : `ws://127.0.0.1:${haproxy.webSocket}/mqtt`;
  const clients: MqttClient[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const client = await connectAsync(address);
    await client.publishAsync('where', name, { qos: 1 });
    clients.push(client);
  }
  await expect.poll(() => found.size).toBe(6);
  // leastconn: two clients on each.
  const perNode = [0, 1, 2].map((index) => [...found.values()].filter((node) => node === index).length);
  expect(perNode).toEqual([2, 2, 2]);
  await Promise.all([...clients, ...witnesses].map((client) => client.endAsync()));
});

test('the clients of a node that is killed come back, to the others, and subscribe again', async () => {
  const found = new Map<string, number>();
  const witnesses = await Promise.all(nodes.map((node, index) => witnessOf(node, (text) => found.set(text, index))));
  const clients = new Map<string, MqttClient>();
  for (const name of ['a', 'b', 'c']) {
    const client = await connectAsync(`mqtt://127.0.0.1:${haproxy.tcp}`, { reconnectPeriod: 50 });
    await client.publishAsync('where', name, { qos: 1 });
    await client.subscribeAsync(`to/${name}`, { qos: 1 });
    clients.set(name, client);
  }
  await expect.poll(() => found.size).toBe(3);
  const [name = '', struck = 0] = [...found][0] ?? [];
  const client = clients.get(name);
  if (client === undefined) throw new Error('no client on the node');
  const cut = waitFor('the cut', new Promise<void>((resolve) => client.once('close', resolve)));
  const back = waitFor('the client to come back', new Promise((resolve) => client.once('connect', resolve)));
  nodes[struck]?.broker.kill('SIGKILL');
  await cut;
  await back;
  found.clear();
  await client.publishAsync('where', name, { qos: 1 });
  await expect.poll(() => found.has(name)).toBe(true);
  expect(found.get(name)).not.toBe(struck);
  const answer = waitFor(
    'a message on the renewed subscription',
    new Promise<string>((resolve) => client.once('message', (_, payload) => resolve(payload.toString()))),
  );
  await client.publishAsync(`to/${name}`, 'again', { qos: 1 });
  expect(await answer).toBe('again');
  // Nobody else was disturbed.
  for (const [other, connected] of clients) if (other !== name) expect(connected.connected).toBe(true);
  await Promise.all([...clients.values(), ...witnesses].map((each) => each.endAsync(true)));
});

test('it is well while it has a node', async () => {
  const healthy = async (): Promise<number> => (await ask(`http://127.0.0.1:${haproxy.health}/healthy`)).status;
  expect(await healthy()).toBe(200);
  for (const { broker } of nodes) broker.kill('SIGKILL');
  await expect.poll(healthy).toBe(503);
});

test('a node is told the address that a client came from, before its first byte', async () => {
  const packet = Buffer.from(encode({ type: 'CONNECT', version: 4, clientId: 'a', clean: true, keepAlive: 60 }, 4));
  const nodeSide: Socket[] = [];
  const node = createTcpServer().listen(0, '127.0.0.1');
  const status = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
  await Promise.all([once(node, 'listening'), once(status, 'listening')]);
  const introduced = new Promise<Buffer>((resolve) => {
    node.on('connection', (socket) => {
      nodeSide.push(socket);
      socket.on('error', () => undefined);
      // Others have only asked whether something listens.
      socket.once('data', (data) => {
        if (data.subarray(-packet.length).equals(packet)) resolve(data);
      });
    });
  });
  const ports = { tcp: portOf(node), webSocket: portOf(node), status: portOf(status) };
  const before = await startHaproxy([ports, ports, ports]);
  const client = connect(before.tcp, '127.0.0.1').on('error', () => undefined);
  client.write(packet);
  onTestFinished(async () => {
    for (const socket of [client, ...nodeSide]) socket.destroy();
    await before.stop();
    node.close();
    status.close();
  });
  const header = await waitFor('the first bytes of the client', introduced);
  // Version 2: its signature, 0x21 (PROXY), 0x11 (TCP over IPv4), the length of what follows, addresses and ports.
  expect(header.subarray(0, 12).toString('latin1')).toBe('\r\n\r\n\0\r\nQUIT\n');
  expect([header[12], header[13]]).toEqual([0x21, 0x11]);
  expect(header.length).toBe(16 + header.readUInt16BE(14) + packet.length);
  expect([...header.subarray(16, 20)]).toEqual([127, 0, 0, 1]);
  expect([header.readUInt16BE(24), header.readUInt16BE(26)]).toEqual([client.localPort, before.tcp]);
});
