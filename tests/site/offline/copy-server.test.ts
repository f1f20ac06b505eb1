// What the service worker answers, below a base path, with a cache and a server that are told what to do.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BookFile, BookList, Part } from '../../../src/site/offline/book-list.ts';
import { contentHash } from '../../../src/site/offline/content-hash.ts';
import { CopyServer } from '../../../src/site/offline/copy-server.ts';
import { CopyStore } from '../../../src/site/offline/copy-store.ts';
import { MemoryCache } from './memory-cache.ts';

const base = '/a/b/';
const origin = 'https://lab.example';
let online: Record<string, string> | null;
let store: CopyStore;
let cache: MemoryCache;
let server: CopyServer;

beforeEach(() => {
  online = {};
  cache = new MemoryCache();
  store = new CopyStore(cache.asCache(), base);
  server = new CopyServer(() => Promise.resolve(store), base);
  vi.stubGlobal('fetch', (asked: Request | string) => {
    if (online === null) return Promise.reject(new TypeError('no network'));
    const path = new URL(asked instanceof Request ? asked.url : asked, origin).pathname.slice(base.length);
    const body = online[path];
    return Promise.resolve(new Response(body ?? 'not found', { status: body === undefined ? 404 : 200 }));
  });
});
afterEach(() => void vi.unstubAllGlobals());

async function listOf(files: Record<string, string>, build: string): Promise<BookList> {
  const described = Object.entries(files).map(async ([path, text]): Promise<BookFile> => {
    const bytes = new TextEncoder().encode(text);
    const part = path.startsWith('en/') ? ('en' as const) : undefined;
    return { path, hash: await contentHash(bytes), size: bytes.length, packed: 1, ...(part && { part }) };
  });
  return { build, files: await Promise.all(described) };
}

async function keep(files: Record<string, string>, parts: Part[] = ['en'], build = 'first'): Promise<void> {
  const list = await listOf(files, build);
  for (const { path, hash } of list.files)
    await store.keepFile(hash, new Response(files[path], { headers: { 'content-security-policy': 'ours' } }));
  await store.write('copy', { list, parts, date: 0 });
}

function ask(path: string, mode: 'navigate' | 'cors' = 'cors'): Promise<Response> {
  const request = new Request(origin + base + path);
  Object.defineProperty(request, 'mode', { value: mode });
  return server.answer(request);
}

const says = async (path: string): Promise<string> => (await ask(path)).text();

test('without a copy the server answers', async () => {
  online = { 'qos/': 'qos' };
  expect(await says('qos/')).toBe('qos');
  online = null;
  expect((await ask('qos/', 'navigate')).status).toBe(503);
});

test('with a copy the copy answers, with the headers that came with it', async () => {
  online = { 'en/qos/': 'of another build' };
  await keep({ 'en/qos/index.html': 'qos' });
  const answer = await ask('en/qos/');
  expect(await answer.text()).toBe('qos');
  expect(answer.headers.get('content-security-policy')).toBe('ours');
  expect(await says('en/qos/?q=1#cell')).toBe('qos');
  expect(await says('en/qos/index.html')).toBe('qos');
});

test('an address without its last slash leads to the one with it', async () => {
  await keep({ 'en/qos/index.html': 'qos' });
  const answer = await ask('en/qos?q=1', 'navigate');
  expect(answer.headers.get('location')).toBe(`${origin}${base}en/qos/?q=1`);
});

test('a file that is missing is fetched and put back, if it is the one that the copy means', async () => {
  await keep({ 'favicon.svg': 'icon' });
  await store.keepOnly([]);
  online = { 'favicon.svg': 'another icon' };
  expect(await says('favicon.svg')).toBe('another icon');
  expect((await store.hashes()).size).toBe(0);
  await store.write('outlived', null);
  server.forget();
  online = { 'favicon.svg': 'icon' };
  expect(await says('favicon.svg')).toBe('icon');
  online = null;
  expect(await says('favicon.svg')).toBe('icon');
});

test('where there is no room the file is answered all the same', async () => {
  await keep({ 'favicon.svg': 'icon' });
  await store.keepOnly([]);
  cache.room = 0;
  online = { 'favicon.svg': 'icon' };
  expect(await says('favicon.svg')).toBe('icon');
});

test('a page that is neither in the copy nor to be had says so; anything else fails', async () => {
  await keep({ 'en/qos/index.html': 'qos' }, []);
  online = null;
  const answer = await ask('en/qos/?"<b>', 'navigate');
  expect(answer.status).toBe(503);
  expect(await answer.text()).not.toContain('"<b>');
  expect((await ask('en/other.js')).type).toBe('error');
});

test('when the server has left the build behind, pages come from it, and without it from the copy', async () => {
  await keep({ 'en/qos/index.html': 'qos', '_astro/page.1.js': 'script' });
  online = { 'en/qos/': 'second qos' };
  expect(await says('en/qos/')).toBe('qos');
  expect((await ask('_astro/editor.1.js')).status).toBe(404);
  expect(await says('en/qos/')).toBe('second qos');
  expect(await says('_astro/page.1.js')).toBe('script');
  online = null;
  expect(await says('en/qos/')).toBe('qos');
});

test('scripts of the copy before are there for pages that are still open', async () => {
  await keep({ 'en/qos/index.html': 'qos', '_astro/page.1.js': 'first' });
  const before = await store.read('copy');
  await keep({ 'en/qos/index.html': 'second qos', '_astro/page.2.js': 'second' }, ['en'], 'second');
  await store.write('before', before);
  online = {};
  expect(await says('_astro/page.1.js')).toBe('first');
  expect(await says('en/qos/')).toBe('second qos');
});

test("the trainer's settings are the server's, and those read last without it", async () => {
  await keep({});
  online = { 'config.json': '{"broker":"local"}' };
  expect(await says('config.json')).toBe('{"broker":"local"}');
  online = null;
  expect(await says('config.json')).toBe('{"broker":"local"}');
});

test('records that cannot be read are none', async () => {
  await keep({ 'en/qos/index.html': 'qos' });
  await cache.put(`${base}offline-copy/copy`, new Response('{"list":'));
  server.forget();
  online = { 'en/qos/': 'from the server' };
  expect(await says('en/qos/')).toBe('from the server');
});
