// The schema that editors use and the checks that the generator uses agree: the same fields, the same bounds.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CheckError } from '../../src/checks.ts';
import { scenarioFields, scenarioNames } from '../../src/load/scenario-fields.ts';

interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  required?: string[];
  properties?: Record<string, Schema>;
}

const { $defs } = JSON.parse(readFileSync('public/load-scenario.schema.json', 'utf8')) as {
  $defs: Record<string, Schema>;
};

function accepts(value: unknown): boolean {
  try {
    scenarioFields(value, '');
    return true;
  } catch (error) {
    if (error instanceof CheckError) return false;
    throw error;
  }
}

/** The keys that the checks name when they meet one that they do not know. */
function knownKeys(scenario: object): string[] {
  try {
    scenarioFields({ ...scenario, unknown: 1 }, '');
  } catch (error) {
    const { expected = '' } = error instanceof CheckError ? (error.faults[0] ?? {}) : {};
    return expected.replace('one of the keys ', '').split(', ').sort();
  }
  return [];
}

/** What the field may just be, and what just not. */
function edges({ type, enum: values, minimum, maximum, maxLength }: Schema): { good: unknown[]; bad: unknown[] } {
  if (values !== undefined) return { good: values, bad: ['another'] };
  if (type === 'boolean') return { good: [true, false], bad: [1] };
  if (minimum !== undefined && maximum !== undefined) {
    const step = type === 'integer' ? 1 : 0.0001;
    return { good: [minimum, maximum], bad: [minimum - step, maximum + 1, `${minimum}`] };
  }
  if (maxLength !== undefined) return { good: ['a', 'a'.repeat(maxLength)], bad: ['a'.repeat(maxLength + 1), 1] };
  return { good: ['a'], bad: [1] };
}

const least = (name: string): object =>
  name === 'mixed' ? { scenario: name, parts: [{ scenario: 'conn' }] } : { scenario: name };

describe.each(scenarioNames)('a scenario %s', (name) => {
  const properties = $defs[name]?.properties ?? {};

  test('has the same fields', () => {
    expect(knownKeys(least(name))).toEqual(Object.keys(properties).sort());
    expect(accepts(least(name))).toBe(true);
  });

  test.each(Object.entries(properties).filter(([key]) => !['scenario', 'parts', 'payload'].includes(key)))(
    'has the same bounds for %s',
    (key, schema) => {
      const { good, bad } = edges(schema);
      for (const value of good) expect([value, accepts({ ...least(name), [key]: value })]).toEqual([value, true]);
      for (const value of bad) expect([value, accepts({ ...least(name), [key]: value })]).toEqual([value, false]);
    },
  );

  test('is a part of a mixed one, without what holds for all parts', () => {
    if (name === 'mixed') return;
    const parts = Object.keys($defs[`part-${name}`]?.properties ?? {});
    const common = Object.keys($defs.mixed?.properties ?? {}).filter((key) => key !== 'scenario' && key !== 'parts');
    expect([...parts, ...common].sort()).toEqual(Object.keys(properties).sort());
  });
});

test('a payload has the same fields and bounds', () => {
  const { size, pattern } = $defs.pub?.properties?.payload?.properties ?? {};
  const payload = (value: unknown): boolean => accepts({ scenario: 'pub', payload: value });
  expect([16, 16_777_216].map((bytes) => payload({ size: bytes }))).toEqual([true, true]);
  expect([size?.minimum, size?.maximum]).toEqual([16, 16_777_216]);
  expect([15, 16_777_217].map((bytes) => payload({ size: bytes }))).toEqual([false, false]);
  expect(pattern?.enum?.map((each) => payload({ pattern: each }))).toEqual([true, true, true]);
  expect(payload({ sizes: 1 })).toBe(false);
});
