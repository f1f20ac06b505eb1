// Which places of which cells a stack names. Of a made-up stack this is no more than a claim: whose error it is, the kernel
// knows otherwise (kernel.ts).
import type { CellError, CellId } from '../protocol.ts';

export type Place = CellError['stack'][number];

/** One run's code, as stacks name it. */
export interface KnownCode {
  cell: CellId;
  /** Null for what is no code of the reader. */
  toSource(line: number, column: number): number | null;
}

/** A line that is being executed, and in which run of its cell: a client of one cell may be used by another. */
export interface CallingLine {
  cell: CellId;
  execution: number;
  line: number;
  /** As in a packet's cause (capture/packet-cause.ts). */
  during?: number | null;
}

export interface FoundPlaces {
  places: Place[];
  /** Token or address of the innermost code that is known. */
  token: string | null;
}

const mostPlaces = 10;

export function fileName(cell: CellId, token: string): string {
  return `cell-${encodeURIComponent(cell)}.ts?${token}`;
}

/** What a line ends with, so that the name of a function cannot pass for it: `sourceURL`'s token, or the script's address. */
const place = /(?:cell-[^\s()?]*\.ts\?([a-z0-9]+)|(blob:[^\s()]+)):(\d+):(\d+)\)?$/;

/** `stack` as V8, SpiderMonkey or JavaScriptCore write it. `known` gets the token of code, or its address. */
export function stackPlaces(stack: string, known: (name: string) => KnownCode | undefined): FoundPlaces {
  const found: FoundPlaces = { places: [], token: null };
  for (const text of stack.slice(0, 20_000).split('\n')) {
    const [, token, address, line, column] = place.exec(text) ?? [];
    const name = token ?? address;
    const code = name === undefined ? undefined : known(name);
    if (name === undefined || !code) continue;
    // An async function of JavaScriptCore is in a stack twice, the second time where it begins.
    const written = code.toSource(Number(line), Number(column) - 1);
    if (written === null) continue;
    found.token ??= name;
    const next = { cell: code.cell, line: Number(line), column: written + 1 };
    const before = found.places.at(-1);
    const repeats = before?.cell === next.cell && before.line === next.line && before.column === next.column;
    if (!repeats && found.places.length < mostPlaces) found.places.push(next);
  }
  return found;
}
