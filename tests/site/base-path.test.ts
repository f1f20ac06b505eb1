import { expect, test } from 'vitest';
import { basePath } from '../../src/site/base-path.ts';

test.each([
  ['', '/'],
  ['/', '/'],
  ['a/b', '/a/b/'],
  ['/a/b/', '/a/b/'],
])('BASE_PATH=%s means %s', (setting, base) => {
  expect(basePath(setting)).toBe(base);
});
