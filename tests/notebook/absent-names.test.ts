// Names that code from elsewhere expects: a sentence that helps, for names that cells do not have.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { absentNames, sayAbsent } from '../../src/notebook/absent-names/absent-names.ts';
import { sharedGlobals } from '../../src/kernel/worker/remove-globals.ts';
import type { CellError } from '../../src/kernel/protocol.ts';
import { isUnknownName } from '../../src/notebook/outputs/missing-name.ts';

test.each(['en', 'zh-cn'] as const)('in %s', (language) => {
  for (const name of absentNames) expect(sayAbsent(name, language)).toMatch(name);
  for (const name of ['require', 'Buffer', 'process', 'document', 'window', 'fetch', 'module', 'exports', 'alert'])
    expect(sayAbsent(name, language)).not.toBeNull();
  expect(sayAbsent('require', language)).toContain("import mqtt from 'mqtt'");
  for (const name of ['x', 'toString', '__proto__', 'constructor']) expect(sayAbsent(name, language)).toBeNull();
});

test('no cell has one of them', () => {
  expect(Object.keys(sharedGlobals()).filter((name) => absentNames.includes(name))).toEqual([]);
});

test('all names of the module lab are among them', () => {
  const declared = readFileSync(new URL('../../src/kernel/modules/lab.d.ts', import.meta.url), 'utf8');
  const exported = [...declared.matchAll(/export (?:const|function) (\w+)/g)].map(([, name = '']) => name);
  expect(exported.filter((name) => !(sayAbsent(name, 'en') ?? '').includes("from 'lab'"))).toEqual([]);
});

test('a name that has no value yet is declared somewhere', () => {
  const error = (message: string): CellError => ({ name: 'ReferenceError', code: 'thrown', message, stack: [] });
  expect(isUnknownName(error('fetch is not defined'))).toBe(true);
  expect(isUnknownName(error("Can't find variable: fetch"))).toBe(true);
  expect(isUnknownName(error("Cannot access 'fetch' before initialization"))).toBe(false);
});
