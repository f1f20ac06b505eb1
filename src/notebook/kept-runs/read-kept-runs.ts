// The kept runs of a page, read one after the other; the page breathes between them. What is stored may be anything: what
// cannot be read is thrown away.
import { readRun, type RunLimits } from '../../capture/runs/read-run.ts';
import type { RecordedRun } from '../../capture/runs/run-file.ts';
import type { RanCell } from '../recorded-run/ran-cells.ts';
import { readCells } from '../recorded-run/read-cells.ts';
import { keyOf, type RunShelf, type ShelfEntry } from './run-shelf.ts';

/** Above what `keepRun` keeps. */
const limits: RunLimits = { file: 2_000_000, content: 8_000_000 };

export interface KeptRun {
  entry: ShelfEntry;
  cell: RanCell;
  run: RecordedRun<RanCell[]>;
}

/** Null for a file that holds no run of that cell. */
export async function readKeptRun(entry: ShelfEntry, file: Uint8Array<ArrayBuffer>): Promise<KeptRun | null> {
  const run = await readRun(new Blob([file]), readCells, limits).catch(() => null);
  const [cell] = run?.cells ?? [];
  if (run?.cells.length !== 1 || cell?.id !== entry.cell || run.page !== entry.page) return null;
  return { entry, cell, run };
}

/** Calls `take` for each run of the page, the oldest first. `rest`: resolves when the page has time. Does not reject. */
export async function readKeptRuns(
  shelf: RunShelf,
  page: string,
  take: (kept: KeptRun) => void,
  rest: () => Promise<void>,
): Promise<void> {
  try {
    const entries = (await shelf.entries()).filter((entry) => entry.page === page);
    for (const entry of entries.toSorted((one, other) => one.at - other.at)) {
      await rest();
      const file = await shelf.read(keyOf(entry));
      const kept = file && (await readKeptRun(entry, file));
      if (kept) take(kept);
      else await shelf.remove([keyOf(entry)]);
    }
  } catch {
    // No such storage: nothing is there again.
  }
}
