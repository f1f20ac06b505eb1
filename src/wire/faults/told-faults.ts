// When the page is told of the faults in force: at once when they change, and soon when one of them has met a packet, as
// a fault of the whole link meets every packet, of which there can be many.

/** Milliseconds. */
const soon = 50;

export class ToldFaults {
  readonly #tell: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  atOnce(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#tell();
  }

  soon(): void {
    this.#timer ??= setTimeout(() => this.atOnce(), soon);
  }
}
