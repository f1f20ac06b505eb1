import type { ChartWords } from './words.ts';

export const en: ChartWords = {
  form: { bars: 'Bar chart', lines: 'Line chart', histogram: 'Histogram' },
  quoted: (title) => ` “${title}”`,
  empty: (named) => `${named}: no values yet.`,
  bars: (named, count, low, high) => {
    if (count === 1) return `${named}: one bar, ${high[0]} with ${high[1]}.`;
    const values = low[1] === high[1] ? `each ${high[1]}` : `from ${low[1]} (${low[0]}) to ${high[1]} (${high[0]})`;
    return `${named}: ${count} bars, ${values}.`;
  },
  lines: (named, count, points, low, high) =>
    `${named}: ${count === 1 ? 'one line' : `${count} lines`}, ${points === 1 ? 'one point' : `${points} points`}, values from ${low} to ${high}.`,
  histogram: (named, total, low, high, from, to) =>
    `${named}: ${total === 1 ? 'one value' : `${total} values`} from ${low} to ${high}; most of them between ${from} and ${to}.`,
  noValues: 'No values yet',
  more: (count) => (count === 1 ? 'One more value is not drawn.' : `${count} more values are not drawn.`),
  unfit: (count) =>
    count === 1
      ? 'One value is no finite number and is left out.'
      : `${count} values are no finite numbers and are left out.`,
  numbers: 'The numbers',
  name: 'Name',
  value: 'Value',
  from: 'From',
  to: 'To',
  count: 'How many',
  unreadable: 'A chart that cannot be drawn',
};
