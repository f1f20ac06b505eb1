// The built site as another build would be: a page says something else, and two scripts have other names.
import { cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { listBook } from '../../../src/site/offline/build-offline.ts';

/** What the title of every chapter ends with there. */
export const mark = '(second build)';

/** Gives its folder. */
export async function secondBuild(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-second-build-'));
  cpSync('dist', folder, { recursive: true });
  for (const twin of globSync('**/*.{html,js,css,json,svg}.{br,gz}', { cwd: folder })) rmSync(join(folder, twin));
  const renamed = ['KeysDialog', 'open-editor'].map((name) => {
    const file = globSync(`_astro/${name}.*.js`, { cwd: folder })[0] ?? '';
    renameSync(join(folder, file), join(folder, '_astro', `${name}.SECOND.js`));
    return [basename(file), `${name}.SECOND.js`] as const;
  });
  for (const file of globSync('**/*.{html,js}', { cwd: folder })) {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = renamed.reduce((text, [from, to]) => text.replaceAll(from, to), before);
    writeFileSync(path, file.endsWith('.html') ? after.replaceAll('</h1>', ` ${mark}</h1>`) : after);
  }
  writeFileSync(join(folder, 'offline.json'), JSON.stringify(await listBook(folder)));
  return folder;
}
