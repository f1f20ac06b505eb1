import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { fileAt, filesOf } from '../../../src/site/offline/book-list.ts';
import { listBook } from '../../../src/site/offline/build-offline.ts';

const site = {
  'index.html': '<script src="/_astro/page.abc.js"></script>',
  'qos/index.html': 'zh',
  'en/index.html': 'en',
  '404.html': 'nothing',
  _headers: '/*',
  'config.json': '{}',
  'sitemap-index.xml': '<a/>',
  'favicon.svg': '<svg/>',
  'favicon.svg.br': 'packed',
  'favicon.svg.gz': 'packed',
  'pagefind/pagefind.js': 'search',
  'pagefind/pagefind-ui.js': 'not used',
  'pagefind/fragment/en_1.pf_fragment': 'en found',
  'pagefind/fragment/zh-cn_1.pf_fragment': 'zh found',
  '_astro/page.abc.js': 'import("./open-editor.abc.js");import("./words.abc.js");load("run.lab-run.json.abc.gz")',
  '_astro/words.abc.js': 'words',
  '_astro/run.lab-run.json.abc.gz': 'run',
  '_astro/open-editor.abc.js': 'import("./monaco.abc.js");import("./words.abc.js")',
  '_astro/monaco.abc.js': 'url(codicon.abc.ttf)',
  '_astro/codicon.abc.ttf': 'font',
};

async function list(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'lab-book-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return listBook(folder).finally(() => rmSync(folder, { recursive: true }));
}

test('a copy of one language has its pages, what it finds, and what all need', async () => {
  const book = await list(site);
  expect(filesOf(book, ['en']).map(({ path }) => path)).toEqual([
    '_astro/page.abc.js',
    '_astro/run.lab-run.json.abc.gz',
    '_astro/words.abc.js',
    'en/index.html',
    'favicon.svg',
    'pagefind/fragment/en_1.pf_fragment',
    'pagefind/pagefind.js',
  ]);
  expect(fileAt(book, ['en'], 'qos/')).toBeNull();
  expect(fileAt(book, ['zh-cn'], 'qos/')?.path).toBe('qos/index.html');
});

test('the editor is what only the editor leads to', async () => {
  const { files } = await list(site);
  expect(files.filter(({ part }) => part === 'editor').map(({ path }) => path)).toEqual([
    '_astro/codicon.abc.ttf',
    '_astro/monaco.abc.js',
    '_astro/open-editor.abc.js',
  ]);
});

test('the same files are the same build, others are another one', async () => {
  const { build } = await list(site);
  expect((await list({ ...site, 'config.json': '{"broker":"local"}' })).build).toBe(build);
  expect((await list({ ...site, 'en/index.html': 'changed' })).build).not.toBe(build);
});

test('a build in which the editor cannot be told from the rest fails', async () => {
  await expect(list({ ...site, '_astro/open-editor.def.js': '' })).rejects.toThrow('found 2');
});
