// What is true of every file of src: where it stands, and that a check of the types reads it.
import { globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './checks.ts';

const project = resolve(import.meta.dirname, '../..');
const files = globSync('src/**/*.{ts,tsx,mjs,astro}', { cwd: project }).sort();

/** The files of src that this tsconfig names itself. */
function filesOf(kind: string): string[] {
  return readConfig(project, kind).fileNames.map((name) => relative(project, name));
}

test('no folder and no file is a catch-all', () => {
  expect(files.filter((file) => /\/(utils?|common|helpers?|misc|shared)(\/|\.)/.test(file))).toEqual([]);
});

test('each file is checked with the types of its kind', () => {
  const checked = new Set(['pure', 'worker', 'kernel', 'node', 'page'].flatMap(filesOf));
  // Astro's own, which the tsconfig.json of the top level has.
  const unchecked = files.filter((file) => /\.tsx?$/.test(file) && !checked.has(file));
  expect(unchecked).toEqual(['src/content.config.ts']);
});

/** Pure but for a type that stands in a file which is not. */
const almostPure = [
  'src/inspector/why/why-sentences.ts',
  'src/notebook/outputs/value-preview.ts',
  'src/site/show/panel-view.ts',
];

test('what calls itself pure is checked without the types of pages and Node', () => {
  const pure = new Set(filesOf('pure'));
  const claims = files.filter((file) => {
    const [head = ''] = readFileSync(resolve(project, file), 'utf8').split(/\n(?!\/\/)/);
    return /\bPure\b/.test(head);
  });
  expect(claims.length).toBeGreaterThan(15);
  expect(claims.filter((file) => !pure.has(file))).toEqual(almostPure);
});
