// Running cells, one at a time, in a queue; and the life of the kernel that they run in. Pure.
import type { CellId } from '../kernel/protocol.ts';
import { foreignEnded } from './foreign-run.ts';
import { ended, shownCode, type CellState } from './cell.ts';
import { change, only, type Command, type NotebookState, type Step } from './notebook-state.ts';

export function run(state: NotebookState, ids: readonly CellId[]): Step {
  let queued = state;
  const commands: Command[] = [];
  for (const id of ids) {
    const cell = queued.cells[id];
    if (!cell || cell.phase === 'queued') continue;
    if (id === queued.running) {
      if (ids.length === 1 && !queued.again) commands.push({ type: 'interrupt' });
      if (ids.length === 1) queued = { ...queued, kernel: 'stopping', again: true };
      continue;
    }
    queued = { ...change(queued, id, (it) => ({ ...it, phase: 'queued' })), queue: [...queued.queue, id] };
  }
  const { state: begun, commands: more } = next(queued);
  return { state: begun, commands: [...commands, ...more] };
}

/**
 * Cells whose names the cell takes and that have not run to their end in this life of the kernel. Foreign code has a
 * kernel of its own.
 */
export function unmetNeeds(state: NotebookState, id: CellId): CellId[] {
  const cell = state.cells[id];
  if (!cell || cell.foreign !== null || cell.phase !== 'idle') return [];
  return withoutForeign(state, cell.needs).filter((need) => {
    const { phase, status, life } = state.cells[need] as CellState;
    return phase === 'idle' && (status !== 'ok' || life !== state.life);
  });
}

/** Code from a link runs only when its own Run is pressed, never along with others. */
export function withoutForeign(state: NotebookState, ids: readonly CellId[]): CellId[] {
  return ids.filter((id) => state.cells[id]?.foreign === null);
}

/** Starts the first queued cell if nothing runs. */
export function next(state: NotebookState): Step {
  const [id, ...queue] = state.queue;
  const cell = id === undefined ? undefined : state.cells[id];
  if (!cell || state.running !== null || state.kernel === 'stopping' || state.kernel === 'restarting')
    return only(state);
  const execution = state.execution + 1;
  const kernel = state.kernel === 'ready' ? 'ready' : 'starting';
  return {
    state: {
      ...change(state, cell.id, (it) => ({ ...it, phase: 'busy' })),
      queue,
      running: cell.id,
      execution,
      kernel,
      lost: false,
    },
    commands: [{ type: 'execute', cell: cell.id, execution, source: shownCode(cell) }],
  };
}

export function unqueue(state: NotebookState, ids: readonly CellId[]): NotebookState {
  let without: NotebookState = { ...state, queue: state.queue.filter((id) => !ids.includes(id)) };
  for (const id of ids)
    without = change(without, id, (cell) => (cell.phase === 'queued' ? { ...cell, phase: 'idle' } : cell));
  return without;
}

/**
 * With nothing running, Stop ends what earlier runs left open; a loop in a callback is then killed by the interrupt.
 */
export function stop(state: NotebookState): Step {
  if (state.kernel !== 'starting' && state.kernel !== 'ready') return only(state);
  const left = state.running === null ? Object.values(state.cells).filter((cell) => cell.life === state.life) : [];
  const disposals = left.map(({ id }): Command => ({ type: 'dispose', cell: id }));
  return { state: { ...state, kernel: 'stopping' }, commands: [{ type: 'interrupt' }, ...disposals] };
}

export function stopped(state: NotebookState, how: 'interrupted' | 'restarted', now: number): Step {
  const again = state.again ? state.running : null;
  const quiet: NotebookState =
    how === 'restarted' ? { ...newLife(state, now), lost: true } : { ...finishRun(state, now), kernel: 'ready' };
  const settled = { ...foreignEnded(quiet), again: false };
  return again === null ? next(settled) : run(settled, [again]);
}

function finishRun(state: NotebookState, now: number): NotebookState {
  if (state.running === null) return state;
  const over = change(state, state.running, (cell) => (cell.phase === 'busy' ? ended(cell, 'interrupted', now) : cell));
  return { ...over, running: null };
}

export function newLife(state: NotebookState, now: number): NotebookState {
  const idle = finishRun(state, now);
  const cells = Object.values(idle.cells).map((cell): CellState => ({ ...cell, declares: [], reads: [] }));
  return {
    ...idle,
    cells: Object.fromEntries(cells.map((cell) => [cell.id, cell])),
    kernel: 'ready',
    life: idle.life + 1,
  };
}
