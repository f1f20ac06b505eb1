import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldSame, lineDiff } from '../../src/notebook/line-diff.ts';

const side = (kind: 'removed' | 'added', before: string, after: string) =>
  lineDiff(before, after)
    .filter((line) => line.kind === 'same' || line.kind === kind)
    .map(({ text }) => text)
    .join('\n');

test('a changed line is shown as removed and added between lines that stay', () => {
  expect(lineDiff('a\nb\nc', 'a\nB\nc')).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'removed', text: 'b' },
    { kind: 'added', text: 'B' },
    { kind: 'same', text: 'c' },
  ]);
});

test('both texts can be read back from the comparison', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(side('removed', before, after)).toBe(before);
      expect(side('added', before, after)).toBe(after);
    }),
  );
});

test('lines far from a change are only counted', () => {
  const before = Array.from({ length: 20 }, (_, line) => `line ${line}`);
  const after = before.toSpliced(10, 1, 'mine');
  expect(foldSame(lineDiff(before.join('\n'), after.join('\n')), 1)).toEqual([
    { kind: 'folded', count: 9 },
    { kind: 'same', text: 'line 9' },
    { kind: 'removed', text: 'line 10' },
    { kind: 'added', text: 'mine' },
    { kind: 'same', text: 'line 11' },
    { kind: 'folded', count: 8 },
  ]);
});

test('equal texts have no removed or added line', () => {
  fc.assert(fc.property(fc.string(), (text) => lineDiff(text, text).every(({ kind }) => kind === 'same')));
});

test('texts too long for a table are shown as replaced', () => {
  const long = 'x\n'.repeat(3000);
  expect(lineDiff(long, `${long}y`).some(({ kind }) => kind === 'same')).toBe(false);
});
