// Two lists, one beside the other, with gaps where one has something that the other has not: as cheap as can be.

export type Pair = readonly [left: number | null, right: number | null];

/** Steps that are looked at; longer lists are cut in the middle and aligned in halves. */
const mostSteps = 1_000_000;

/**
 * Pairs of places, in order. A gap costs 1; `cost` says what it costs to put two side by side: 0 when they are the same,
 * Infinity when they may not be.
 */
export function align(
  lengths: readonly [left: number, right: number],
  cost: (left: number, right: number) => number,
): Pair[] {
  const [left, right] = lengths;
  let start = 0;
  while (start < Math.min(left, right) && cost(start, start) === 0) start += 1;
  let end = 0;
  while (end < Math.min(left, right) - start && cost(left - 1 - end, right - 1 - end) === 0) end += 1;
  return [
    ...beside(0, 0, start),
    ...middle([start, left - end], [start, right - end], cost),
    ...beside(left - end, right - end, end),
  ];
}

type Range = readonly [from: number, to: number];

function beside(left: number, right: number, count: number): Pair[] {
  return Array.from({ length: count }, (_, i) => [left + i, right + i]);
}

function middle(left: Range, right: Range, cost: (left: number, right: number) => number): Pair[] {
  const rows = left[1] - left[0];
  const columns = right[1] - right[0];
  if (rows * columns > mostSteps) {
    const [l, r] = [left[0] + (rows >> 1), right[0] + (columns >> 1)];
    return [...middle([left[0], l], [right[0], r], cost), ...middle([l, left[1]], [r, right[1]], cost)];
  }
  // What it costs to align everything from (row, column) on.
  const width = columns + 1;
  const rest = new Float64Array((rows + 1) * width);
  const at = (row: number, column: number): number => rest[row * width + column] ?? 0;
  for (let row = rows; row >= 0; row -= 1) {
    for (let column = columns; column >= 0; column -= 1) {
      if (row === rows || column === columns) rest[row * width + column] = rows - row + columns - column;
      else
        rest[row * width + column] = Math.min(
          at(row + 1, column + 1) + cost(left[0] + row, right[0] + column),
          at(row + 1, column) + 1,
          at(row, column + 1) + 1,
        );
    }
  }
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    const isPair =
      row < rows &&
      column < columns &&
      at(row, column) === at(row + 1, column + 1) + cost(left[0] + row, right[0] + column);
    const isLeft = !isPair && row < rows && (column === columns || at(row, column) === at(row + 1, column) + 1);
    pairs.push([isPair || isLeft ? left[0] + row : null, isLeft ? null : right[0] + column]);
    if (isPair || isLeft) row += 1;
    if (!isLeft) column += 1;
  }
  return pairs;
}
