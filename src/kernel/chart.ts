// A chart as data: small and finite, whatever it was made of. The kernel keeps to the bounds, and the page draws nothing else.

export interface ChartOf {
  title: string;
  /** Of the values; of a histogram's values too, which lie along it. */
  unit: string;
  /** Values without a place in it: more than it has room for. */
  more: number;
  /** Values that are no finite numbers. */
  unfit: number;
}

export type Chart = ChartOf &
  (
    | { form: 'bars'; bars: Bar[] }
    | { form: 'lines'; along: string; series: Series[] }
    /** How many values lie in each of the equal parts between `from` and `to`. */
    | { form: 'histogram'; from: number; to: number; counts: number[] }
  );

export interface Bar {
  label: string;
  value: number;
}

export interface Series {
  name: string;
  points: [along: number, value: number][];
}

/** Characters of a title, of a label, of a unit. */
export const longestTitle = 200;
export const longestLabel = 80;
export const longestUnit = 20;
export const mostBars = 50;
export const mostSeries = 8;
/** Of one line. */
export const mostPoints = 400;
export const mostBins = 100;

/** Where `value` lies between two others: 0 at `from`, 1 at `to`. Halves, since the whole of a range may be no number. */
export function share(value: number, from: number, to: number): number {
  const range = to / 2 - from / 2;
  return range === 0 ? 0 : (value / 2 - from / 2) / range;
}
