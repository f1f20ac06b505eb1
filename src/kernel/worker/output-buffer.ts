// Collects what a run shows and hands it on in batches: at most one every `interval`, also while a loop keeps the
// thread, and never more than the last `most` entries of what came between two batches. Repeats of one line become a
// count.
import type { Output } from '../protocol.ts';

/** What an output is before it has a number. */
export type Shown = Output extends infer Each ? (Each extends Output ? Omit<Each, 'id'> : never) : never;

export interface OutputBufferOptions {
  send: (outputs: Output[], dropped: number) => void;
  /** Milliseconds. */
  now: () => number;
  /** Asks for one call of `flush` after that many milliseconds. */
  flushLater: (milliseconds: number) => void;
  most?: number;
  /** Characters, roughly, that wait at most. */
  mostWeight?: number;
}

/** Milliseconds between batches; a cell that fills every batch gets the longer one, so that the page stays fluent. */
const interval = 50;
const floodInterval = 250;

export class OutputBuffer {
  readonly #options: Required<OutputBufferOptions>;
  #waiting: { output: Output; weight: number }[] = [];
  /** Where in `#waiting` the kept ones start: dropping is moving this. */
  #first = 0;
  #weight = 0;
  #nextId = 1;
  #dropped = 0;
  #lastFlush = -Infinity;
  #droppedBefore = 0;
  #flooded = false;
  #asked = false;
  #last: { output: Output; sameAs: string } | null = null;

  constructor(options: OutputBufferOptions) {
    this.#options = { most: 2000, mostWeight: 2_000_000, ...options };
  }

  /** Lines that were never sent, so far. */
  get dropped(): number {
    return this.#dropped;
  }

  /** `sameAs`: entries in a row with the same text are counted and not repeated. Returns the id, for `replace`. */
  push(shown: Shown, weight = 100, sameAs?: string): number {
    if (sameAs !== undefined && this.#last?.sameAs === sameAs) return this.#repeat(this.#last.output, weight);
    const output = { id: this.#nextId, ...shown };
    this.#nextId += 1;
    this.#last = sameAs === undefined ? null : { output, sameAs };
    this.#add(output, weight);
    return output.id;
  }

  /** Shows something else in the place of output `id`. */
  replace(id: number, shown: Shown, weight = 100): void {
    const output = { id, ...shown };
    for (let i = this.#waiting.length - 1; i >= this.#first; i -= 1) {
      const entry = this.#waiting[i];
      if (entry?.output.id !== id) continue;
      entry.output = output;
      return;
    }
    this.#add(output, weight);
  }

  flush(): void {
    this.#asked = false;
    if (this.#waiting.length === this.#first) return;
    const outputs = this.#waiting.slice(this.#first).map(({ output }) => ({ ...output }));
    this.#flooded = this.#dropped > this.#droppedBefore;
    this.#droppedBefore = this.#dropped;
    this.#waiting = [];
    this.#first = 0;
    this.#weight = 0;
    this.#lastFlush = this.#options.now();
    this.#options.send(outputs, this.#dropped);
  }

  #add(output: Output, weight: number): void {
    this.#waiting.push({ output, weight });
    this.#weight += weight;
    const { most, mostWeight } = this.#options;
    const isOver = (): boolean => this.#waiting.length - this.#first > most || this.#weight > mostWeight;
    while (isOver() && this.#waiting.length - this.#first > 1) this.#drop();
    if (this.#first > most) {
      this.#waiting = this.#waiting.slice(this.#first);
      this.#first = 0;
    }
    this.#soon();
  }

  #drop(): void {
    const entry = this.#waiting[this.#first];
    this.#weight -= entry?.weight ?? 0;
    this.#first += 1;
    this.#dropped += 1;
  }

  #repeat(output: Output, weight: number): number {
    if (output.kind === 'log') output.repeat = (output.repeat ?? 1) + 1;
    if (this.#waiting.at(-1)?.output === output) this.#soon();
    else this.#add(output, weight);
    return output.id;
  }

  #soon(): void {
    const wait = this.#flooded ? floodInterval : interval;
    const since = this.#options.now() - this.#lastFlush;
    if (since >= wait && this.#asked) {
      // The timer is due and has not come: a loop keeps the thread.
      this.flush();
    } else if (!this.#asked) {
      this.#asked = true;
      this.#options.flushLater(Math.max(0, Math.min(wait, wait - since)));
    }
  }
}
