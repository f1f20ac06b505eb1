import { expect, test } from 'vitest';
import { rowForKey, rowHeight, rowsInSight, topFor } from '../../../src/inspector/packets/rows-in-sight.ts';
import { capturedPacket, publish } from '../../capture/packets.ts';

const rows = Array.from({ length: 100 }, (_, index) => capturedPacket(publish, { number: index + 1 }));
const span = (top: number, height: number) => {
  const indexes = rowsInSight(rows, top, height).map(([index]) => index);
  return [indexes[0], indexes.at(-1)];
};

test('the rows in sight are drawn, with a few above and below', () => {
  expect(span(0, 10 * rowHeight)).toEqual([0, 17]);
  expect(span(50 * rowHeight, 10 * rowHeight)).toEqual([42, 67]);
  expect(span(98 * rowHeight, 10 * rowHeight)).toEqual([90, 99]);
});

test('the box is scrolled no further than it needs to show a row below its head', () => {
  const height = 10 * rowHeight;
  expect(topFor(5, 0, height)).toBe(0);
  expect(topFor(9, 0, height)).toBe(rowHeight);
  expect(topFor(5, 8 * rowHeight, height)).toBe(5 * rowHeight);
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
  expect(rowForKey(key, at, 100, 10 * rowHeight)).toBe(to);
});

test('no key goes anywhere in an empty list', () => {
  expect(rowForKey('End', -1, 0, 240)).toBeNull();
});
