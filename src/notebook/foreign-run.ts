// Runs of code that came by a link: each has a kernel of its own. Pure.
import type { CellId } from '../kernel/protocol.ts';
import { shownCode } from './cell.ts';
import { change, type NotebookState } from './notebook-state.ts';

/** A life of the kernel that is over. */
const ended = -1;

/** The code of the cells around one that came by a link: what they import it may use by name. Null for all other cells. */
export function codeAround({ order, cells }: NotebookState, id: CellId): string[] | null {
  if (cells[id]?.foreign == null) return null;
  return order.flatMap((other) => {
    const cell = cells[other];
    return cell?.foreign === null ? [shownCode(cell)] : [];
  });
}

/** After a Stop nothing is left of what code from links has run. */
export function foreignEnded(state: NotebookState): NotebookState {
  let after = state;
  for (const { id, foreign, execution } of Object.values(state.cells)) {
    if (foreign !== null && execution > 0) after = change(after, id, (cell) => ({ ...cell, life: ended }));
  }
  return after;
}
