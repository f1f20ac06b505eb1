// Which files of the built site belong to which part of an offline copy.
import type { Part } from './book-list.ts';

/** The module through which all of the editor is fetched. */
const editorDoor = /^_astro\/open-editor\.[^/]*\.js$/;

/** What hosts and search engines read, what is fetched anew each time, and what stands packed beside the file itself. */
export function isInNoCopy(path: string, all: readonly string[]): boolean {
  if (/^(_headers|404\.html|robots\.txt|sitemap.*\.xml|config\.json|offline\.json|offline-worker\.js)$/.test(path))
    return true;
  // Of Pagefind's files the page uses the search itself; its interface is in our scripts.
  if (/^pagefind\/pagefind-(ui|component-ui|modular-ui|highlight)\./.test(path)) return true;
  return /\.(br|gz|zst)$/.test(path) && all.includes(path.replace(/\.\w+$/, ''));
}

/** Those that have one. Throws when the editor cannot be told from the rest. */
export function partsOf(contents: ReadonlyMap<string, Buffer>): Map<string, Part> {
  const parts = new Map<string, Part>();
  const door = [...contents.keys()].filter((path) => editorDoor.test(path));
  if (door.length !== 1)
    throw new Error(`parts-of.ts expects one file ${String(editorDoor)}, found ${door.length}: is it named otherwise?`);
  const pages = [...contents.keys()].filter((path) => !path.startsWith('_astro/'));
  const read = namedBy(pages, contents, door);
  for (const path of [...door, ...namedBy(door, contents, [...read])]) parts.set(path, 'editor');
  for (const path of contents.keys()) {
    if (path.startsWith('_astro/')) continue;
    if (path.startsWith('en/') || /^pagefind\/(\w+\/|pagefind\.)en_/.test(path)) parts.set(path, 'en');
    else if (path.endsWith('.html') || /^pagefind\/(\w+\/|pagefind\.)zh-cn_/.test(path)) parts.set(path, 'zh-cn');
  }
  return parts;
}

/** The files of `_astro/` that these files name, and what those name in turn, without `passed` and what only they name. */
function namedBy(
  from: readonly string[],
  contents: ReadonlyMap<string, Buffer>,
  passed: readonly string[],
): Set<string> {
  const named = new Set<string>();
  const waiting = [...from];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const [name] of (contents.get(path)?.toString('latin1') ?? '').matchAll(/[\w@~+-]+(?:\.[\w@~+-]+)+/g)) {
      const file = `_astro/${name}`;
      if (!contents.has(file) || named.has(file) || passed.includes(file)) continue;
      named.add(file);
      waiting.push(file);
    }
  }
  return named;
}
