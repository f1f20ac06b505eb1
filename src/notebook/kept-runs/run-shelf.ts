// Where the browser keeps the last run of each cell: what each entry says of its run, and what a place for them must be able
// to do. How much is kept in all is bounded; the oldest make room. Pure.
import type { CellId } from '../../kernel/protocol.ts';

/** Why a run is kept without its packets. `password`: they hold one, which is not to lie in this browser. */
export type WithoutPackets = 'size' | 'password';

export interface ShelfEntry {
  /** Path of the page, without the site's base. */
  readonly page: string;
  readonly cell: CellId;
  /** When the run ended: milliseconds since 1970. */
  readonly at: number;
  /** The same for all runs of one visit, and later for a later one. */
  readonly epoch: number;
  /** Bytes of its file. */
  readonly size: number;
  readonly without: WithoutPackets | null;
}

/** All methods reject where the browser keeps nothing, or can keep no more. */
export interface RunShelf {
  entries: () => Promise<ShelfEntry[]>;
  /** The file of a recorded run; null when there is none. */
  read: (key: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  /** Takes the place of what is kept of that cell; `gone`: keys of what makes room, with it or not at all. */
  write: (entry: ShelfEntry, file: Uint8Array<ArrayBuffer>, gone: readonly string[]) => Promise<void>;
  remove: (keys: readonly string[]) => Promise<void>;
}

export function keyOf({ page, cell }: Pick<ShelfEntry, 'page' | 'cell'>): string {
  return `${page} ${cell}`;
}

export interface ShelfLimits {
  runs: number;
  bytes: number;
}

export const shelfLimits: ShelfLimits = { runs: 300, bytes: 20_000_000 };

/** Keys of the oldest runs that must go so that `added` fits. */
export function madeRoomFor(entries: readonly ShelfEntry[], added: ShelfEntry, limits = shelfLimits): string[] {
  const others = entries.filter((entry) => keyOf(entry) !== keyOf(added)).toSorted((one, other) => one.at - other.at);
  let runs = others.length + 1;
  let bytes = others.reduce((sum, { size }) => sum + size, added.size);
  const gone: string[] = [];
  for (const entry of others) {
    if (runs <= limits.runs && bytes <= limits.bytes) break;
    gone.push(keyOf(entry));
    runs -= 1;
    bytes -= entry.size;
  }
  return gone;
}
