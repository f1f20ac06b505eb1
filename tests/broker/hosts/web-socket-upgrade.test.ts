// Which WebSocket clients a host lets in: by path and sub-protocol.
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startNodeHost, type NodeHost } from '../../../src/broker/hosts/node.ts';
import { profiles } from '../../../src/broker/profiles.ts';

let host: NodeHost;
beforeEach(async () => {
  host = await startNodeHost({ tcpPort: null, wsPort: 0 });
});
afterEach(() => host.close());

// [MQTT311-6.0.0-3] [MQTT5-6.0.0-3]
test.each([
  ['/mqtt', 'mqttv3', 400],
  ['/mqtt', undefined, 400],
  ['/other', 'mqtt', 404],
])('a WebSocket at %s that offers %s is refused with %i', async (path, protocol, status) => {
  const socket = new WebSocket(`ws://127.0.0.1:${host.ws}${path}`, protocol === undefined ? [] : [protocol]);
  socket.on('error', () => undefined);
  const [request, response] = (await once(socket, 'unexpected-response')) as [
    { destroy(): void },
    { statusCode: number },
  ];
  request.destroy();
  expect(response.statusCode).toBe(status);
});

test('a client of MQTT 3.1 gets its sub-protocol where its version is spoken', async () => {
  const open = (port: number | null): WebSocket => new WebSocket(`ws://127.0.0.1:${port}/mqtt`, 'mqttv3.1');
  const socket = open(host.ws);
  await once(socket, 'open');
  expect(socket.protocol).toBe('mqttv3.1');
  const hello31 = [0x10, 15, 0, 6, ...Buffer.from('MQIsdp'), 3, 2, 0, 60, 0, 1, 0x61];
  socket.send(Uint8Array.from(hello31));
  const [answer] = (await once(socket, 'message')) as [Buffer];
  expect([...answer]).toEqual([0x20, 2, 0, 0]);
  socket.terminate();
  const strict = await startNodeHost({ tcpPort: null, wsPort: 0, options: profiles.strict });
  const refused = open(strict.ws);
  refused.on('error', () => undefined);
  const [request, response] = (await once(refused, 'unexpected-response')) as [
    { destroy(): void },
    { statusCode: number },
  ];
  request.destroy();
  expect(response.statusCode).toBe(400);
  await strict.close();
});

// [MQTT311-6.0.0-4] [MQTT5-6.0.0-4]
test.each(['/mqtt', '/mqtt?a=b', '/'])('at %s the server chooses mqtt among several sub-protocols', async (path) => {
  const socket = new WebSocket(`ws://127.0.0.1:${host.ws}${path}`, ['mqttv3.1', 'mqtt']);
  await once(socket, 'open');
  expect(socket.protocol).toBe('mqtt');
  socket.terminate();
});
