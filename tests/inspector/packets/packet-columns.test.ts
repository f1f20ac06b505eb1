// Which columns the list has, and how they share its width.
import { expect, test } from 'vitest';
import { columnGrid, columns, usualColumns, withColumn } from '../../../src/inspector/packets/packet-columns.ts';

test('a phone has fewer columns, and a roomy window has the times at the client too', () => {
  expect(usualColumns('narrow', false)).toEqual(['time', 'client', 'direction', 'packet', 'details']);
  const middle = ['number', 'time', 'client', 'direction', 'packet', 'details', 'size'];
  expect(usualColumns('wide', false)).toEqual(middle);
  expect(usualColumns('wide', true).filter((column) => !middle.includes(column))).toEqual(['client-time']);
});

test('a column that is added takes its own place, and what a packet is cannot be taken away', () => {
  expect(withColumn(['time', 'packet'], 'number', true)).toEqual(['number', 'time', 'packet']);
  expect(withColumn(['number', 'time', 'packet'], 'time', false)).toEqual(['number', 'packet']);
  expect(withColumn(['packet'], 'packet', false)).toEqual(['packet']);
});

test.each(['wide', 'narrow'] as const)(
  'a %s list of all columns has a track for each, and room for the least of them',
  (shape) => {
    for (const time of ['first', 'previous', 'day'] as const) {
      const { tracks, least } = columnGrid(columns, shape, time);
      const each = tracks.match(/minmax\([^)]*\)|\S+/g) ?? [];
      expect(each.length).toBe(columns.length);
      expect(each.reduce((sum, track) => sum + parseFloat(track.replace('minmax(', '')), 0)).toBeCloseTo(least);
    }
  },
);

test('the usual columns of a phone fit 360 pixels, in the size of the panel, also with the time of day', () => {
  const { least } = columnGrid(usualColumns('narrow', false), 'narrow', 'day');
  expect(least * 13 + 4 * 6 + 32).toBeLessThanOrEqual(360);
});
