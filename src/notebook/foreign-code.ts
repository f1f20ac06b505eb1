// Code that came by a link: it stands in a cell until the reader takes it over or sends it away. Pure.
import type { CellId } from '../kernel/protocol.ts';
import { cleared, newCell } from './cell.ts';
import { clearRun, remove } from './edit-cells.ts';
import { change, only, type NotebookState, type Step } from './notebook-state.ts';

export function showForeign(state: NotebookState, id: CellId, foreign: string): NotebookState {
  if (state.cells[id]) return change(state, id, (cell) => ({ ...cleared(cell), foreign }));
  const cell = { ...newCell(id, 'scratch', ''), foreign };
  return { ...state, order: [...state.order, id], cells: { ...state.cells, [id]: cell } };
}

export function takeForeign(state: NotebookState, id: CellId): Step {
  const cell = state.cells[id];
  if (!cell || cell.foreign === null) return only(state);
  const taken = change(state, id, () => ({ ...cell, code: cell.foreign ?? cell.code, foreign: null, notice: null }));
  return { state: taken, commands: [{ type: 'save', cell: id }] };
}

/** What foreign code has shown and opened goes with it, and so does a cell that was only made for it. */
export function dismissForeign(state: NotebookState, id: CellId): Step {
  const cell = state.cells[id];
  if (!cell || cell.foreign === null) return only(state);
  if (cell.kind === 'scratch' && cell.code === '') return remove(state, id);
  const { state: after, commands } = clearRun(state, id);
  return { state: change(after, id, (it) => ({ ...it, foreign: null })), commands };
}
