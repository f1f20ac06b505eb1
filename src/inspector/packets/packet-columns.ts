// The columns of the list of packets: which there are, which are shown where nobody has chosen, how wide they are. Pure.
import type { TimeFormat } from './time-format.ts';

/** In the order of the list. */
export const columns = [
  'number',
  'time',
  'delta',
  'client-time',
  'client',
  'direction',
  'packet',
  'id',
  'flags',
  'topic',
  'details',
  'size',
] as const;
export type Column = (typeof columns)[number];

/** `narrow`: a phone; the columns of one are not those of the other. */
export type ListShape = 'wide' | 'narrow';

/** A list without what its packets are would not be one. */
export const alwaysShown: Column = 'packet';

/** `roomy`: a wide list with more room than most. */
export function usualColumns(shape: ListShape, roomy: boolean): readonly Column[] {
  if (shape === 'narrow') return ['time', 'client', 'direction', 'packet', 'details'];
  const usual: readonly Column[] = ['number', 'time', 'client', 'direction', 'packet', 'details', 'size'];
  return roomy ? usual.toSpliced(2, 0, 'client-time') : usual;
}

/** The columns with that one in or out. */
export function withColumn(shown: readonly Column[], column: Column, wanted: boolean): readonly Column[] {
  return columns.filter((one) => (one === column ? wanted : shown.includes(one)) || one === alwaysShown);
}

/** In em: least and most; `rest`: it shares what is left. */
interface Width {
  least: number;
  most: number | 'rest';
}

const fixed = (em: number): Width => ({ least: em, most: em });
const seconds: Record<ListShape, Width> = { wide: fixed(4.5), narrow: fixed(3.75) };
const clock = fixed(7.5);
const widths: Record<Exclude<Column, 'time' | 'client-time' | 'delta'>, Record<ListShape, Width>> = {
  number: { wide: fixed(3.5), narrow: fixed(3) },
  client: { wide: { least: 4, most: 9 }, narrow: { least: 3, most: 5 } },
  direction: { wide: fixed(1.5), narrow: fixed(1) },
  packet: { wide: fixed(7.5), narrow: fixed(6.5) },
  id: { wide: fixed(3.5), narrow: fixed(3) },
  flags: { wide: fixed(6.25), narrow: fixed(6.25) },
  topic: { wide: { least: 6, most: 'rest' }, narrow: { least: 6, most: 'rest' } },
  details: { wide: { least: 6, most: 'rest' }, narrow: { least: 5, most: 'rest' } },
  size: { wide: fixed(4), narrow: fixed(3) },
};

/** The columns as a grid of CSS, and how wide it is at least, in em without its gaps. */
export function columnGrid(
  shown: readonly Column[],
  shape: ListShape,
  time: TimeFormat,
): { tracks: string; least: number } {
  const all = shown.map((column) => widthOf(column, shape, time));
  const tracks = all.map(({ least, most }) => {
    if (least === most) return `${least}em`;
    return `minmax(${least}em, ${most === 'rest' ? '1fr' : `${most}em`})`;
  });
  return { tracks: tracks.join(' '), least: all.reduce((sum, { least }) => sum + least, 0) };
}

function widthOf(column: Column, shape: ListShape, time: TimeFormat): Width {
  switch (column) {
    case 'time':
    case 'client-time':
      return time === 'day' ? clock : seconds[shape];
    case 'delta':
      return seconds[shape];
    default:
      return widths[column][shape];
  }
}
