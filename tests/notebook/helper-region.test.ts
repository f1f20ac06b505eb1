import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { helperRegion, type HelperRegion } from '../../src/notebook/helper-region.ts';

test.each<[string, HelperRegion | null]>([
  ['const a = 1;\n\n// #region helper\nfunction b() {}', { line: 3, lines: 2, above: 1 }],
  ['const a = 1;\n// #region other\nfunction b() {}\n', null],
  ['// #region helper\nfunction b() {}', null],
  ['\n\n// #region helper\nfunction b() {}', null],
  ["const a = '// #region helper';", null],
  ['', null],
])('in %j the helper is %j', (code, region) => {
  expect(helperRegion(code)).toEqual(region);
});

test('a cell of more than fifty lines shows its point and folds the rest', () => {
  const shown = globSync('content/*/cells/*.ts').map((file) => {
    const code = readFileSync(file, 'utf8').trimEnd();
    return { file, lines: helperRegion(code)?.above ?? code.split('\n').length };
  });
  expect(shown.filter(({ lines }) => lines > 56)).toEqual([]);
});
