import { expect, test } from 'vitest';
import type { CellError } from '../../../src/kernel/protocol.ts';
import { declaringCell } from '../../../src/notebook/outputs/declaring-cell.ts';
import { missingName } from '../../../src/notebook/outputs/missing-name.ts';

const cells = [
  { id: 'connect', code: "import mqtt, { connect as dial } from 'mqtt';\nconst { a, ...rest } = { a: 1 };" },
  { id: 'types', code: 'interface OnlyAType { x: number }\nfunction outer() { const inner = 1; return inner; }' },
  { id: 'asks', code: 'const own: number = mqtt;' },
  { id: 'broken', code: 'const broken = ;' },
  { id: 'below', code: 'class Later {}' },
];

test.each([
  ['mqtt', { cell: 'connect', above: true }],
  ['dial', { cell: 'connect', above: true }],
  ['rest', { cell: 'connect', above: true }],
  ['outer', { cell: 'types', above: true }],
  ['Later', { cell: 'below', above: false }],
  ['inner', null],
  ['OnlyAType', null],
  ['own', null],
  ['broken', null],
  ['nowhere', null],
])('the cell that declares %s is found by reading, or none is', (name, found) => {
  expect(declaringCell(name, 'asks', cells)).toEqual(found);
});

test('the nearest cell above is named', () => {
  const twice = [...cells.slice(0, 2), { id: 'again', code: 'let a = 2;' }, ...cells.slice(2)];
  expect(declaringCell('a', 'asks', twice)).toEqual({ cell: 'again', above: true });
});

const error = (name: string, message: string): CellError => ({ name, message, code: 'thrown', stack: [] });

test.each([
  ['mqtt is not defined', 'mqtt'],
  ["Can't find variable: mqtt", 'mqtt'],
  ["Cannot access 'client' before initialization", 'client'],
  ['something else went wrong', null],
])('a ReferenceError that says “%s” misses %s', (message, name) => {
  expect(missingName(error('ReferenceError', message))).toBe(name);
  expect(missingName(error('Error', message))).toBeNull();
});
