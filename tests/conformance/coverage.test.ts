// The manifest beside the tests: each statement has a test or a reason why not, and no test names a statement that does
// not exist.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { statements } from './manifest.ts';
import { idsIn, namedStatements } from './named-statements.ts';

const named = namedStatements();
const known = new Set(statements.map(({ id }) => id));

test('each statement stands in the manifest once', () => {
  expect(known.size).toBe(statements.length);
});

test('each statement is named by a test or says why not', () => {
  const open = statements
    .filter(({ id, why }) => why === null && !named.has(id))
    .map(({ id, what }) => `${id} ${what}`);
  expect(open).toEqual([]);
});

test('a statement that says why it has no test has none', () => {
  const needless = statements.filter(({ id, why }) => why !== null && named.has(id)).map(({ id }) => id);
  expect(needless).toEqual([]);
});

test('tests name statements that exist', () => {
  expect([...named.keys()].filter((id) => !known.has(id))).toEqual([]);
});

test('sources name statements that exist', () => {
  const wrong = globSync('src/**/*.ts').flatMap((file) =>
    idsIn(readFileSync(file, 'utf8'))
      .filter((id) => !known.has(id))
      .map((id) => `${file}: ${id}`),
  );
  expect(wrong).toEqual([]);
});

test.each(['3.1.1', '5.0'])('the coverage of MQTT %s is told', (version) => {
  const all = statements.filter((statement) => statement.version === version);
  const binding = all.filter(({ why }) => why === null);
  const covered = binding.filter(({ id }) => named.has(id));
  const percent = Math.floor((100 * covered.length) / binding.length);
  console.info(
    `MQTT ${version}: ${covered.length} of ${binding.length} statements that bind this server are named by tests (${percent} %); ` +
      `${all.length - binding.length} of ${all.length} do not bind it.`,
  );
  expect(binding.length).toBeGreaterThan(100);
});
