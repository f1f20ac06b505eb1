// The schema beside config.json and the page that reads it are held against each other.
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultConfig, readPublicConfig } from '../../../src/site/public-config.ts';
import { configSchema } from '../../../src/site/settings/config-schema.ts';

const accepts = new Ajv({ strict: true }).compile(configSchema);
const faultsOf = (config: unknown) => readPublicConfig(JSON.stringify(config), 'http://localhost/').faults;

test('public/config.schema.json is what `npm run check:config -- --schema` prints', () => {
  const written: unknown = JSON.parse(readFileSync('public/config.schema.json', 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(configSchema)));
});

test('the delivered settings keep the schema that they name', () => {
  expect(accepts(JSON.parse(readFileSync('public/config.json', 'utf8')))).toBe(true);
});

/** Sound values and wrong ones of each key. */
const values: Record<string, unknown[]> = {
  broker: ['in-page', 'local', 'elsewhere', 1],
  locked: [true, false, 'true', 0],
  offered: [['in-page'], ['custom', 'in-page'], [], ['moon'], 'in-page', Array(21).fill('in-page')],
  profile: ['strict', 'rabbit'],
  local: ['ws://localhost/', 'wss://a.test:1/x', '/mqtt', '', '//a', '/\\a', 'http://a', 'ws://u@a', 'ws://a b', 3],
  public: [[], ['wss://a.test/'], ['wss://a.test/', 'no'], 'wss://a.test/', Array(21).fill('wss://a.test/')],
  custom: ['', 'ws://a.test', '/x/y', 'a.test', `ws://a.test/${'x'.repeat(500)}`],
  namespace: ['lab', 'a/b', '班', '', '/a', 'a/', 'a+', '#', '$a', 'x'.repeat(99), 'x'.repeat(100)],
  class: ['', 'a-1_B', 'a/b', 'ä', 'x'.repeat(32), 'x'.repeat(33)],
  language: ['', 'en', 'zh-cn', 'zh'],
  links: [
    [],
    [{ text: 'a', url: 'https://a.test/' }],
    [{ text: 'a', url: '/x' }],
    [{ text: ' ', url: '/x' }],
    [{ text: 'a'.repeat(81), url: '/x' }],
    [{ text: 'a', url: 'javascript:1' }],
    [{ text: 'a' }],
    [{ url: '/x' }],
    [{ text: 'a', url: '/x', more: 1 }],
    [7],
    {},
  ],
  solutions: [
    {},
    { hiddenUntil: '' },
    { hiddenUntil: '2026-12-24T10:00Z' },
    { hiddenUntil: '2026-12-24T10:00:00+01:00' },
    { hiddenUntil: '2026-12-24T10:00:00' },
    { hiddenUntil: 5 },
    { until: '' },
    null,
    [],
  ],
  addresses: [[], ['https://a.test/'], ['/here'], ['ftp://a'], 'https://a.test/'],
  unknown: [1],
};

test('both say the same of each value alone', () => {
  expect(Object.keys(values)).toEqual(expect.arrayContaining(Object.keys(defaultConfig)));
  const differ = Object.entries(values).flatMap(([key, list]) =>
    list
      .filter((value) => accepts({ [key]: value }) !== (faultsOf({ [key]: value }).length === 0))
      .map((one) => [key, one]),
  );
  expect(differ).toEqual([]);
});

test('what the schema refuses the page refuses, whatever it is', () => {
  const anything = fc.record(
    Object.fromEntries(
      Object.entries(values).map(([key, list]) => [key, fc.oneof(fc.constantFrom(...list), fc.jsonValue())]),
    ),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(anything, (config) => {
      if (!accepts(config)) expect(faultsOf(config)).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});
