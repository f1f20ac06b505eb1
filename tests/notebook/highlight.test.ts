import { expect, test } from 'vitest';
import { tokens } from '../../src/notebook/highlight.ts';

const kinds = (code: string) =>
  tokens(code)
    .filter(({ text }) => text.trim() !== '')
    .map(({ kind, text }) => `${kind} ${text.trim()}`);

test('every character comes out once, in order', () => {
  const code = "const a = `x ${ { b: '}' }.b } y`; // end\n/* open";
  expect(
    tokens(code)
      .map(({ text }) => text)
      .join(''),
  ).toBe(code);
});

test('keywords, numbers, strings, comments and calls are told apart', () => {
  expect(kinds('const n = 0x1f; // hex')).toEqual([
    'keyword const',
    'plain n =',
    'number 0x1f',
    'plain ;',
    'comment // hex',
  ]);
  expect(kinds("await client.subscribeAsync('a/b')")).toEqual([
    'keyword await',
    'plain client.',
    'call subscribeAsync',
    'plain (',
    "string 'a/b'",
    'plain )',
  ]);
});

test('code inside a template literal is code', () => {
  expect(kinds('`a ${new Date()} b`')).toEqual(['string `a ${', 'keyword new', 'call Date', 'plain ()', 'string } b`']);
});

test('a slash divides after a value and begins a regular expression elsewhere', () => {
  expect(kinds('a / b / c')).toEqual(['plain a / b / c']);
  expect(kinds('x = /[/"]+/g')).toEqual(['plain x =', 'string /[/"]+/g']);
});

test('a property named like a keyword is a name', () => {
  expect(kinds('a.default')).toEqual(['plain a.default']);
});

test('a string without an end stops at its line', () => {
  expect(kinds("'abc\nconst")).toEqual(["string 'abc", 'keyword const']);
});
