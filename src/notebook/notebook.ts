// A page of cells with one kernel, as data: (state, event, now) → state and commands. Pure; the page carries the
// commands out. Order is page order. One cell runs at a time; an error or a stop ends what was queued behind it.
import type { CellId, FromKernel } from '../kernel/protocol.ts';
import type { ConnectFailure } from '../wire/page-protocol.ts';
import {
  adopted,
  cleared,
  ended,
  heard,
  named,
  newCell,
  shownCode,
  started,
  type CellNotice,
  type CellState,
} from './cell.ts';

export interface NotebookState {
  readonly order: readonly CellId[];
  readonly cells: Readonly<Record<CellId, CellState>>;
  /** `off` until the first run; `failed`: its code could not be loaded or started. */
  readonly kernel: 'off' | 'starting' | 'ready' | 'stopping' | 'restarting' | 'failed';
  /** Counts restarts: variables of an earlier life are gone. */
  readonly life: number;
  /** The last number given to a run. */
  readonly execution: number;
  readonly running: CellId | null;
  readonly queue: readonly CellId[];
  /** The running cell was asked to run again: it is stopped, then starts over. */
  readonly again: boolean;
  /** The last stop had to kill the kernel; told until the next run, or until the reader has taken note. */
  readonly lost: boolean;
}

export type NotebookEvent =
  | { type: 'run'; cell: CellId }
  | { type: 'run-all' }
  /** All cells from the first to this one. */
  | { type: 'run-to'; cell: CellId }
  /** Takes a cell that has not begun out of the queue. */
  | { type: 'unqueue'; cell: CellId }
  | { type: 'stop' }
  /** The kernel's answer to a stop. */
  | { type: 'stopped'; how: 'interrupted' | 'restarted' }
  | { type: 'restart' }
  | { type: 'restarted' }
  | { type: 'kernel-failed' }
  /** The reader knows that the kernel was killed. */
  | { type: 'loss-noted' }
  | { type: 'kernel'; message: FromKernel }
  | { type: 'connection-failed'; cell: CellId; execution: number; why: ConnectFailure }
  | { type: 'edit'; cell: CellId; code: string }
  /** Another tab saved this code. */
  | { type: 'adopt'; cell: CellId; code: string }
  | { type: 'reset'; cell: CellId }
  | { type: 'reset-all' }
  /** A new cell of the reader's, after `after` or at the end. */
  | { type: 'add'; after: CellId | null; code?: string; id?: CellId }
  | { type: 'delete'; cell: CellId }
  /** The reader stays with their edit although the chapter's code is new. */
  | { type: 'keep'; cell: CellId }
  | { type: 'notice'; cell: CellId; notice: CellNotice | null }
  /** Code came by a link; a cell that is not there is made for it and not stored. */
  | { type: 'foreign'; cell: CellId; code: string }
  | { type: 'take-foreign' | 'dismiss-foreign'; cell: CellId };

export type Command =
  | { type: 'execute'; cell: CellId; execution: number; source: string }
  | { type: 'interrupt' }
  | { type: 'restart' }
  | { type: 'dispose'; cell: CellId }
  | { type: 'save'; cell: CellId }
  | { type: 'forget'; cell: CellId };

export interface Step {
  readonly state: NotebookState;
  readonly commands: readonly Command[];
}

export function newNotebook(cells: readonly CellState[]): NotebookState {
  return {
    order: cells.map(({ id }) => id),
    cells: Object.fromEntries(cells.map((cell) => [cell.id, cell])),
    kernel: 'off',
    life: 1,
    execution: 0,
    running: null,
    queue: [],
    again: false,
    lost: false,
  };
}

/** `now`: milliseconds on any clock that does not go back. An event for a cell that is not there changes nothing. */
export function step(state: NotebookState, event: NotebookEvent, now: number): Step {
  switch (event.type) {
    case 'run':
      return run(state, [event.cell]);
    case 'run-all':
      return run(state, withoutForeign(state, state.order));
    case 'run-to':
      return run(state, withoutForeign(state, state.order.slice(0, state.order.indexOf(event.cell) + 1)));
    case 'unqueue':
      return only(unqueue(state, [event.cell]));
    case 'stop':
      return stop({ ...unqueue(state, state.queue), again: false });
    case 'stopped':
      return stopped(state, event.how, now);
    case 'restart':
      return state.kernel === 'off'
        ? only(state)
        : {
            state: { ...unqueue(state, state.queue), kernel: 'restarting', again: false },
            commands: [{ type: 'restart' }],
          };
    case 'restarted':
      return next({ ...newLife(state, now), lost: false });
    case 'kernel-failed':
      return only({ ...newLife(unqueue(state, state.queue), now), kernel: 'failed', lost: false });
    case 'loss-noted':
      return only({ ...state, lost: false });
    case 'kernel':
      return fromKernel(state, event.message, now);
    case 'connection-failed':
      return only(
        change(state, event.cell, (cell) =>
          cell.execution === event.execution ? { ...cell, failure: event.why } : cell,
        ),
      );
    case 'edit':
      return edit(state, event.cell, event.code);
    case 'adopt':
      return only(change(state, event.cell, (cell) => adopted(cell, event.code)));
    case 'reset':
      return reset(state, [event.cell]);
    case 'reset-all':
      return reset(state, state.order);
    case 'add':
      return add(state, event.after, event.code ?? '', event.id ?? freeScratchId(state));
    case 'delete':
      return remove(state, event.cell);
    case 'keep':
      return {
        state: change(state, event.cell, (cell) => ({ ...cell, notice: null })),
        commands: [{ type: 'save', cell: event.cell }],
      };
    case 'notice':
      return only(change(state, event.cell, (cell) => ({ ...cell, notice: event.notice })));
    case 'foreign':
      return only(showForeign(state, event.cell, event.code));
    case 'take-foreign':
      return takeForeign(state, event.cell);
    case 'dismiss-foreign':
      return dismissForeign(state, event.cell);
  }
}

function only(state: NotebookState): Step {
  return { state, commands: [] };
}

function change(state: NotebookState, id: CellId, to: (cell: CellState) => CellState): NotebookState {
  const cell = state.cells[id];
  return cell ? { ...state, cells: { ...state.cells, [id]: to(cell) } } : state;
}

/** Code from a link runs only when its own Run is pressed, never along with others. */
function withoutForeign(state: NotebookState, ids: readonly CellId[]): CellId[] {
  return ids.filter((id) => state.cells[id]?.foreign === null);
}

function run(state: NotebookState, ids: readonly CellId[]): Step {
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

/** Starts the first queued cell if nothing runs. */
function next(state: NotebookState): Step {
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

function unqueue(state: NotebookState, ids: readonly CellId[]): NotebookState {
  let without: NotebookState = { ...state, queue: state.queue.filter((id) => !ids.includes(id)) };
  for (const id of ids)
    without = change(without, id, (cell) => (cell.phase === 'queued' ? { ...cell, phase: 'idle' } : cell));
  return without;
}

/** With nothing running, Stop ends what earlier runs left open; a loop in a callback is then killed by the interrupt. */
function stop(state: NotebookState): Step {
  if (state.kernel !== 'starting' && state.kernel !== 'ready') return only(state);
  const left = state.running === null ? Object.values(state.cells).filter((cell) => cell.life === state.life) : [];
  const disposals = left.map(({ id }): Command => ({ type: 'dispose', cell: id }));
  return { state: { ...state, kernel: 'stopping' }, commands: [{ type: 'interrupt' }, ...disposals] };
}

function stopped(state: NotebookState, how: 'interrupted' | 'restarted', now: number): Step {
  const again = state.again ? state.running : null;
  const quiet: NotebookState =
    how === 'restarted' ? { ...newLife(state, now), lost: true } : { ...finishRun(state, now), kernel: 'ready' };
  const settled = { ...quiet, again: false };
  return again === null ? next(settled) : run(settled, [again]);
}

function finishRun(state: NotebookState, now: number): NotebookState {
  if (state.running === null) return state;
  const over = change(state, state.running, (cell) => (cell.phase === 'busy' ? ended(cell, 'interrupted', now) : cell));
  return { ...over, running: null };
}

function newLife(state: NotebookState, now: number): NotebookState {
  const idle = finishRun(state, now);
  const cells = Object.values(idle.cells).map((cell): CellState => ({ ...cell, declares: [], reads: [] }));
  return {
    ...idle,
    cells: Object.fromEntries(cells.map((cell) => [cell.id, cell])),
    kernel: 'ready',
    life: idle.life + 1,
  };
}

function fromKernel(state: NotebookState, message: FromKernel, now: number): Step {
  switch (message.type) {
    case 'ready':
      return only(state.kernel === 'starting' ? { ...state, kernel: 'ready' } : state);
    case 'interrupted':
      return only(state); // `stopped` tells how it ended.
    case 'started':
      return only(
        change({ ...state, kernel: state.kernel === 'starting' ? 'ready' : state.kernel }, message.cell, (cell) =>
          started(cell, message.execution, state.life, now),
        ),
      );
    case 'outputs':
    case 'waiting':
      return only(change(begun(state, message, now), message.cell, (cell) => heard(cell, message, now)));
    case 'finished':
      return finished(state, message, now);
    case 'names':
      return only(
        change(state, message.cell, (cell) =>
          named(cell, message.declares, message.reads, (from) => state.cells[from]?.execution ?? 0),
        ),
      );
  }
}

/** A kernel that cannot start a run says only how it ended: that makes it begin. */
function begun(
  state: NotebookState,
  { cell, execution }: { cell: CellId; execution: number },
  now: number,
): NotebookState {
  const known = state.running !== cell || execution !== state.execution || state.cells[cell]?.execution === execution;
  return known ? state : change(state, cell, (it) => started(it, execution, state.life, now));
}

function finished(before: NotebookState, message: Extract<FromKernel, { type: 'finished' }>, now: number): Step {
  const state = begun(before, message, now);
  const heardIt = change(state, message.cell, (cell) => heard(cell, message, now));
  if (state.running !== message.cell || state.cells[message.cell]?.execution !== message.execution)
    return only(heardIt);
  // A stop is under way: its answer goes on from here.
  if (state.kernel === 'stopping') return only(state.again ? heardIt : { ...heardIt, running: null });
  const free = { ...heardIt, running: null };
  return message.status === 'ok' ? next(free) : only(unqueue(free, free.queue));
}

function edit(state: NotebookState, id: CellId, code: string): Step {
  const cell = state.cells[id];
  if (!cell || cell.foreign !== null || cell.code === code) return only(state);
  const edited = change(state, id, () => ({ ...cell, code }));
  const isOriginal = cell.kind === 'chapter' && code === cell.original;
  return { state: edited, commands: [{ type: isOriginal ? 'forget' : 'save', cell: id }] };
}

/** The chapter's code again, nothing shown, nothing open. A scratch cell has no other code: only its output goes. */
function reset(state: NotebookState, ids: readonly CellId[]): Step {
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
function clearRun(state: NotebookState, id: CellId): Step {
  const quiet = unqueue(state, [id]);
  if (id === quiet.running)
    return { state: { ...quiet, kernel: 'stopping', again: false }, commands: [{ type: 'interrupt' }] };
  const ran = (quiet.cells[id]?.execution ?? 0) > 0;
  return { state: change(quiet, id, cleared), commands: ran ? [{ type: 'dispose', cell: id }] : [] };
}

/** A name that no cell of the page has. */
export function freeScratchId(state: NotebookState): CellId {
  const numbers = state.order.map((id) => Number(/^scratch-(\d+)$/.exec(id)?.[1] ?? 0));
  return `scratch-${Math.max(0, ...numbers) + 1}`;
}

function add(state: NotebookState, after: CellId | null, code: string, id: CellId): Step {
  if (state.cells[id]) return only(state);
  const place = after === null ? state.order.length : state.order.indexOf(after) + 1;
  const order = [...state.order.slice(0, place), id, ...state.order.slice(place)];
  const cells = { ...state.cells, [id]: newCell(id, 'scratch', '', code) };
  return { state: { ...state, order, cells }, commands: [{ type: 'save', cell: id }] };
}

function remove(state: NotebookState, id: CellId): Step {
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

function showForeign(state: NotebookState, id: CellId, foreign: string): NotebookState {
  if (state.cells[id]) return change(state, id, (cell) => ({ ...cleared(cell), foreign }));
  const cell = { ...newCell(id, 'scratch', ''), foreign };
  return { ...state, order: [...state.order, id], cells: { ...state.cells, [id]: cell } };
}

function takeForeign(state: NotebookState, id: CellId): Step {
  const cell = state.cells[id];
  if (!cell || cell.foreign === null) return only(state);
  const taken = change(state, id, () => ({ ...cell, code: cell.foreign ?? cell.code, foreign: null, notice: null }));
  return { state: taken, commands: [{ type: 'save', cell: id }] };
}

/** What foreign code has shown and opened goes with it, and so does a cell that was only made for it. */
function dismissForeign(state: NotebookState, id: CellId): Step {
  const cell = state.cells[id];
  if (!cell || cell.foreign === null) return only(state);
  if (cell.kind === 'scratch' && cell.code === '') return remove(state, id);
  const { state: after, commands } = clearRun(state, id);
  return { state: change(after, id, (it) => ({ ...it, foreign: null })), commands };
}
