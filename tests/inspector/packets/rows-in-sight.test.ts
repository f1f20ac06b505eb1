import { describe, expect, test } from 'vitest';
import {
  headHeight,
  rowForKey,
  rowHeights,
  rowsInSight,
  topFor,
} from '../../../src/inspector/packets/rows-in-sight.ts';
import { capturedPacket, publish } from '../../capture/packets.ts';

const rows = Array.from({ length: 100 }, (_, index) => capturedPacket(publish, { number: index + 1 }));

describe.each(Object.entries(rowHeights))('with rows for %s', (_, row) => {
  const span = (top: number, height: number) => {
    const indexes = rowsInSight(rows, top, height, row).map(([index]) => index);
    return [indexes[0], indexes.at(-1)];
  };
  /** Nine rows and the head. */
  const height = 9 * row + headHeight;

  test('the rows in sight are drawn, with a few above and below', () => {
    expect(span(0, 10 * row)).toEqual([0, 17]);
    expect(span(50 * row, 10 * row)).toEqual([42, 67]);
    expect(span(98 * row, 10 * row)).toEqual([90, 99]);
  });

  test('the box is scrolled no further than it needs to show a row below its head', () => {
    expect(topFor(5, 0, height, row)).toBe(0);
    expect(topFor(8, 0, height, row)).toBe(0);
    expect(topFor(9, 0, height, row)).toBe(row);
    expect(topFor(5, 8 * row, height, row)).toBe(5 * row);
  });

  test.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 99, 99],
    ['ArrowDown', -1, 0],
    ['ArrowUp', 0, 0],
    ['PageDown', 3, 11],
    ['PageUp', 3, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['a', 50, null],
  ])('%s from row %i goes to %s', (key, at, to) => {
    expect(rowForKey(key, at, 100, height, row)).toBe(to);
  });
});

test('no key goes anywhere in an empty list', () => {
  expect(rowForKey('End', -1, 0, 240, rowHeights.mouse)).toBeNull();
});
