// paho-mqtt (Python) against the Node host, over TCP and WebSocket.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNodeHost, type NodeHost } from '../../src/broker/hosts/node.ts';
import { needs, start, succeeds } from './tools.ts';

// The first Python that has the package: one of several on many machines.
const python = ['python3', '/usr/bin/python3', 'python'].find((name) =>
  succeeds(name, ['-c', 'import paho.mqtt.client']),
);
const script = fileURLToPath(new URL('paho_client.py', import.meta.url));

let host: NodeHost;
beforeAll(async () => {
  host = await startNodeHost({ tcpPort: 0, wsPort: 0 });
});
afterAll(() => host.close());

const cases = (['tcp', 'websockets'] as const).flatMap((transport) =>
  (['4', '5'] as const).map((version) => ({ transport, version })),
);

test.for(cases)('messages at each QoS over $transport, version $version', async ({ transport, version }, context) => {
  needs(context, python !== undefined, 'paho-mqtt (Python)');
  const port = transport === 'tcp' ? host.tcp : host.ws;
  const client = start(python ?? '', [script, '127.0.0.1', String(port), transport, version]);
  expect((await client.rest()).sort()).toEqual(['0 0 at 0', '1 0 at 1', '2 0 at 2']);
});
