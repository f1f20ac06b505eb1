import { expect, test } from 'vitest';
import { countOf, familyOf, marksOf } from '../../src/notebook/line-mark.ts';
import type { PacketCounts } from '../../src/notebook/line-packets.ts';

const packets = { first: 1, counts: new Map([['PUBLISH', 1]]) as PacketCounts };

test('marks stand where their lines are now, from top to bottom, and a line that is gone has none', () => {
  const lines = new Map([1, 2, 3].map((line) => [line, packets]));
  const moves = new Map([
    [1, 9],
    [3, 4],
  ]);
  expect(marksOf(lines, moves).map(({ at, line }) => [at, line])).toEqual([
    [4, 3],
    [9, 1],
  ]);
});

test('a mark has the number of its packets, as far as there is room', () => {
  expect(
    countOf(
      new Map([
        ['PUBLISH', 60],
        ['PUBACK', 39],
      ] as const),
    ),
  ).toBe('99');
  expect(
    countOf(
      new Map([
        ['PUBLISH', 60],
        ['PUBACK', 40],
      ] as const),
    ),
  ).toBe('99+');
});

test('a mark has the colour of most of its packets', () => {
  expect(
    familyOf(
      new Map([
        ['PUBACK', 1],
        ['PUBLISH', 2],
      ] as const),
    ),
  ).toBe('publish');
  expect(familyOf(new Map([['?', 1]] as const))).toBe('malformed');
});
