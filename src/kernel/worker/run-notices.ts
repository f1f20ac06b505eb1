// What the page is told of a run while it goes on: the names that its cell declares and has read, what it waits for, and how
// much its clients hold back. Each is told when it has changed, and not at once: all of it changes often.
import type { CellId, FromKernel } from '../protocol.ts';
import { platform } from './platform.ts';
import { Waits } from './waits.ts';

/** Milliseconds that changes are gathered, and between two looks at what is held back. */
const [gatherTime, lookTime] = [50, 250];

export interface NoticesHost {
  readonly cell: CellId;
  readonly execution: number;
  post(message: FromKernel): void;
  /** The names that the cell declares now. */
  declares(): string[];
  isOver(): boolean;
}

export class RunNotices {
  readonly waits = new Waits(() => this.soon());
  readonly #host: NoticesHost;
  readonly #reads = new Map<string, { name: string; from: CellId }>();
  readonly #held = new Set<() => number>();
  #asked = false;
  #waitSent = '[null,0]';
  #namesSent = '';

  constructor(host: NoticesHost) {
    this.#host = host;
  }

  read(name: string, from: CellId): void {
    const key = `${from} ${name}`;
    if (this.#reads.has(key)) return;
    this.#reads.set(key, { name, from });
    this.soon();
  }

  /** `bytes`: how many something of the run keeps because they cannot go on yet. The returned function forgets it. */
  addHolder(bytes: () => number): () => void {
    this.#held.add(bytes);
    return () => void this.#held.delete(bytes);
  }

  soon(milliseconds = gatherTime): void {
    if (this.#asked || this.#host.isOver()) return;
    this.#asked = true;
    platform.setTimeout(() => this.tell(), milliseconds);
  }

  /** What has changed, now. */
  tell(): void {
    this.#asked = false;
    const { cell, execution } = this.#host;
    const isOver = this.#host.isOver();
    const wait = isOver ? null : this.waits.current;
    const held = isOver ? 0 : [...this.#held].reduce((sum, bytes) => sum + bytes(), 0);
    const told = JSON.stringify([wait, held]);
    if (told !== this.#waitSent) {
      this.#waitSent = told;
      this.#host.post({ type: 'waiting', cell, execution, wait, ...(held > 0 && { held }) });
    }
    if (held > 0) this.soon(lookTime);
    const names = { declares: this.#host.declares(), reads: [...this.#reads.values()] };
    if (isOver || JSON.stringify(names) === this.#namesSent) return;
    this.#namesSent = JSON.stringify(names);
    this.#host.post({ type: 'names', cell, ...names });
  }
}
