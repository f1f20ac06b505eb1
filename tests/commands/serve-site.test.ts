import { createHash } from 'node:crypto';
import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { securityHeaders } from '../../src/commands/security-headers.ts';
import { serveSite, type SiteServer } from '../../src/commands/serve-site.ts';

let folder: string;
const servers: SiteServer[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-site-'));
  await mkdir(join(folder, 'qos'));
  await writeFile(join(folder, 'qos/index.html'), `<p>qos</p>${' '.repeat(3000)}`);
  await writeFile(join(folder, '404.html'), 'nothing here');
  await writeFile(join(folder, '_headers'), securityHeaders(["<script>start()</script><script type='x'></script>"]));
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
