// Cells and their outputs out of a file. What an output shows is checked once more where it is shown.
import type { CellError, ElementNode, Output, Value } from '../../kernel/protocol.ts';
import { choice, integer, list, number, oneOf, orNull, record, text, texts, wrong, type Check } from '../../checks.ts';
import {
  largestImage,
  longestBytes,
  longestDisplay,
  longestText,
  mostColumns,
  mostRows,
  widest,
} from '../../kernel/output-bounds.ts';
import { bytes } from '../../capture/runs/bytes-check.ts';
import { readChart } from '../outputs/charts/read-chart.ts';
import { keptOutputs } from '../outputs/kept-outputs.ts';
import type { RanCell } from './ran-cells.ts';

const many = 100_000;
/** A place as long as this is deeper than any value that the kernel takes apart. */
const longestPlace = 3000;

const bytesUpTo =
  (most: number): Check<Uint8Array> =>
  (given, place) => {
    const read = bytes(given, place);
    return read.length <= most ? read : wrong(place, `at most ${most} bytes`, Symbol('more'));
  };

/** Lines of a cell that are coloured within a moment. */
const mostLines = 10_000;

const code: Check<string> = (given, place) => {
  const read = text()(given, place);
  return read.split('\n', mostLines + 1).length <= mostLines ? read : wrong(place, `at most ${mostLines} lines`, given);
};

const value: Check<Value> = (given, place) => {
  if (place.length > longestPlace) return wrong(place.slice(0, 100), 'a value less deep', given);
  return anyValue(given, place);
};

const error: Check<CellError> = record(
  {
    name: text(),
    message: text(longestText),
    code: oneOf(
      'syntax',
      'thrown',
      'unhandled-rejection',
      'unknown-import',
      'timeout',
      'broker-unreachable',
      'address-refused',
      'mqtt-reason',
      'interrupted',
      'bad-fault',
      'cannot-start',
      'out-of-resources',
    ),
    stack: list(record({ cell: text(1000), line: integer(1) }, { column: integer(1) }), 1000),
  },
  {
    reason: record({ code: integer(), version: oneOf(4, 5), packet: text(100) }),
    details,
    thrown: value,
    carries: list(record({ key: text(), value }), widest),
  },
);

function details(given: unknown, place: string): Record<string, string | number> {
  if (typeof given !== 'object' || given === null) return wrong(place, 'an object { … }', given);
  return Object.fromEntries(
    Object.entries(given).map(([key, each]) => [
      key,
      typeof each === 'number' ? number(each, `${place}.${key}`) : text()(each, `${place}.${key}`),
    ]),
  );
}

const bare = record({
  type: oneOf('number', 'bigint', 'boolean', 'undefined', 'null', 'symbol', 'function', 'date', 'regexp'),
  text: text(),
});
const closed = record({ type: oneOf('circular', 'getter', 'deep', 'thrower'), text: text() });
const anyValue = choice<Value>('type', {
  string: record({ type: oneOf('string'), text: text(longestText), length: integer() }),
  number: bare,
  bigint: bare,
  boolean: bare,
  undefined: bare,
  null: bare,
  symbol: bare,
  function: bare,
  date: bare,
  regexp: bare,
  bytes: record({ type: oneOf('bytes'), name: text(), bytes: bytesUpTo(longestBytes), length: integer() }),
  array: record({ type: oneOf('array'), name: text(), length: integer(), items: list(value, widest) }),
  object: record({
    type: oneOf('object'),
    name: text(),
    size: integer(),
    entries: list(record({ key: text(), value }), widest),
  }),
  map: record({
    type: oneOf('map'),
    name: text(),
    size: integer(),
    entries: list(record({ key: value, value }), widest),
  }),
  error: record({ type: oneOf('error'), error }),
  circular: closed,
  getter: closed,
  deep: closed,
  thrower: closed,
});

const element: Check<ElementNode> = (given, place) => {
  if (place.length > longestPlace) return wrong(place.slice(0, 100), 'an element less deep', given);
  return anyElement(given, place);
};
const anyElement: Check<ElementNode> = record({
  tag: text(100),
  attributes: texts,
  children: list((given, place) => (typeof given === 'string' ? text()(given, place) : element(given, place)), many),
});

const id = integer();
const display = { id, kind: oneOf('display') };
const shownValue = record({ ...display, as: oneOf('auto', 'tree'), value });
const output = choice<Output>('kind', {
  log: record(
    { id, kind: oneOf('log'), level: oneOf('log', 'info', 'warn', 'error', 'debug'), values: list(value, many) },
    { repeat: integer() },
  ),
  result: record({ id, kind: oneOf('result'), value }),
  error: record({ id, kind: oneOf('error'), error }),
  display: choice<Output>('as', {
    auto: shownValue,
    tree: shownValue,
    table: record({
      ...display,
      as: oneOf('table'),
      columns: list(text(longestText), mostColumns),
      rows: list(list(value, mostColumns), mostRows),
      moreRows: integer(),
    }),
    text: record({ ...display, as: oneOf('text'), text: text(longestDisplay) }),
    image: record({ ...display, as: oneOf('image'), mime: text(100), bytes: bytesUpTo(largestImage) }),
    element: record({ ...display, as: oneOf('element'), element }),
    chart: record({ ...display, as: oneOf('chart'), chart: readChart }),
  }),
});

/** What `ranCells` gives, through a file. */
export const readCells: Check<RanCell[]> = list(
  record({
    id: text(1000),
    code,
    execution: integer(1),
    status: oneOf('ok', 'error', 'interrupted', 'running'),
    milliseconds: orNull(number),
    outputs: list(output, keptOutputs),
    dropped: integer(),
  }),
  10_000,
);
