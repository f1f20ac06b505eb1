// The chapters, and the cells of their pages.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const chapters = globSync('content/*/en.mdx')
  .map((file) => basename(join(file, '..')))
  .sort();

/** The names of a page's cells, in page order. */
export function cellsOf(chapter: string, language: string): string[] {
  const text = readFileSync(`content/${chapter}/${language}.mdx`, 'utf8');
  return [...text.matchAll(/<Cell\s+name="([^"]+)"/g)].map((match) => match[1] ?? '');
}
