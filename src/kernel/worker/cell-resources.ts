// Everything that one run of a cell has opened, to be ended together: clients, sockets, timers, waits.
export class CellResources {
  readonly #ends = new Set<() => void>();
  readonly #late: () => void;
  #disposed = false;

  /** `late` is called when something is still to be opened after the end. */
  constructor(late: () => void = () => undefined) {
    this.#late = late;
  }

  get disposed(): boolean {
    return this.#disposed;
  }

  /** `end` is called once, at `dispose`; the returned function forgets it. After `dispose` it is called at once. */
  add(end: () => void): () => void {
    if (this.#disposed) {
      this.#late();
      end();
      return () => undefined;
    }
    this.#ends.add(end);
    return () => void this.#ends.delete(end);
  }

  /** Last opened, first ended. Idempotent. An end that throws does not keep the others from ending. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const end of [...this.#ends].reverse()) {
      try {
        end();
      } catch {
        // Code of the learner may run in here; the run is over, so nobody is told.
      }
    }
    this.#ends.clear();
  }
}
