// Charts that a cell may show. Values are counted and thinned here, so that a million of them cost the page nothing.
import {
  longestLabel,
  longestTitle,
  longestUnit,
  mostBars,
  mostBins,
  mostPoints,
  mostSeries,
  share,
  type Chart,
  type ChartOf,
  type Series,
} from '../chart.ts';
import { cut, dataProperty, isObject, shortText } from './plain-text.ts';

/** What `bars`, `lines` and `histogram` of the lab module give; a class, so that `display` knows it. */
export class DisplayChart {
  readonly #chart: Chart;

  constructor(chart: Chart) {
    this.#chart = chart;
  }

  get form(): Chart['form'] {
    return this.#chart.form;
  }

  /** Null for anything else, also for what only looks like one. */
  static read(value: unknown): Chart | null {
    return isObject(value) && #chart in value ? value.#chart : null;
  }
}

/** Values that are looked at. */
const mostValues = 1_000_000;

/** Throws TypeError when `values` are not names with numbers. */
export function bars(values: unknown, options?: unknown): DisplayChart {
  const all = named(values, 'bars: the values are an object of numbers, like { ines: 4, jan: 3 }');
  const chart = { ...chartOf(options), more: Math.max(0, all.length - mostBars) };
  const shown = all.slice(0, mostBars).map(([name, value]) => ({ label: name, value: numeric(value) }));
  const fit = shown.filter(({ value }) => Number.isFinite(value));
  return new DisplayChart({ ...chart, form: 'bars', bars: fit, unfit: shown.length - fit.length });
}

/** Throws TypeError when `series` are neither numbers nor names with lists of numbers. */
export function lines(series: unknown, options?: unknown): DisplayChart {
  const what = 'lines: the values are a list of numbers or of [x, y], or an object of such lists';
  const all: [string, unknown][] = list(series) === null ? named(series, what) : [['', series]];
  const chart = { ...chartOf(options), along: textOption(options, 'along', longestLabel) };
  const shown: Series[] = [];
  for (const [name, values] of all) {
    const given = list(values);
    if (given === null) throw new TypeError(what);
    const points: Series['points'] = [];
    const looked = Math.min(given.length, mostValues);
    for (let i = 0; i < looked; i += 1) {
      const pair = list(given[i]);
      const point: [number, number] = pair ? [numeric(pair[0]), numeric(pair[1])] : [i + 1, numeric(given[i])];
      if (point.every(Number.isFinite)) points.push(point);
    }
    const thin = shown.length < mostSeries ? thinned(points) : [];
    chart.unfit += looked - points.length;
    chart.more += given.length - looked + points.length - thin.length;
    if (shown.length < mostSeries) shown.push({ name, points: thin });
  }
  return new DisplayChart({ ...chart, form: 'lines', series: shown });
}

/** Throws TypeError when `values` are no list, or the number of bins is none. */
export function histogram(values: unknown, options?: unknown): DisplayChart {
  const given = list(values);
  if (given === null) throw new TypeError('histogram: the values are a list of numbers');
  const bins = dataProperty(options, 'bins') ?? 20;
  if (!Number.isInteger(bins) || Number(bins) < 1 || Number(bins) > mostBins)
    throw new TypeError(`histogram: bins is a whole number from 1 to ${mostBins}, not ${shortText(bins)}`);
  const looked = Math.min(given.length, mostValues);
  const numbers: number[] = [];
  let [from, to] = [Infinity, -Infinity];
  for (let i = 0; i < looked; i += 1) {
    const value = numeric(given[i]);
    if (!Number.isFinite(value)) continue;
    numbers.push(value);
    from = Math.min(from, value);
    to = Math.max(to, value);
  }
  const counts = numbers.length === 0 ? [] : Array.from({ length: from === to ? 1 : Number(bins) }, () => 0);
  for (const value of numbers) {
    const bin = Math.min(counts.length - 1, Math.floor(share(value, from, to) * counts.length));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const chart = { ...chartOf(options), more: given.length - looked, unfit: looked - numbers.length };
  const range = numbers.length === 0 ? { from: 0, to: 0 } : { from, to };
  return new DisplayChart({ ...chart, form: 'histogram', ...range, counts });
}

/** The lowest and the highest point of each part of the line: no peak is lost. */
function thinned(points: Series['points']): Series['points'] {
  if (points.length <= mostPoints) return points;
  const parts = mostPoints / 2;
  const kept: Series['points'] = [];
  for (let part = 0; part < parts; part += 1) {
    const start = Math.floor((part * points.length) / parts);
    const end = Math.floor(((part + 1) * points.length) / parts);
    let [low, high] = [start, start];
    for (let i = start; i < end; i += 1) {
      if (at(points, i) < at(points, low)) low = i;
      if (at(points, i) > at(points, high)) high = i;
    }
    for (const i of new Set(low < high ? [low, high] : [high, low])) kept.push(points[i] ?? [0, 0]);
  }
  return kept;
}

const at = (points: Series['points'], i: number): number => points[i]?.[1] ?? 0;

function chartOf(options: unknown): ChartOf {
  return {
    title: textOption(options, 'title', longestTitle),
    unit: textOption(options, 'unit', longestUnit),
    more: 0,
    unfit: 0,
  };
}

function textOption(options: unknown, key: string, longest: number): string {
  return short(shortText(dataProperty(options, key) ?? ''), longest);
}

function named(values: unknown, otherwise: string): [string, unknown][] {
  if (!isObject(values) || typeof values === 'function' || Array.isArray(values)) throw new TypeError(otherwise);
  const entries: [unknown, unknown][] = values instanceof Map ? [...values] : Object.entries(values);
  return entries.map(([name, value]) => [short(shortText(name), longestLabel), value]);
}

function list(value: unknown): ArrayLike<unknown> | null {
  if (Array.isArray(value)) return value as unknown[];
  return ArrayBuffer.isView(value) && 'length' in value ? (value as unknown as ArrayLike<unknown>) : null;
}

function numeric(value: unknown): number {
  return typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : NaN;
}

function short(text: string, longest: number): string {
  return text.length <= longest ? text : `${cut(text, longest - 1)}…`;
}
