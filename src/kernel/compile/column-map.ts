// From a column of code as it runs back to the column that the reader wrote. Lines are kept, so a map is a list of columns
// for each line.

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
