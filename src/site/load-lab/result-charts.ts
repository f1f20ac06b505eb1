// A run of the load lab as charts: its seconds while it goes on, and its percentiles when it is over.
import { Latency } from '../../load/latency.ts';
import type { SecondRow } from '../../load/measurements.ts';
import type { LoadResult } from '../../load/result.ts';
import type { Chart, Series } from '../../kernel/chart.ts';
import type { LoadLabWords } from './words/words.ts';

const nothingLeftOut = { more: 0, unfit: 0 };

export function rateChart(rows: readonly SecondRow[], words: LoadLabWords): Chart {
  const series = (['sent', 'delivered'] as const).map((name): Series => ({
    name: words[name],
    points: rows.map((row) => [row.second + 1, row[name]]),
  }));
  return { form: 'lines', title: words.rates, unit: words.perSecond, along: words.second, series, ...nothingLeftOut };
}

export function latencyChart(rows: readonly SecondRow[], words: LoadLabWords): Chart {
  const summaries = rows.map(({ second, latency }) => ({ second, ...Latency.fromText(latency).summary() }));
  const series = (['p50', 'p99', 'max'] as const).map((name): Series => ({
    name,
    points: summaries.filter(({ count }) => count > 0).map((one) => [one.second + 1, one[name]]),
  }));
  return { form: 'lines', title: words.latency, unit: 'ms', along: words.second, series, ...nothingLeftOut };
}

/** Along the axis each step is a tenth of what was left: 0 is the least value, 1 is 90 %, 2 is 99 %. */
export function percentileChart(result: LoadResult, earlier: LoadResult | null, words: LoadLabWords): Chart {
  const { latency, naive } = result.measured.histograms;
  const hasPlan = result.figures.rates.offered !== null;
  const series = [
    lineOf(hasPlan ? words.corrected : words.thisRun, latency),
    ...(hasPlan ? [lineOf(words.naive, naive)] : []),
    ...(earlier === null ? [] : [lineOf(words.earlierRun, earlier.measured.histograms.latency)]),
  ];
  const along = words.percentile;
  return { form: 'lines', title: words.percentiles, unit: 'ms', along, series, ...nothingLeftOut };
}

function lineOf(name: string, histogram: string): Series {
  const steps = Latency.fromText(histogram).steps();
  return {
    name,
    points: steps.filter(({ percentile }) => percentile < 1).map((one) => [ninesOf(one.percentile), one.value]),
  };
}

function ninesOf(percentile: number): number {
  return -Math.log10(1 - percentile);
}

/** `99.9 %` for 3. */
export function percentText(nines: number): string {
  return `${Number((100 - 100 / 10 ** nines).toPrecision(6))} %`;
}
