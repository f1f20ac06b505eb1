// Runs of cells that are on another page of the book now.
import { writeRun } from '../../capture/runs/write-run.ts';
import { readKeptRun } from './read-kept-runs.ts';
import { keyOf, type RunShelf, type ShelfEntry } from './run-shelf.ts';

export interface PageMove {
  /** Paths, without the site's base. */
  from: string;
  to: string;
  cells: readonly string[];
}

/** Does not reject. What is kept on the new page already stays, and the older run goes. */
export async function moveRuns(shelf: RunShelf, moves: readonly PageMove[]): Promise<void> {
  try {
    const entries = await shelf.entries();
    const kept = new Set(entries.map(keyOf));
    for (const entry of entries) {
      const move = moves.find(({ from, cells }) => from === entry.page && cells.includes(entry.cell));
      if (move === undefined) continue;
      const now = { ...entry, page: move.to };
      if (kept.has(keyOf(now))) await shelf.remove([keyOf(entry)]);
      else await moveRun(shelf, entry, now);
    }
  } catch {
    // No such storage, or no room: what has not moved is tried again at the next visit.
  }
}

/** The file names its page, too. */
async function moveRun(shelf: RunShelf, before: ShelfEntry, now: ShelfEntry): Promise<void> {
  const file = await shelf.read(keyOf(before));
  const kept = file && (await readKeptRun(before, file));
  if (!kept) {
    await shelf.remove([keyOf(before)]);
    return;
  }
  const moved = new Uint8Array(await (await writeRun({ ...kept.run, page: now.page })).arrayBuffer());
  await shelf.write({ ...now, size: moved.length }, moved, [keyOf(before)]);
}
