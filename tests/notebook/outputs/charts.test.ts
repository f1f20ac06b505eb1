// What a chart says in words and numbers, and what the page refuses to draw.
import { expect, test } from 'vitest';
import { checkedOrNull } from '../../../src/checks.ts';
import type { Chart } from '../../../src/kernel/chart.ts';
import { ticks } from '../../../src/notebook/outputs/charts/axis.ts';
import { leftOut, summaryOf, tableOf } from '../../../src/notebook/outputs/charts/chart-text.ts';
import { readChart } from '../../../src/notebook/outputs/charts/read-chart.ts';

const of = { title: 'Jobs', unit: 'ms', more: 0, unfit: 0 };
const bars: Chart = { ...of, form: 'bars', bars: [{ label: 'ines', value: 4 }, { label: 'jan', value: -3.5 }] }; // prettier-ignore
const line: Chart = { ...of, form: 'lines', along: 'n', series: [{ name: 'sent', points: [[1, 2], [2, 9]] }] }; // prettier-ignore
const bins: Chart = { ...of, form: 'histogram', from: 0, to: 10, counts: [1, 4] };

test('a sentence says what is drawn', () => {
  expect(summaryOf(bars, 'en')).toBe('Bar chart “Jobs”: 2 bars, from -3.5 ms (jan) to 4 ms (ines).');
  expect(summaryOf(line, 'en')).toBe('Line chart “Jobs”: one line, 2 points, values from 2 ms to 9 ms.');
  expect(summaryOf(bins, 'en')).toBe(
    'Histogram “Jobs”: 5 values from 0 ms to 10 ms; most of them between 5 ms and 10 ms.',
  );
  expect(summaryOf(bins, 'zh-cn')).toBe('直方图“Jobs”：5 个数值，从 0 ms 到 10 ms；最多的一段是 5 ms 到 10 ms。');
  const alike = { ...bars, bars: [...bars.bars, ...bars.bars].filter(({ value }) => value === 4) };
  expect(summaryOf(alike, 'en')).toBe('Bar chart “Jobs”: 2 bars, each 4 ms.');
  expect(summaryOf({ ...bars, bars: [] }, 'en')).toBe('Bar chart “Jobs”: no values yet.');
});

test('the table has the same numbers', () => {
  expect(tableOf(bars, 'en')).toEqual({
    columns: ['Name', 'Value (ms)'],
    rows: [
      ['ines', '4'],
      ['jan', '-3.5'],
    ],
  });
  expect(tableOf(line, 'en').rows).toEqual([
    ['sent', '1', '2'],
    ['sent', '2', '9'],
  ]);
  expect(tableOf(bins, 'en').rows).toEqual([
    ['0', '5', '1'],
    ['5', '10', '4'],
  ]);
});

test('what is left out is told', () => {
  expect(leftOut(bars, 'en')).toEqual([]);
  expect(leftOut({ ...bars, more: 10, unfit: 1 }, 'en')).toEqual([
    '10 more values are not drawn.',
    'One value is no finite number and is left out.',
  ]);
});

test.each([
  [0, 10, [0, 5, 10]],
  [0, 7, [0, 2, 4, 6]],
  [-3, 4, [-2, 0, 2, 4]],
  [0, 0.3, [0, 0.1, 0.2, 0.3]],
  [5, 5, [5]],
  [-Number.MAX_VALUE, Number.MAX_VALUE, [-Number.MAX_VALUE, Number.MAX_VALUE]],
  [0, Number.MIN_VALUE, [0, Number.MIN_VALUE]],
])('an axis from %d to %d has round numbers', (from, to, expected) => {
  expect(ticks(from, to)).toEqual(expected);
});

test.each<[string, unknown]>([
  ['another form', { ...bars, form: 'pie' }],
  ['no numbers', { ...bars, bars: [{ label: 'a', value: NaN }] }],
  ['too many', { ...bars, bars: Array.from({ length: 51 }, () => ({ label: 'a', value: 1 })) }],
  ['a long title', { ...bars, title: 'x'.repeat(201) }],
  ['points that are none', { ...line, series: [{ name: '', points: [[1]] }] }],
  ['no counts', { ...bins, counts: [0.5] }],
  ['nothing', null],
])('%s is not drawn', (_, chart) => {
  expect(checkedOrNull(readChart, chart)).toBeNull();
});
