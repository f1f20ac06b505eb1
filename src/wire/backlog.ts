// How much waits in the wire, by the run whose connections it is of: told while it is much, so that a flood that takes its
// time is not mistaken for silence.
import type { CaptureOrigin } from '../capture/capture.ts';
import type { Run } from './openers.ts';

/** Bytes that wait to go on. */
export interface Waiting {
  toBroker: number;
  toClient: number;
}

export interface WaitingConnection {
  readonly origin: CaptureOrigin;
  readonly waiting: Waiting;
}

/** Milliseconds between two looks. */
const interval = 250;
/** Bytes that are worth a word. */
const worthTelling = 65_536;

export class Backlog {
  readonly #live: () => readonly WaitingConnection[];
  readonly #tell: (run: Run, waiting: Waiting) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Runs that were told of something. */
  #told = new Map<string, Run>();

  constructor(live: () => readonly WaitingConnection[], tell: (run: Run, waiting: Waiting) => void) {
    this.#live = live;
    this.#tell = tell;
  }

  /** Something has come: it may have to wait. */
  mayGrow(): void {
    this.#timer ??= setTimeout(() => this.#look(), interval);
  }

  #look(): void {
    this.#timer = undefined;
    const runs = new Map<string, { run: Run; waiting: Waiting }>();
    for (const { origin, waiting } of this.#live()) {
      const key = `${origin.execution} ${origin.cell}`;
      const sum = runs.get(key)?.waiting ?? { toBroker: 0, toClient: 0 };
      sum.toBroker += waiting.toBroker;
      sum.toClient += waiting.toClient;
      runs.set(key, { run: { cell: origin.cell, execution: origin.execution }, waiting: sum });
    }
    const before = this.#told;
    this.#told = new Map();
    for (const [key, { run, waiting }] of runs) {
      if (waiting.toBroker + waiting.toClient < worthTelling) continue;
      this.#told.set(key, run);
      this.#tell(run, waiting);
    }
    for (const [key, run] of before) if (!this.#told.has(key)) this.#tell(run, { toBroker: 0, toClient: 0 });
    if (this.#told.size > 0) this.mayGrow();
  }
}
