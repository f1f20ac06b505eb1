// The map leads somewhere: every path that src/README.md names is there.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every path of the map exists', () => {
  const text = readFileSync('src/README.md', 'utf8');
  const paths = [...text.matchAll(/`([\w./@-]+(?:\/|\.\w+))`/g)].flatMap(([, path]) => path ?? []);
  expect(paths.length).toBeGreaterThan(60);
  const roots = ['src', '.', 'tests', 'tests/e2e', 'content/04-qos', 'src/inspector/panel'];
  expect(paths.filter((path) => !roots.some((root) => existsSync(`${root}/${path}`)))).toEqual([]);
});
