// The files of src that no file imports because something else starts them: npm, a page, or a worker's address.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Their paths in the project. */
export function startedFiles(project: string): string[] {
  const read = (file: string) => readFileSync(join(project, file), 'utf8');
  const named = (file: string, pattern: RegExp) =>
    [...read(file).matchAll(pattern)].map(([, name = '']) => join(dirname(file), name));
  const files = (pattern: string) => globSync(pattern, { cwd: project });
  return [
    // Astro's own, and what Starlight reads.
    'src/content.config.ts',
    ...files('src/content/i18n/*.json'),
    ...named('package.json', /\bnode (src\/\S+?)["\s]/g),
    ...files('src/**/*.astro').flatMap((file) => [file, ...named(file, /(?:from|import) '(\.[^']+)'/g)]),
    ...['astro.config.mjs', ...files('src/**/*.ts{,x}')].flatMap((file) =>
      named(file, /new URL\('([^']+)', import\.meta\.url\)/g),
    ),
  ];
}
