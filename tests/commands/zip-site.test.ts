import { unzipSync } from 'fflate';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headersFile } from '../../src/commands/header-lines.ts';
import { securityHeaders } from '../../src/commands/security-headers.ts';
import { zipSite } from '../../src/commands/zip/zip-site.ts';
import { waitFor } from '../patience.ts';

const run = gzipSync('{"a":"run"}');
const site: Record<string, string | Buffer> = {
  'index.html': '<p>书</p>',
  'index.html.gz': gzipSync('<p>书</p>'),
  'index.html.br': 'packed',
  'en/qos/index.html': '<p>qos</p>',
  '404.html': 'nothing here',
  _headers: headersFile(securityHeaders([]), '/'),
  '_astro/page.abc.js': 'start()',
  '_astro/hello.lab-run.json.abc.gz': run,
  'pagefind/en_1.pf_fragment': 'fragment',
};
let folder: string;
let server: ChildProcess;
let url: string;

async function write(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-zip-'));
  for (const [name, content] of Object.entries(site)) await write(`dist/${name}`, content);
  for (const [name, content] of Object.entries(unzipSync(zipSite(join(folder, 'dist'))))) await write(name, content);
  await write('lab-mqtt/secret.txt', 'not for everybody');
  server = spawn(process.execPath, ['serve.mjs', '--port', '0'], {
    cwd: join(folder, 'lab-mqtt'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await waitFor('the address', once(createInterface(server.stdout as never), 'line'))) as [string];
  url = line.split(' ')[0] ?? '';
});
afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill();
  await ended;
  await rm(folder, { recursive: true });
});

test('the same site gives the same bytes', () => {
  expect(zipSite(join(folder, 'dist'))).toEqual(zipSite(join(folder, 'dist')));
});

test('what hosts would send in the place of a file is left out, recorded runs are not', () => {
  const names = Object.keys(unzipSync(zipSite(join(folder, 'dist'))));
  const packed = names.filter((name) => /\.(gz|br)$/.test(name));
  expect(packed).toEqual(['lab-mqtt/site/_astro/hello.lab-run.json.abc.gz']);
  expect(names).toContain('lab-mqtt/README.txt');
});

test.each([
  ['', 'text/html; charset=utf-8', '<p>书</p>'],
  ['en/qos/', 'text/html; charset=utf-8', '<p>qos</p>'],
  ['en/qos', 'text/html; charset=utf-8', '<p>qos</p>'],
  ['_astro/page.abc.js', 'text/javascript; charset=utf-8', 'start()'],
  ['pagefind/en_1.pf_fragment', 'application/octet-stream', 'fragment'],
])('/%s is served as %s, under the policy of the site', async (path, type, content) => {
  const answer = await fetch(url + path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(type);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await answer.text()).toBe(content);
});

test('a recorded run comes as the file that it is', async () => {
  const answer = await fetch(`${url}_astro/hello.lab-run.json.abc.gz`);
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(run);
});

test.each(['nowhere/', '_headers', '..%2fsecret.txt', '%2e%2e/secret.txt', 'en/..%2f..%2fsecret.txt'])(
  '/%s is not there',
  async (path) => {
    const answer = await fetch(url + path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('nothing here');
  },
);

test('an address that cannot be read is refused, and the server goes on', async () => {
  expect((await fetch(`${url}%E0%A4%A`)).status).toBe(400);
  expect((await fetch(url)).status).toBe(200);
});
