// What the outputs of a page may weigh together: many images would fill the memory of the browser long before there are
// too many of them. Those of the cell that ran longest ago make room, the oldest first. Pure.
import type { CellState } from '../cell.ts';
import type { NotebookState } from '../notebook-state.ts';
import { withoutWeight } from './kept-outputs.ts';

export const heaviestOutputs = 128_000_000;

export function withinWeight(state: NotebookState, atMost = heaviestOutputs): NotebookState {
  const cells = Object.values(state.cells);
  let excess = cells.reduce((sum, { outputs }) => sum + outputs.weight, -atMost);
  if (excess <= 0) return state;
  const lighter: Record<string, CellState> = {};
  for (const cell of cells.toSorted((one, other) => one.execution - other.execution)) {
    if (excess <= 0) break;
    const outputs = withoutWeight(cell.outputs, excess);
    excess -= cell.outputs.weight - outputs.weight;
    if (outputs !== cell.outputs) lighter[cell.id] = { ...cell, outputs };
  }
  return { ...state, cells: { ...state.cells, ...lighter } };
}
