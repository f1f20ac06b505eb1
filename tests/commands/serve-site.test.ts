import { createHash } from 'node:crypto';
import { mkdtemp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { headersFile } from '../../src/commands/header-lines.ts';
import { precompressFolder } from '../../src/commands/precompress.ts';
import { securityHeaders } from '../../src/commands/security-headers.ts';
import { serveSite, type SiteServer } from '../../src/commands/serve-site.ts';

let folder: string;
const servers: SiteServer[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-site-'));
  await mkdir(join(folder, 'qos'));
  await writeFile(join(folder, 'qos/index.html'), `<p>qos</p>${' '.repeat(3000)}`);
  await writeFile(join(folder, '404.html'), 'nothing here');
  const headers = securityHeaders(["<script>start()</script><script type='x'></script>"]);
  await writeFile(join(folder, '_headers'), headersFile(headers, '/'));
  await writeFile(join(folder, 'config.json'), JSON.stringify({ default: 'in-page', local: 'ws://old' }));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(base: string, config?: Record<string, unknown>): Promise<SiteServer> {
  const server = await serveSite({ folder, host: '127.0.0.1', port: 0, base, ...(config && { config }) });
  servers.push(server);
  return server;
}

test('a page is served compressed under its base path', async () => {
  const { url } = await serve('/a/b/');
  const answer = await fetch(`${url}qos/`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-encoding')).toMatch(/gzip|br/);
  expect(await answer.text()).toContain('<p>qos</p>');
});

test('what the build has compressed is sent as it is, and asked for again it is not sent', async () => {
  await precompressFolder(folder);
  const packed = await readFile(join(folder, 'qos/index.html.br'));
  const { url } = await serve('/');
  const answer = await fetch(`${url}qos/`, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(answer.headers.get('content-length')).toBe(String(packed.length));
  expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(await answer.text()).toContain('<p>qos</p>');
  const again = await fetch(`${url}qos/`, {
    headers: { 'accept-encoding': 'gzip, br', 'if-none-match': answer.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('an address outside the base path leads to the first page', async () => {
  const { url } = await serve('/a/b/');
  const answer = await fetch(new URL('/', url), { redirect: 'manual' });
  expect(answer.headers.get('location')).toBe('/a/b/');
});

test("the site's own page answers for what is missing", async () => {
  const { url } = await serve('/');
  const answer = await fetch(`${url}none/`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('nothing here');
});

test('the address of the running broker replaces the one in config.json, the rest stays', async () => {
  const { url } = await serve('/', { local: 'ws://localhost:1234/mqtt' });
  expect(await (await fetch(`${url}config.json`)).json()).toEqual({
    default: 'in-page',
    local: 'ws://localhost:1234/mqtt',
  });
});

test('each reader is told the broker with the host that the page came from, and how others find the site', async () => {
  const server = await serveSite({
    folder,
    host: '127.0.0.1',
    port: 0,
    base: '/a/',
    brokerPort: 1234,
    lanHosts: ['192.168.1.5'],
  });
  servers.push(server);
  const there = `http://192.168.1.5:${server.port}/a/`;
  expect(server.lanUrls).toEqual([there]);
  const asked = async (host: string): Promise<Record<string, unknown>> => {
    const request = get({ port: server.port, path: '/a/config.json', headers: { host } });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return JSON.parse((await response.toArray()).join('')) as Record<string, unknown>;
  };
  expect(await asked('192.168.1.5:4321')).toEqual({
    default: 'in-page',
    local: 'ws://192.168.1.5:1234/mqtt',
    addresses: [there],
  });
  expect((await asked('pc.local'))['local']).toBe('ws://pc.local:1234/mqtt');
  expect((await asked('a b"<'))['local']).toBe('ws://localhost:1234/mqtt');
});

test('addresses that the trainer has set stay, and a config.json that is no JSON is left to the page', async () => {
  const config = { addresses: ['https://s.example/x'] };
  const server = await serveSite({ folder, host: '127.0.0.1', port: 0, base: '/', config, lanHosts: ['10.0.0.1'] });
  servers.push(server);
  expect(await (await fetch(`${server.url}config.json`)).json()).toMatchObject(config);
  await writeFile(join(folder, 'config.json'), '{"broker":');
  expect(await (await fetch(`${(await serve('/')).url}config.json`)).text()).toBe('{"broker":');
});

test('a file outside the folder is not reachable', async () => {
  const { url } = await serve('/');
  expect((await fetch(`${url}..%2f..%2fetc/passwd`)).status).toBe(404);
});

test('a taken port is an EADDRINUSE', async () => {
  const { port } = await serve('/');
  await expect(serveSite({ folder, host: '127.0.0.1', port, base: '/' })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test.each(['', 'qos/', 'nowhere', 'config.json'])('browsers are told to be careful with /%s', async (path) => {
  const { headers } = await fetch(`${(await serve('/')).url}${path}`);
  const policy = headers.get('content-security-policy')?.split('; ');
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain("default-src 'none'");
  const hash = createHash('sha256').update('start()').digest('base64');
  expect(policy?.find((rule) => rule.startsWith('script-src'))).toContain(`'sha256-${hash}'`);
  expect(policy?.find((rule) => rule.startsWith('script-src'))).not.toContain('unsafe-inline');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});
