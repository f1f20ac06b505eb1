// One cell of a page as data, and the transitions of its life: idle → queued → busy → idle. Pure.
import type { CellId, FromKernel, Wait } from '../kernel/protocol.ts';
import type { ConnectFailure } from '../wire/page-protocol.ts';
import { addOutputs, noOutputs, type KeptOutputs } from './outputs/kept-outputs.ts';

/** A name of another cell that this cell has read, and the execution of that cell which it read from. */
export interface Read {
  readonly name: string;
  readonly from: CellId;
  readonly seen: number;
}

/** Something that happened to the code behind the reader's back. */
export type CellNotice =
  /** The chapter's own code is another than when the reader edited it. */
  | { readonly kind: 'chapter-changed' }
  /** Another tab saved an edit, which is shown now; `mine` is what stood here. */
  | { readonly kind: 'other-tab'; readonly mine: string };

export interface CellState {
  readonly id: CellId;
  readonly kind: 'chapter' | 'scratch';
  /** The chapter's code; empty for a scratch cell. */
  readonly original: string;
  /** The reader's code; equal to `original` until edited. */
  readonly code: string;
  /** Code out of a link. It stands in the cell instead of `code` until the reader takes it over or sends it away. */
  readonly foreign: string | null;
  readonly notice: CellNotice | null;
  readonly phase: 'idle' | 'queued' | 'busy';
  /** How the last run ended; `never` before the first. */
  readonly status: 'never' | 'ok' | 'error' | 'interrupted';
  /** Number of the last run that started, over the whole page; 0 before the first. */
  readonly execution: number;
  /** Which life of the kernel that run belonged to: after a restart its variables are gone. */
  readonly life: number;
  /** Milliseconds on the page's clock; null while not running. */
  readonly startedAt: number | null;
  readonly milliseconds: number | null;
  readonly outputs: KeptOutputs;
  readonly wait: Wait | null;
  /** Why a connection of this run could not be made. */
  readonly failure: ConnectFailure | null;
  /** A later connection to the same address was accepted. */
  readonly isBack: boolean;
  readonly declares: readonly string[];
  readonly reads: readonly Read[];
}

export function newCell(id: CellId, kind: CellState['kind'], original: string, code = original): CellState {
  return {
    id,
    kind,
    original,
    code,
    foreign: null,
    notice: null,
    phase: 'idle',
    status: 'never',
    execution: 0,
    life: 0,
    startedAt: null,
    milliseconds: null,
    outputs: noOutputs,
    wait: null,
    failure: null,
    isBack: false,
    declares: [],
    reads: [],
  };
}

/** What the reader sees in the cell, and what Run runs. */
export function shownCode({ foreign, code }: CellState): string {
  return foreign ?? code;
}

export function isModified({ kind, code, original }: CellState): boolean {
  return kind === 'chapter' && code !== original;
}

/** The run has begun in the kernel: what the run before it showed and read is gone. */
export function started(cell: CellState, execution: number, life: number, now: number): CellState {
  return {
    ...cell,
    phase: 'busy',
    status: 'never',
    execution,
    life,
    startedAt: now,
    milliseconds: null,
    outputs: noOutputs,
    wait: null,
    failure: null,
    isBack: false,
    declares: [],
    reads: [],
  };
}

export function ended(cell: CellState, status: 'ok' | 'error' | 'interrupted', now: number): CellState {
  const milliseconds = cell.startedAt === null ? null : now - cell.startedAt;
  return { ...cell, phase: 'idle', status, startedAt: null, milliseconds, wait: null };
}

/** Another tab's code: the last one to write wins, and the reader of this tab is told. */
export function adopted(cell: CellState, code: string): CellState {
  if (code === cell.code) return cell;
  const mine = cell.notice?.kind === 'other-tab' ? cell.notice.mine : cell.code;
  return { ...cell, code, notice: { kind: 'other-tab', mine } };
}

/** As it was before the first run, code aside. */
export function cleared(cell: CellState): CellState {
  return { ...newCell(cell.id, cell.kind, cell.original, cell.code), foreign: cell.foreign, notice: cell.notice };
}

/**
 * What the kernel tells about the present run of this cell; late news of an earlier run changes nothing.
 * Outputs are taken after the end too: messages still arrive when the code is through.
 */
export function heard(
  cell: CellState,
  message: Extract<FromKernel, { type: 'outputs' | 'waiting' | 'finished' }>,
  now: number,
): CellState {
  if (message.execution !== cell.execution) return cell;
  switch (message.type) {
    case 'outputs':
      return { ...cell, outputs: addOutputs(cell.outputs, message.outputs, message.dropped) };
    case 'waiting':
      return cell.phase === 'busy' ? { ...cell, wait: message.wait } : cell;
    case 'finished':
      if (cell.phase !== 'busy') return cell;
      return { ...ended(cell, message.status, now), milliseconds: message.milliseconds };
  }
}

/**
 * Keeps for each name the execution it was first read from: reading a newer one later does not make old results fresh.
 */
export function named(
  cell: CellState,
  declares: readonly string[],
  reads: readonly { name: string; from: CellId }[],
  executionOf: (cell: CellId) => number,
): CellState {
  const known = new Map(cell.reads.map((read) => [`${read.from} ${read.name}`, read]));
  return {
    ...cell,
    declares,
    reads: reads.map(({ name, from }) => known.get(`${from} ${name}`) ?? { name, from, seen: executionOf(from) }),
  };
}
