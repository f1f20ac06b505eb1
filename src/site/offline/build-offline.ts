// When the site has been built: the list of its files, offline.json, and the service worker, which stands at the site's base path so
// that all pages are in its scope.
import { globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { bundleScript } from '../../kernel/bundle.ts';
import type { BookFile, BookList } from './book-list.ts';
import { contentHash } from './content-hash.ts';
import { isInNoCopy, partsOf } from './parts-of.ts';

const entry = fileURLToPath(new URL('./offline-worker.ts', import.meta.url));

export async function listBook(folder: string): Promise<BookList> {
  const paths = globSync('**/*.*', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  const kept = paths.filter((path) => !isInNoCopy(path, paths));
  const contents = new Map(kept.map((path) => [path, readFileSync(join(folder, path))]));
  const parts = partsOf(contents);
  const files = await Promise.all([...contents].map(([path, bytes]) => describe(path, bytes, parts.get(path))));
  const id = await contentHash(Buffer.from(files.map(({ path, hash }) => `${path} ${hash}`).join('\n')));
  return { build: id, files };
}

async function describe(path: string, bytes: Buffer<ArrayBuffer>, part: BookFile['part']): Promise<BookFile> {
  const packed = Math.min(gzipSync(bytes).length, bytes.length);
  return { path, hash: await contentHash(bytes), size: bytes.length, packed, ...(part && { part }) };
}

/** Comes after what writes pages and the index of the search. */
export function buildOffline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        await writeFile(join(folder, 'offline-worker.js'), await bundleScript(entry));
        await writeFile(join(folder, 'offline.json'), JSON.stringify(await listBook(folder)));
      },
    },
  };
}
