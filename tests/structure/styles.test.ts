// What styles of ours may not ask, because it would cost on every page.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('no style asks the whole page with :has(): an insertion anywhere would then style every element anew', () => {
  const files = globSync('src/**/*.{css,astro}');
  expect(files.length).toBeGreaterThan(10);
  const asking = files.filter((file) => /(?:^|[\s,{}])(?::root|html|body)\S*:has\(/m.test(readFileSync(file, 'utf8')));
  expect(asking).toEqual([]);
});
