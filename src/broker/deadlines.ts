// Timers by the time when they are due: a binary heap whose entries can move. So each timer costs one entry, however
// often it is set.

export interface Deadline<T> {
  readonly what: T;
  /** Milliseconds on the caller's clock. */
  at: number;
  /** Index in the heap; -1 while it is not set. */
  place: number;
}

/** A deadline that is not set yet. */
export function deadline<T>(what: T): Deadline<T> {
  return { what, at: 0, place: -1 };
}

export class Deadlines<T> {
  readonly #heap: Deadline<T>[] = [];

  /** When the first deadline is due, or null. */
  next(): number | null {
    return this.#heap[0]?.at ?? null;
  }

  /** Sets or moves a deadline. */
  set(entry: Deadline<T>, at: number): void {
    entry.at = at;
    if (entry.place < 0) {
      entry.place = this.#heap.length;
      this.#heap.push(entry);
    }
    this.#settle(entry);
  }

  /** Takes a deadline back. A no-op when it is not set, or null because it never was. */
  clear(entry: Deadline<T> | null): void {
    if (entry === null || entry.place < 0) return;
    const last = this.#heap.pop();
    if (last !== undefined && last !== entry) {
      last.place = entry.place;
      this.#heap[last.place] = last;
      this.#settle(last);
    }
    entry.place = -1;
  }

  /** Removes and returns one thing that is due at `now`, the earliest first; undefined when there is none. */
  takeDue(now: number): T | undefined {
    const first = this.#heap[0];
    if (first === undefined || first.at > now) return undefined;
    this.clear(first);
    return first.what;
  }

  #settle(entry: Deadline<T>): void {
    const heap = this.#heap;
    for (;;) {
      const above = heap[(entry.place - 1) >> 1];
      if (entry.place === 0 || above === undefined || above.at <= entry.at) break;
      this.#swap(above, entry);
    }
    for (;;) {
      const left = heap[2 * entry.place + 1];
      const right = heap[2 * entry.place + 2];
      const below = left !== undefined && right !== undefined && right.at < left.at ? right : left;
      if (below === undefined || below.at >= entry.at) break;
      this.#swap(entry, below);
    }
  }

  #swap(upper: Deadline<T>, lower: Deadline<T>): void {
    const place = upper.place;
    this.#heap[lower.place] = upper;
    this.#heap[place] = lower;
    upper.place = lower.place;
    lower.place = place;
  }
}
