// A page of cells with one kernel, as data, and what can happen to it. Order is page order. Pure.
import type { CellId, FromKernel, Output } from '../kernel/protocol.ts';
import type { Loss } from '../capture/lost-messages.ts';
import type { Waiting } from '../wire/backlog.ts';
import type { ConnectFailure } from '../wire/page-protocol.ts';
import type { CellNotice, CellState, Recalled, ShownClaims } from './cell.ts';

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
  | { type: 'messages-lost'; cell: CellId; execution: number; loss: Loss }
  | { type: 'backlog'; cell: CellId; execution: number; waiting: Waiting }
  /** The broker at `url` has accepted a client of that run. */
  | { type: 'connection-accepted'; cell: CellId; execution: number; url: string }
  | { type: 'edit'; cell: CellId; code: string }
  /** Another tab saved this code. */
  | { type: 'adopt'; cell: CellId; code: string }
  | { type: 'claims'; cell: CellId; execution: number; claims: ShownClaims | null }
  /** What its last run of an earlier visit has shown. */
  | { type: 'recall'; cell: CellId; earlier: Recalled; outputs: readonly Output[]; dropped: number }
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

export function only(state: NotebookState): Step {
  return { state, commands: [] };
}

export function change(state: NotebookState, id: CellId, to: (cell: CellState) => CellState): NotebookState {
  const cell = state.cells[id];
  return cell ? { ...state, cells: { ...state.cells, [id]: to(cell) } } : state;
}
