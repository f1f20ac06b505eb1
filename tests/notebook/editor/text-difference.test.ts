import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textDifference } from '../../../src/notebook/editor/text-difference.ts';

test.each([
  ['let a = 1;', 'let a = 12;', { start: 9, end: 9, text: '2' }],
  ['aaa', 'aa', { start: 2, end: 3, text: '' }],
  ['', 'new', { start: 0, end: 0, text: 'new' }],
  ['same', 'same', { start: 4, end: 4, text: '' }],
  // Two letters that share their first half, and two that share their second.
  ['x😀y', 'x😁y', { start: 1, end: 3, text: '😁' }],
  ['x😀', 'x🨀', { start: 1, end: 3, text: '🨀' }],
])('%j → %j', (old, next, difference) => {
  expect(textDifference(old, next)).toEqual(difference);
});

test('the replacement makes the new text, and leaves letters whole', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', '🨀'), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (old, next) => {
      const { start, end, text: middle } = textDifference(old, next);
      expect(old.slice(0, start) + middle + old.slice(end)).toBe(next);
      expect([old.slice(0, start), middle, old.slice(end)].map((part) => part.isWellFormed())).toEqual([
        true,
        true,
        true,
      ]);
    }),
  );
});
