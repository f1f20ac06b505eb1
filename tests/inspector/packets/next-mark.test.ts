// From mark to mark, through those that the list has.
import { expect, test } from 'vitest';
import { nextMark } from '../../../src/inspector/packets/next-mark.ts';

const marked = new Set([30, 5, 12, 40]);
const rows = { indexOf: (number: number) => (number === 30 ? -1 : number) };

test.each([
  [5, 1, 12],
  [7, 1, 12],
  [12, 1, 40],
  [40, 1, 5],
  [12, -1, 5],
  [5, -1, 40],
  [null, 1, 5],
  [null, -1, 40],
] as const)('from %s by %i to %i', (from, by, to) => {
  expect(nextMark(marked, rows, from, by)).toBe(to);
});

test('nowhere, where none is marked or none of the marked is listed', () => {
  expect(nextMark(new Set(), rows, 5, 1)).toBeNull();
  expect(nextMark(new Set([30]), rows, 5, 1)).toBeNull();
});
