// Changing the code of cells, adding cells and deleting them. Pure.
import type { CellId } from '../kernel/protocol.ts';
import { cleared, newCell } from './cell.ts';
import { change, only, type Command, type NotebookEvent, type NotebookState, type Step } from './notebook-state.ts';
import { mostScratchCells, scratchNumber } from './stored-edits.ts';
import { unqueue } from './run-cells.ts';

export function edit(state: NotebookState, id: CellId, code: string): Step {
  const cell = state.cells[id];
  if (!cell || cell.foreign !== null || cell.code === code) return only(state);
  const edited = change(state, id, () => ({ ...cell, code }));
  const isOriginal = cell.kind === 'chapter' && code === cell.original;
  return { state: edited, commands: [{ type: isOriginal ? 'forget' : 'save', cell: id }] };
}

/** The chapter's code again, nothing shown, nothing open. A scratch cell has no other code: only its output goes. */
export function reset(state: NotebookState, ids: readonly CellId[]): Step {
  const commands: Command[] = [];
  let after = state;
  for (const id of ids) {
    const cell = after.cells[id];
    if (!cell) continue;
    if (cell.kind === 'chapter') commands.push({ type: 'forget', cell: id });
    const step = clearRun(after, id);
    commands.push(...step.commands);
    after = change(step.state, id, (it) => ({
      ...it,
      code: it.kind === 'chapter' ? it.original : it.code,
      foreign: it.kind === 'chapter' ? null : it.foreign,
      notice: null,
    }));
  }
  return { state: after, commands };
}

/** Ends what the cell's last run left open and takes its output away; a run that goes on is stopped. */
export function clearRun(state: NotebookState, id: CellId): Step {
  const quiet = unqueue(state, [id]);
  if (id === quiet.running)
    return { state: { ...quiet, kernel: 'stopping', again: false }, commands: [{ type: 'interrupt' }] };
  const ran = (quiet.cells[id]?.execution ?? 0) > 0;
  return { state: change(quiet, id, cleared), commands: ran ? [{ type: 'dispose', cell: id }] : [] };
}

/** A name that no cell of the page has. */
export function freeScratchId(state: NotebookState): CellId {
  const numbers = state.order.map((id) => scratchNumber(id) ?? 0);
  return `scratch-${Math.max(0, ...numbers) + 1}`;
}

/** Whether a cell that another tab has added is shown here too. */
export function takesScratch({ cells }: NotebookState, id: CellId): boolean {
  const scratch = Object.values(cells).filter(({ kind }) => kind === 'scratch');
  return scratchNumber(id) !== null && scratch.length < mostScratchCells;
}

export function add(state: NotebookState, after: CellId | null, code: string, id: CellId): Step {
  if (state.cells[id]) return only(state);
  const place = after === null ? state.order.length : state.order.indexOf(after) + 1;
  const order = [...state.order.slice(0, place), id, ...state.order.slice(place)];
  const cells = { ...state.cells, [id]: newCell(id, 'scratch', '', code) };
  return { state: { ...state, order, cells }, commands: [{ type: 'save', cell: id }] };
}

export function remove(state: NotebookState, id: CellId): Step {
  const cell = state.cells[id];
  if (cell?.kind !== 'scratch') return only(state);
  const cells = Object.fromEntries(Object.entries(state.cells).filter(([other]) => other !== id));
  const runs = state.running === id;
  const commands: Command[] = [{ type: 'forget', cell: id }];
  if (runs) commands.push({ type: 'interrupt' });
  else if (cell.execution > 0) commands.push({ type: 'dispose', cell: id });
  const without = {
    ...state,
    cells,
    order: state.order.filter((it) => it !== id),
    queue: state.queue.filter((it) => it !== id),
  };
  return { state: runs ? { ...without, kernel: 'stopping', again: false } : without, commands };
}

/** The cells whose last run is not to be there again. */
export function clearedBy(event: NotebookEvent, { order }: NotebookState): readonly CellId[] {
  if (event.type === 'reset-all') return order;
  return event.type === 'reset' || event.type === 'delete' ? [event.cell] : [];
}
