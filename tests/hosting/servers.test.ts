// Each configuration that the book offers: its server, started with that very file, hands out the site as it should, and the book works
// through it in a browser, with the broker in the page and with one on the origin of the site.
import type { Browser, Page } from 'playwright';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNodeHost, type NodeHost } from '../../src/broker/hosts/node.ts';
import { headersOfAll } from '../../src/commands/header-lines.ts';
import { scriptPolicy } from '../../src/commands/security-headers.ts';
import { launchBrowser } from '../e2e/browser.ts';
import { ask } from './ask.ts';
import { builtSite } from './built-site.ts';
import { startApache } from './servers/apache.ts';
import { startCaddy } from './servers/caddy.ts';
import { startNginx, type RunningServer } from './servers/nginx.ts';
import { installed } from './servers/server-process.ts';

interface Hosting {
  name: string;
  base: string;
  start: (site: string, broker: number) => Promise<RunningServer>;
  /** Null: the tests do without it where it is not installed. */
  program: string | null;
  encodings: readonly ('br' | 'gzip')[];
}
const nginx = { base: '/', program: null, encodings: ['br', 'gzip'] } as const;

const hostings: Hosting[] = [
  { ...nginx, name: 'nginx', start: (site, broker) => startNginx('nginx.conf', site, broker) },
  {
    ...nginx,
    name: 'nginx without its module for brotli',
    encodings: ['gzip'],
    start: (site, broker) => startNginx('nginx.conf', site, broker, { brotli: false }),
  },
  {
    ...nginx,
    name: 'nginx under a path',
    base: '/a/b/',
    start: (site, broker) => startNginx('nginx-sub-path.conf', site, broker),
  },
  { ...nginx, name: 'nginx over https', start: (site, broker) => startNginx('nginx-https.conf', site, broker) },
  {
    ...nginx,
    name: 'nginx in a container',
    start: (site, broker) => startNginx('nginx-compose.conf', site, broker),
  },
  { base: '/', name: 'Caddy', program: 'caddy', encodings: ['br', 'gzip'], start: startCaddy },
  { base: '/', name: 'Apache', program: 'apache2', encodings: ['br', 'gzip'], start: startApache },
];

let browser: Browser;
let broker: NodeHost;
const sites = new Map<string, string>();

beforeAll(async () => {
  browser = await launchBrowser();
  broker = await startNodeHost({ tcpPort: 0, wsPort: 0 });
});
afterAll(async () => {
  await browser.close();
  await broker.close();
  for (const site of sites.values()) rmSync(site, { recursive: true });
});

function siteFor(base: string): string {
  const site = sites.get(base) ?? builtSite(base);
  sites.set(base, site);
  return site;
}

const missing = hostings.flatMap(({ program }) => (program !== null && installed(program) === null ? [program] : []));
if (missing.length > 0) console.warn(`Left out, as they are not installed: ${missing.join(', ')}`);

const unpacked = { br: brotliDecompressSync, gzip: gunzipSync };
const kept = 'public, max-age=31536000, immutable';

describe.each(hostings.filter(({ program }) => program === null || installed(program)))(
  '$name',
  ({ name, base, start, encodings }) => {
    let site: string;
    let server: RunningServer;
    let hashed: string;

    beforeAll(async () => {
      site = siteFor(base);
      [hashed = ''] = globSync('_astro/*.js', { cwd: site });
      server = await start(site, broker.ws ?? 0);
    });
    afterAll(() => server.stop());

    test.each(['', 'en/', 'script', 'nowhere', 'config.json'])('/%s has the headers of the site', async (path) => {
      const { headers } = await ask(server.url + (path === 'script' ? hashed : path), { 'accept-encoding': 'gzip' });
      const wanted = Object.fromEntries(headersOfAll(readFileSync(join(site, '_headers'), 'utf8')));
      expect(Object.keys(wanted).length).toBeGreaterThan(2);
      if (path === 'script') wanted['Content-Security-Policy'] = scriptPolicy;
      for (const [header, value] of Object.entries(wanted)) expect(headers[header.toLowerCase()]).toBe(value);
    });

    test.each([...encodings, 'identity'] as const)(
      'a browser that takes %s gets it, from the file',
      async (encoding) => {
        for (const [path, file] of [
          ['en/', 'en/index.html'],
          [hashed, hashed],
        ] as const) {
          const { headers, body, status } = await ask(server.url + path, { 'accept-encoding': encoding });
          const plain = readFileSync(join(site, file));
          expect(status).toBe(200);
          expect(headers['content-type']).toMatch(
            path === hashed ? /^(?:application|text)\/javascript/ : /^text\/html/,
          );
          if (encoding === 'identity') {
            expect(headers['content-encoding']).toBeUndefined();
            expect(body.equals(plain)).toBe(true);
            continue;
          }
          expect(headers['content-encoding']).toBe(encoding);
          expect(headers['vary']).toMatch(/accept-encoding/i);
          expect(unpacked[encoding](body).equals(plain)).toBe(true);
          expect(body.equals(readFileSync(join(site, `${file}.${encoding === 'br' ? 'br' : 'gz'}`)))).toBe(true);
        }
      },
    );

    test('files with a hash in their name stay, all others are asked for again', async () => {
      expect((await ask(server.url + hashed)).headers['cache-control']).toBe(kept);
      for (const path of ['', 'favicon.svg', 'nowhere', '_astro/none.js', 'config.json'])
        expect((await ask(server.url + path)).headers['cache-control'], path).toBe('no-cache');
    });

    test('what has not changed is not sent again', async () => {
      const first = await ask(`${server.url}en/`, { 'accept-encoding': 'gzip' });
      const again = await ask(`${server.url}en/`, {
        'accept-encoding': 'gzip',
        'if-none-match': first.headers.etag ?? '',
      });
      expect(again.status).toBe(304);
      expect(again.body.length).toBe(0);
    });

    test('an address without its slash leads to the one with it, on the same origin', async () => {
      const { status, headers } = await ask(`${server.url}en`);
      expect([301, 302, 308]).toContain(status);
      expect(new URL(headers.location ?? '', server.url).href).toBe(`${server.url}en/`);
    });

    test.each([
      ['nowhere/', '没有这一页'],
      ['en/nowhere/', 'There is no such page'],
    ])('/%s leads nowhere, in its own language', async (path, title) => {
      const page = await browser.newPage({ ignoreHTTPSErrors: true });
      const answer = await page.goto(server.url + path);
      expect(answer?.status()).toBe(404);
      expect(await page.locator('h1:visible').allTextContents()).toEqual([title]);
      await page.close();
    });

    test('the book works: a cell runs, the editor opens, the search finds', async () => {
      const { page, errors } = await open(`${server.url}en/`, 'in-page');
      await page.locator('#cell-hello .lab-run').click();
      await page.locator('#cell-hello .lab-outputs').getByText('Hello, MQTT!').last().waitFor();
      await page.locator('#cell-hello .lab-code pre').click();
      await page.locator('#cell-hello .monaco-editor').first().waitFor();
      await page.locator('site-search button[data-open-modal]:enabled').click();
      await page.getByRole('dialog').getByRole('textbox').fill('retained');
      await page.locator('.pagefind-ui__result-link').first().waitFor();
      expect(errors).toEqual([]);
      await page.context().close();
    });

    test('a cell runs on the broker on the origin of the site', async () => {
      const address = new URL('/mqtt', server.url.replace(/^http/, 'ws')).href;
      // The server of the containers says it itself.
      if (name !== 'nginx in a container')
        writeFileSync(join(site, 'config.json'), JSON.stringify({ broker: 'custom', custom: address }));
      expect(JSON.parse((await ask(`${server.url}config.json`)).body.toString())).toEqual({
        broker: 'custom',
        custom: address,
      });
      const witness = await connectAsync(`mqtt://127.0.0.1:${broker.tcp}`);
      await witness.subscribeAsync('#');
      const heard = new Promise<string>((resolve) => {
        witness.on('message', (topic, payload) => {
          if (topic.endsWith('/hello')) resolve(payload.toString());
        });
      });
      const { page, errors } = await open(`${server.url}en/`);
      await page.locator('#cell-hello .lab-run').click();
      await page.locator('#cell-hello .lab-outputs').getByText('Hello, MQTT!').last().waitFor();
      expect(await heard).toContain('Hello, MQTT!');
      expect(errors).toEqual([]);
      await witness.endAsync();
      await page.context().close();
    });
  },
);

/** With `broker`, for readers who start with that one, whatever the server says. */
async function open(url: string, broker?: string): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  if (broker !== undefined) await context.route('**/config.json', (route) => route.fulfill({ json: { broker } }));
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await page.locator('[data-live]').first().waitFor();
  return { page, errors };
}
