// Which characters are marked: those that nobody would see, or that would change the order of others.
import { expect, test } from 'vitest';
import { hiddenCounts, textParts } from '../../src/notebook/hidden-characters.ts';

test.each([
  '\u202E',
  '\u2066',
  '\u200B',
  '\u200D',
  '\uFEFF',
  '\u00AD',
  '\u0007',
  '\u2028',
  '\u3164',
  '\r',
  '\u{E0041}',
])('%j is marked, and the text stays what it is', (character) => {
  const text = `a${character}b`;
  const parts = textParts(text);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.map(({ mark }) => mark === null)).toEqual([true, false, true]);
});

test.each(['a\tb\nc\r\nd', '中文　，', '👩‍🔧 👩🏽‍💻 ❤️', 'é', ''])('%j has nothing to mark', (text) => {
  expect(hiddenCounts(text).size).toBe(0);
});

test('hidden characters are counted by their code', () => {
  expect([...hiddenCounts('\u202Ea\u202Eb\u200B')]).toEqual([
    ['U+202E', 2],
    ['U+200B', 1],
  ]);
});
