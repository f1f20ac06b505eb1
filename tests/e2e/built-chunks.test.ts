// The built files: what a bundler makes of the source, where browsers differ in what they do with it.
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

test('no chunk imports the entry of a worker: some browsers would run it twice', () => {
  const chunks = globSync('dist/**/*.js').map((file) => ({ name: basename(file), code: readFileSync(file, 'utf8') }));
  const entries = new Set(
    chunks.flatMap(({ code }) =>
      [...code.matchAll(/new Worker\(\s*new URL\([^)]*?([\w.-]+\.js)/g)].map(([, name = '']) => name),
    ),
  );
  expect([...entries].filter((name) => chunks.some((chunk) => chunk.name === name)).length).toBeGreaterThan(1);
  const wrong = chunks.flatMap(({ name, code }) =>
    [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'`](?:\.{0,2}\/)*(?:_astro\/)?([\w.-]+\.js)["'`]/g)]
      .filter(([, imported = '']) => entries.has(imported))
      .map(([, imported]) => `${name} imports ${imported}`),
  );
  expect(wrong).toEqual([]);
});
