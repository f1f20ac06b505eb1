// Lays a .br and a .gz beside each file of the built site that gets smaller: hosts that know such files send them as they are.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What whoever hosts the site edits after the build, or reads into a server: a copy beside it would be the old text. */
const editedLater = ['config.json', '_headers', '.htaccess', 'hosting/**'];

/** The best quality makes a file 2 % smaller than the next, and takes more than twice as long: worth it for what a visit begins with. */
const brotliQuality = (size: number): number => (size < 256 * 1024 ? 11 : 10);

const compressors = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality(bytes.length),
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
};

/** Compresses what is in the folder, all kinds of files: where the result is no smaller there is none. */
export async function precompressFolder(folder: string): Promise<void> {
  const paths = globSync('**/*', { cwd: folder, exclude: editedLater });
  await Promise.all(paths.map((path) => precompress(join(folder, path))));
}

async function precompress(path: string): Promise<void> {
  if (!(await stat(path)).isFile()) return;
  const bytes = await readFile(path);
  for (const [ending, compress] of Object.entries(compressors)) {
    const smaller = await compress(bytes);
    if (smaller.length < bytes.length) await writeFile(`${path}.${ending}`, smaller);
  }
}

/** An integration of Astro. It comes last: what others write into the built site is compressed too. */
export function precompressSite() {
  return {
    name: 'precompress-site',
    hooks: {
      'astro:build:done': async ({ dir }: { dir: URL }) => precompressFolder(fileURLToPath(dir)),
    },
  };
}
