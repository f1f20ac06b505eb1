// Charts out of whatever a cell gives: bounded, finite, and with what is left out counted.
import { expect, test } from 'vitest';
import { displayed } from '../../../src/kernel/worker/display.ts';
import { bars, histogram, lines, type DisplayChart } from '../../../src/kernel/worker/charts.ts';
import type { Chart } from '../../../src/kernel/chart.ts';
import { readChart } from '../../../src/notebook/outputs/charts/read-chart.ts';

/** As the page gets it, which draws nothing that it cannot check. */
function drawn(chart: DisplayChart): Chart {
  const { shown } = displayed(chart, undefined, () => ({ places: [], token: null }));
  if (shown.kind !== 'display' || shown.as !== 'chart') throw new Error('no chart');
  return readChart(structuredClone(shown.chart), 'chart');
}

test('bars are names with numbers, of an object or a map, in their order', () => {
  expect(drawn(bars({ ines: 4, jan: 3 }, { title: 'Jobs', unit: 'msg' }))).toEqual({
    form: 'bars',
    title: 'Jobs',
    unit: 'msg',
    bars: [
      { label: 'ines', value: 4 },
      { label: 'jan', value: 3 },
    ],
    more: 0,
    unfit: 0,
  });
  expect(drawn(bars(new Map([['b', -1]])))).toMatchObject({ bars: [{ label: 'b', value: -1 }] });
  expect(drawn(bars({}))).toMatchObject({ bars: [] });
});

test('what is no finite number is left out and counted', () => {
  const values = { a: NaN, b: Infinity, c: undefined, d: '4', e: 5n };
  expect(drawn(bars(values))).toMatchObject({ bars: [{ label: 'e', value: 5 }], unfit: 4 });
  expect(drawn(lines([1, NaN, [3, -Infinity], 2]))).toMatchObject({
    series: [{ points: [[1, 1], [4, 2]] }],
    unfit: 2,
  }); // prettier-ignore
  expect(drawn(histogram([NaN, 1, null]))).toMatchObject({ from: 1, to: 1, counts: [1], unfit: 2 });
  expect(drawn(histogram([]))).toMatchObject({ counts: [], unfit: 0 });
});

test('a million points become a few hundred, and the peak among them stays', () => {
  const many = Array.from({ length: 1_000_000 }, (_, i) => (i === 654_321 ? 99 : i % 2));
  const chart = drawn(lines({ many }));
  if (chart.form !== 'lines') throw new Error('no lines');
  const points = chart.series[0]?.points ?? [];
  expect(points.length).toBeLessThanOrEqual(400);
  expect(points.map(([, y]) => y)).toContain(99);
  expect(points.map(([x]) => x)).toEqual(points.map(([x]) => x).toSorted((one, other) => one - other));
  expect(chart.more).toBe(1_000_000 - points.length);
  const counted = drawn(histogram(Float64Array.from(many), { bins: 3 }));
  expect(counted).toMatchObject({ from: 0, to: 99, counts: [999_999, 0, 1], more: 0 });
});

test('more bars and lines than there is room for are counted, long names are cut', () => {
  const names = Array.from({ length: 60 }, (_, i) => [`${i} ${'long '.repeat(1000)}`, i] as const);
  const chart = drawn(bars(Object.fromEntries(names), { title: 'x'.repeat(9999), unit: 'y'.repeat(99) }));
  if (chart.form !== 'bars') throw new Error('no bars');
  expect([chart.bars.length, chart.more, chart.title.length, chart.unit.length]).toEqual([50, 10, 200, 20]);
  expect(chart.bars[1]?.label).toMatch(/^1 long .*…$/);
  expect(drawn(lines(Object.fromEntries(names.map(([name]) => [name, [1, 2]]))))).toMatchObject({ more: 104 });
});

test('values of any size have a place', () => {
  const huge = Number.MAX_VALUE;
  expect(drawn(histogram([-huge, 0, huge], { bins: 2 }))).toMatchObject({ counts: [1, 2] });
  const tiny = Number.MIN_VALUE;
  expect(drawn(histogram([0, tiny], { bins: 2 }))).toMatchObject({ from: 0, to: tiny });
});

test('what is no list and no object is an error, also one that is caught in itself', () => {
  const circle: unknown[] = [];
  circle.push(circle);
  expect(drawn(lines(circle))).toMatchObject({ series: [{ points: [] }], unfit: 1 });
  const ring: Record<string, unknown> = {};
  ring.ring = ring;
  expect(() => lines(ring)).toThrow('lines: the values are');
  expect(drawn(bars(ring))).toMatchObject({ unfit: 1 });
  for (const wrong of [null, undefined, 4, 'text', () => 1]) {
    expect(() => bars(wrong)).toThrow(TypeError);
    expect(() => lines(wrong)).toThrow(TypeError);
    expect(() => histogram(wrong)).toThrow(TypeError);
  }
  for (const bins of [0, 1.5, 101, NaN, '20', {}]) expect(() => histogram([1], { bins })).toThrow('bins is a whole');
});

test('only what these functions made is a chart', () => {
  const forged = Object.create(Reflect.getPrototypeOf(bars({ a: 1 }))) as object;
  const { shown } = displayed(forged, undefined, () => ({ places: [], token: null }));
  expect(shown).toMatchObject({ as: 'auto' });
});
