// Whether what a cell shows still follows from the cells it read. Pure.
import type { CellId } from '../kernel/protocol.ts';
import type { NotebookState } from './notebook-state.ts';

/**
 * `stale`: a cell it read names from ran again later, or is itself stale. `lost`: the kernel has been restarted since.
 * `unrun` before the first run.
 */
export type Freshness = 'unrun' | 'fresh' | 'stale' | 'lost';

export function freshness(notebook: NotebookState, id: CellId): Freshness {
  const cell = notebook.cells[id];
  if (!cell || cell.execution === 0) return 'unrun';
  if (cell.life !== notebook.life) return 'lost';
  return isStale(notebook, id, new Set()) ? 'stale' : 'fresh';
}

/** The cells whose later runs make this one stale, in page order; empty when it is not, or only through others. */
export function newerProviders(notebook: NotebookState, id: CellId): CellId[] {
  const reads = notebook.cells[id]?.reads ?? [];
  const newer = new Set(reads.filter(({ from, seen }) => (notebook.cells[from]?.execution ?? 0) > seen).map(fromOf));
  return notebook.order.filter((cell) => newer.has(cell));
}

function isStale(notebook: NotebookState, id: CellId, visited: Set<CellId>): boolean {
  if (visited.has(id)) return false; // Cells may read each other.
  visited.add(id);
  if (newerProviders(notebook, id).length > 0) return true;
  const reads = notebook.cells[id]?.reads ?? [];
  return reads.some(({ from }) => isStale(notebook, from, visited));
}

function fromOf({ from }: { from: CellId }): CellId {
  return from;
}
