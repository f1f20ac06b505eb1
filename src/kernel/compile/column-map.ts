// From a column of code as it runs back to the column that the reader wrote. Both steps (types removed, then small edits)
// keep lines, so a map is a list of columns for each line.

/** Where the text between two columns went; columns from 0. */
interface Segment {
  out: number;
  source: number;
}
export type LineSegments = Segment[];

export class ColumnMap {
  readonly #lines: LineSegments[];

  /** `lines[n]` belongs to line n + 1, sorted by `out`. A line without segments is unchanged. */
  constructor(lines: LineSegments[]) {
    this.#lines = lines;
  }

  /** `line` from 1, `column` from 0. */
  toSource(line: number, column: number): number {
    let found: Segment = { out: 0, source: 0 };
    for (const segment of this.#lines[line - 1] ?? []) {
      if (segment.out > column) break;
      found = segment;
    }
    return found.source + (column - found.out);
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Reads the `mappings` of a source map (version 3) whose lines are the source's lines. */
export function readMappings(mappings: string): ColumnMap {
  let source = 0;
  const lines = mappings.split(';').map((line) => {
    let out = 0;
    return line
      .split(',')
      .filter((field) => field !== '')
      .map((field) => {
        const [outStep = 0, , , sourceStep = 0] = readVlq(field);
        out += outStep;
        source += sourceStep;
        return { out, source };
      });
  });
  return new ColumnMap(lines);
}

function readVlq(field: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const character of field) {
    const digit = alphabet.indexOf(character);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
