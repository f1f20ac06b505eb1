// Which places of which cells a stack names. Code of a run carries a token in its name that other cells cannot guess,
// so that a made-up stack does not put an error under another cell.
import type { CellError, CellId } from '../protocol.ts';

export type Place = CellError['stack'][number];

/** One run's code, as stacks name it. */
export interface KnownCode {
  cell: CellId;
  toSource(line: number, column: number): number;
}

/** A line that is being executed, and in which run of its cell: a client of one cell may be used by another. */
export interface CallingLine {
  cell: CellId;
  execution: number;
  line: number;
}

export interface FoundPlaces {
  places: Place[];
  /** Token of the innermost code that is known. */
  token: string | null;
}

const mostPlaces = 10;

export function fileName(cell: CellId, token: string): string {
  return `cell-${encodeURIComponent(cell)}.ts?${token}`;
}

/** `stack` as V8, SpiderMonkey or JavaScriptCore write it. */
export function stackPlaces(stack: string, known: (token: string) => KnownCode | undefined): FoundPlaces {
  const found: FoundPlaces = { places: [], token: null };
  for (const line of stack.slice(0, 20_000).split('\n')) {
    const match = /cell-[^\s()?]*\.ts\?([a-z0-9]+):(\d+):(\d+)/.exec(line);
    const code = match?.[1] === undefined ? undefined : known(match[1]);
    if (!match || !code) continue;
    found.token ??= match[1] ?? null;
    const [lineNumber, column] = [Number(match[2]), Number(match[3])];
    const place = { cell: code.cell, line: lineNumber, column: code.toSource(lineNumber, column - 1) + 1 };
    const before = found.places.at(-1);
    const repeats = before?.cell === place.cell && before.line === place.line && before.column === place.column;
    if (!repeats && found.places.length < mostPlaces) found.places.push(place);
  }
  return found;
}
