import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { precompressFolder } from '../../src/commands/precompress.ts';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'lab-packed-'))));
afterEach(() => rm(folder, { recursive: true }));

test('what gets smaller has its compressed likenesses beside it, in all folders', async () => {
  const text = 'a page '.repeat(500);
  await mkdir(join(folder, 'en/qos'), { recursive: true });
  await writeFile(join(folder, 'en/qos/index.html'), text);
  await precompressFolder(folder);
  expect((await readdir(join(folder, 'en/qos'))).sort()).toEqual(['index.html', 'index.html.br', 'index.html.gz']);
  expect(brotliDecompressSync(await readFile(join(folder, 'en/qos/index.html.br'))).toString()).toBe(text);
  expect(gunzipSync(await readFile(join(folder, 'en/qos/index.html.gz'))).toString()).toBe(text);
});

test('what does not get smaller has none', async () => {
  await writeFile(join(folder, 'noise.bin'), randomBytes(4000));
  await writeFile(join(folder, 'empty.js'), '');
  await precompressFolder(folder);
  expect((await readdir(folder)).sort()).toEqual(['empty.js', 'noise.bin']);
});

test('files that a host edits or reads have none: an edited config.json would not be what readers get', async () => {
  const names = ['config.json', '_headers', '.htaccess', 'hosting/nginx.conf'];
  await mkdir(join(folder, 'hosting'));
  for (const name of names) await writeFile(join(folder, name), 'setting '.repeat(500));
  await precompressFolder(folder);
  const left = (await readdir(folder, { recursive: true })).filter((name) => name !== 'hosting');
  expect(left.sort()).toEqual(names.sort());
});
