// `npm run load` over TLS and secure WebSocket: a terminator of the test stands before our Node host.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNodeHost, type NodeHost } from '../../src/broker/hosts/node.ts';
import { readResult } from '../../src/load/read-result.ts';
import type { LoadResult } from '../../src/load/result.ts';
import { isThere, needs } from '../interop/tools.ts';

const command = fileURLToPath(new URL('../../src/commands/load.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lab-load-tls-'));
const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
const hasOpenssl = isThere('openssl');
let host: NodeHost;
const terminators: Server[] = [];

beforeAll(async () => {
  host = await startNodeHost({ tcpPort: 0, wsPort: 0 });
  const self = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  const names = ['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate];
  if (hasOpenssl) spawnSync('openssl', [...self, ...names], { stdio: 'ignore' });
});
afterAll(async () => {
  for (const terminator of terminators) terminator.close();
  await host.close();
  rmSync(folder, { recursive: true });
});

async function terminate(port: number | null): Promise<number> {
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (socket) => {
    const inner = connect(port ?? 0, '127.0.0.1');
    socket.pipe(inner).pipe(socket);
    for (const side of [socket, inner]) side.on('error', () => undefined);
  });
  server.on('tlsClientError', () => undefined);
  terminators.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function run(url: string, trusted: boolean): Promise<LoadResult> {
  const args = ['--scenario', 'fan-out', '--subscribers', '3', '--rate', '100', '--duration', '200ms', '--json', '-'];
  const env = { ...process.env, ...(trusted && { NODE_EXTRA_CA_CERTS: certificate }) };
  const child = spawn(process.execPath, [command, url, ...args], { stdio: ['ignore', 'pipe', 'ignore'], env });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  return readResult(JSON.parse(output));
}

test('mqtts: runs when the certificate is trusted', async (context) => {
  needs(context, hasOpenssl, 'openssl');
  const { figures, measured } = await run(`mqtts://localhost:${await terminate(host.tcp)}`, true);
  expect(measured.happenings).toEqual([]);
  expect(figures.counts).toMatchObject({ sent: 20, delivered: 60, lost: 0 });
});

test('mqtts: says why when it is not', async (context) => {
  needs(context, hasOpenssl, 'openssl');
  const { measured } = await run(`mqtts://localhost:${await terminate(host.tcp)}`, false);
  expect(measured.happenings).toEqual([{ code: 'unreachable', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT', count: 4 }]);
});

test('wss: runs when the certificate is trusted', async (context) => {
  needs(context, hasOpenssl, 'openssl');
  const { figures, measured } = await run(`wss://localhost:${await terminate(host.ws)}/mqtt`, true);
  expect(measured.happenings).toEqual([]);
  expect(figures.counts).toMatchObject({ sent: 20, delivered: 60, lost: 0 });
});
