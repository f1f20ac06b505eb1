// A chart from outside: from a kernel, in which code of a reader runs, or out of a file.
import { choice, integer, list, number, oneOf, record, text, wrong, type Check } from '../../../checks.ts';
import {
  longestLabel,
  longestTitle,
  longestUnit,
  mostBars,
  mostBins,
  mostPoints,
  mostSeries,
  type Chart,
  type Series,
} from '../../../kernel/chart.ts';

const each = { title: text(longestTitle), unit: text(longestUnit), more: integer(), unfit: integer() };
const label = text(longestLabel);

const point: Check<Series['points'][number]> = (given, place) => {
  const [along, value, ...rest] = list(number, 2)(given, place);
  if (along === undefined || value === undefined || rest.length > 0) return wrong(place, 'two numbers', given);
  return [along, value];
};

export const readChart: Check<Chart> = choice<Chart>('form', {
  bars: record({ ...each, form: oneOf('bars'), bars: list(record({ label, value: number }), mostBars) }),
  lines: record({
    ...each,
    form: oneOf('lines'),
    along: label,
    series: list(record({ name: label, points: list(point, mostPoints) }), mostSeries),
  }),
  histogram: record({
    ...each,
    form: oneOf('histogram'),
    from: number,
    to: number,
    counts: list(integer(), mostBins),
  }),
});
