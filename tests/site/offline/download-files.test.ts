import { afterEach, expect, test, vi } from 'vitest';
import { gzipSync } from 'node:zlib';
import type { BookFile } from '../../../src/site/offline/book-list.ts';
import { contentHash } from '../../../src/site/offline/content-hash.ts';
import { CopyStore } from '../../../src/site/offline/copy-store.ts';
import { downloadFiles } from '../../../src/site/offline/download-files.ts';
import { MemoryCache } from './memory-cache.ts';

afterEach(() => void vi.unstubAllGlobals());

const cache = new MemoryCache();
const store = new CopyStore(cache.asCache(), '/');
const never = new AbortController().signal;

async function describe(path: string, content: string): Promise<BookFile> {
  const bytes = new TextEncoder().encode(content);
  return { path, hash: await contentHash(bytes), size: bytes.length, packed: 1 };
}

test('a file behind a cache that has an older one is asked for anew', async () => {
  const file = await describe('page.js', 'new');
  vi.stubGlobal('fetch', (_: string, { cache: mode }: RequestInit) =>
    Promise.resolve(new Response(mode === 'reload' ? 'new' : 'old')),
  );
  const arrived: number[] = [];
  await downloadFiles([file], store, '/', never, (bytes) => arrived.push(bytes));
  expect(arrived).toEqual([3]);
  expect(await (await store.file(file.hash))?.text()).toBe('new');
});

test('what the server has not, or has otherwise, ends the download with its name', async () => {
  const files = await Promise.all(['a', 'b'].map((path) => describe(path, path)));
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(new Response(path === '/a' ? 'a' : 'Please sign in')));
  await expect(downloadFiles(files, store, '/', never, () => undefined)).rejects.toMatchObject({
    problem: 'other-build',
    path: 'b',
  });
  expect(await store.missing(files)).toEqual([files[1]]);
});

test('a server that cannot be reached, or has trouble, is another matter', async () => {
  const file = await describe('a', 'content of a');
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 502 })));
  const download = () => downloadFiles([file], store, '/', never, () => undefined);
  await expect(download()).rejects.toMatchObject({ problem: 'unreachable' });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  await expect(download()).rejects.toMatchObject({ problem: 'unreachable' });
});

test('no room is told as the browser tells it', async () => {
  const file = await describe('a', 'of a small browser');
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('of a small browser')));
  const small = new MemoryCache();
  small.room = 0;
  await expect(
    downloadFiles([file], new CopyStore(small.asCache(), '/'), '/', never, () => undefined),
  ).rejects.toMatchObject({ name: 'QuotaExceededError' });
});

test('a gzip file is the same whether the host unpacks it or not', async () => {
  expect(await contentHash(new Uint8Array(gzipSync('a run')))).toBe(
    await contentHash(new TextEncoder().encode('a run')),
  );
});
