// A chart in words and numbers: what a screen reader says of it, and its table. Pure.
import type { Chart } from '../../../kernel/chart.ts';
import type { Language } from '../../../language.ts';
import { chartWords } from './words/words.ts';

export interface ChartTable {
  columns: string[];
  rows: string[][];
}

/** Of the lines, whose points may be thousands. */
const mostRows = 500;

/** A number as people read it; very long ones in powers of ten. */
export function numberText(value: number, language: Language): string {
  const size = Math.abs(value);
  const isLong = size !== 0 && (size >= 1e12 || size < 1e-4);
  const notation = isLong ? 'scientific' : 'standard';
  return new Intl.NumberFormat(language, { maximumSignificantDigits: 6, notation }).format(value);
}

export function withUnit(value: number, unit: string, language: Language): string {
  const text = numberText(value, language);
  return unit === '' ? text : `${text} ${unit}`;
}

/** One sentence: the form, the title, how much there is, the extremes. */
export function summaryOf(chart: Chart, language: Language): string {
  const words = chartWords(language);
  const named = words.form[chart.form] + (chart.title === '' ? '' : words.quoted(chart.title));
  const say = (value: number): string => withUnit(value, chart.unit, language);
  switch (chart.form) {
    case 'bars': {
      const [low, high] = extremes(chart.bars, ({ value }) => value);
      if (!low || !high) return words.empty(named);
      return words.bars(named, chart.bars.length, [low.label, say(low.value)], [high.label, say(high.value)]);
    }
    case 'lines': {
      const points = chart.series.flatMap(({ points: each }) => each);
      const [low, high] = extremes(points, ([, value]) => value);
      if (!low || !high) return words.empty(named);
      return words.lines(named, chart.series.length, points.length, say(low[1]), say(high[1]));
    }
    case 'histogram': {
      const total = chart.counts.reduce((sum, count) => sum + count, 0);
      if (total === 0) return words.empty(named);
      const most = chart.counts.indexOf(Math.max(...chart.counts));
      const [from, to] = binOf(chart, most);
      return words.histogram(named, total, say(chart.from), say(chart.to), say(from), say(to));
    }
  }
}

/** What the chart leaves out, in words; empty when it leaves out nothing. */
export function leftOut({ more, unfit }: Chart, language: Language): string[] {
  const words = chartWords(language);
  return [...(more > 0 ? [words.more(more)] : []), ...(unfit > 0 ? [words.unfit(unfit)] : [])];
}

/** `sayAlong`: of places along the axis of lines. */
export function tableOf(
  chart: Chart,
  language: Language,
  sayAlong = (value: number): string => numberText(value, language),
): ChartTable {
  const words = chartWords(language);
  const unit = chart.unit === '' ? '' : ` (${chart.unit})`;
  const say = (value: number): string => numberText(value, language);
  switch (chart.form) {
    case 'bars':
      return {
        columns: [words.name, words.value + unit],
        rows: chart.bars.map(({ label, value }) => [label, say(value)]),
      };
    case 'lines':
      return {
        columns: [words.name, chart.along || 'x', words.value + unit],
        rows: chart.series
          .flatMap(({ name, points }) => points.map(([along, value]) => [name, sayAlong(along), say(value)]))
          .slice(0, mostRows),
      };
    case 'histogram':
      return {
        columns: [words.from + unit, words.to + unit, words.count],
        rows: chart.counts.map((count, bin) => [...binOf(chart, bin).map(say), say(count)]),
      };
  }
}

/** The ends of one of the equal parts of a histogram. */
export function binOf({ from, to, counts }: Extract<Chart, { form: 'histogram' }>, bin: number): [number, number] {
  const end = (place: number): number => from * (1 - place / counts.length) + to * (place / counts.length);
  return [end(bin), end(bin + 1)];
}

function extremes<T>(all: readonly T[], valueOf: (one: T) => number): [T, T] | [] {
  const [first] = all;
  if (first === undefined) return [];
  return all.reduce<[T, T]>(
    ([low, high], one) => [valueOf(one) < valueOf(low) ? one : low, valueOf(one) > valueOf(high) ? one : high],
    [first, first],
  );
}
