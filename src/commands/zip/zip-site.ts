// The built site as one zip file, with a server of its own, for a room without internet. The same site gives the same bytes.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

const root = 'lab-mqtt';
/** The first moment that a zip can tell, wherever it is made. */
const mtime = new Date(1980, 0, 1);

const readme = readFileSync(new URL('./README.txt', import.meta.url));
const server = readFileSync(new URL('./serve.mjs', import.meta.url));

/** `folder`: the site, built for the root of a host. */
export function zipSite(folder: string): Uint8Array {
  const paths = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .sort();
  const files: Record<string, Uint8Array> = {
    [`${root}/README.txt`]: Buffer.from(`\uFEFF${readme.toString().replaceAll('\n', '\r\n')}`),
    [`${root}/serve.mjs`]: server,
  };
  for (const path of paths.filter((one) => !isPackedTwin(one, paths)))
    files[`${root}/site/${path}`] = readFileSync(join(folder, path));
  return zipSync(files, { level: 9, mtime });
}

/** A file that hosts send in the place of the one beside it. */
function isPackedTwin(path: string, all: readonly string[]): boolean {
  return /\.(br|gz|zst)$/.test(path) && all.includes(path.replace(/\.\w+$/, ''));
}
