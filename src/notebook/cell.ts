// One cell of a page as data, and the transitions of its life: idle → queued → busy → idle. Pure.
import type { CellId, FromKernel, Output, Wait } from '../kernel/protocol.ts';
import type { ConnectFailure } from '../wire/page-protocol.ts';
import type { Waiting } from '../wire/backlog.ts';
import type { Loss } from '../capture/lost-messages.ts';
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

/** What a cell shows is of an earlier visit: this is told of it. */
export interface Recalled {
  readonly note: string;
  /** The code that ran, and what is told when it stands there no longer. */
  readonly code: string;
  readonly otherCode: string;
}

/** What the chapter says of its cell, and whether the last run bears it out; in the reader's language. */
export interface ShownClaims {
  readonly title: string;
  readonly claims: readonly {
    readonly says: string;
    readonly holds: boolean;
    /** Read out behind it. */
    readonly spoken: string;
  }[];
}

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
  /** Cells of the page from which its code takes names, in page order. */
  readonly needs: readonly CellId[];
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
  /** Of the last run, where it was the chapter's own code. */
  readonly claims: ShownClaims | null;
  /** The outputs are of an earlier visit; the kernel knows nothing of that run. */
  readonly earlier: Recalled | null;
  readonly wait: Wait | null;
  /** Bytes that its clients have still to send, as the kernel says, and that wait in the wire. */
  readonly held: number;
  readonly backlog: Waiting;
  /** What limits of the broker in the page have cost this run. */
  readonly losses: readonly Loss[];
  /** Why a connection of this run could not be made. */
  readonly failure: ConnectFailure | null;
  /** A later connection to the same address was accepted. */
  readonly isBack: boolean;
  readonly declares: readonly string[];
  readonly reads: readonly Read[];
}

const nothingWaits: Waiting = { toBroker: 0, toClient: 0 };

export function newCell(id: CellId, kind: CellState['kind'], original: string, code = original): CellState {
  return {
    id,
    kind,
    original,
    code,
    foreign: null,
    notice: null,
    needs: [],
    phase: 'idle',
    status: 'never',
    execution: 0,
    life: 0,
    startedAt: null,
    milliseconds: null,
    outputs: noOutputs,
    claims: null,
    earlier: null,
    wait: null,
    held: 0,
    backlog: nothingWaits,
    losses: [],
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
    claims: null,
    earlier: null,
    wait: null,
    held: 0,
    backlog: nothingWaits,
    losses: [],
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

/** Shows again what a run of an earlier visit has shown. The cell has not run in this one. */
export function recalled(cell: CellState, earlier: Recalled, outputs: readonly Output[], dropped: number): CellState {
  if (cell.execution > 0 || cell.phase !== 'idle' || cell.foreign !== null) return cell;
  return { ...cell, earlier, outputs: addOutputs(noOutputs, outputs, dropped) };
}

/** Another tab's code: the last one to write wins, and the reader of this tab is told. */
export function adopted(cell: CellState, code: string): CellState {
  if (code === cell.code) return cell;
  const mine = cell.notice?.kind === 'other-tab' ? cell.notice.mine : cell.code;
  return { ...cell, code, notice: { kind: 'other-tab', mine } };
}

/** As it was before the first run, code aside. */
export function cleared(cell: CellState): CellState {
  const { id, kind, original, code, foreign, notice, needs } = cell;
  return { ...newCell(id, kind, original, code), foreign, notice, needs };
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
      return { ...cell, wait: cell.phase === 'busy' ? message.wait : null, held: message.held ?? 0 };
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
