// The Packet Identifiers of one publisher: those that are free, and when each of the others was sent. Grows with what is on its
// way at once. Pure.

const most = 65_535;

export class PacketIds {
  readonly #limit: number;
  /** By identifier: when its message was sent; NaN = free. The first is never used. */
  #sent = new Float64Array(17).fill(Number.NaN);
  readonly #free: number[] = [];
  /** The highest identifier that was ever used. */
  #highest = 0;
  #open = 0;

  /** `limit`: how many may be on their way at once. */
  constructor(limit: number) {
    this.#limit = Math.min(limit, most);
  }

  get open(): number {
    return this.#open;
  }

  get full(): boolean {
    return this.#open >= this.#limit;
  }

  /** A free identifier for a message that is sent at `now`; 0 when none is free. */
  take(now: number): number {
    if (this.full) return 0;
    const id = this.#free.pop() ?? this.#another();
    this.#sent[id] = now;
    this.#open += 1;
    return id;
  }

  /** When the message of `id` was sent; NaN when none of that identifier is on its way. */
  sentAt(id: number): number {
    return this.#sent[id] ?? Number.NaN;
  }

  release(id: number): void {
    this.#sent[id] = Number.NaN;
    this.#free.push(id);
    this.#open -= 1;
  }

  #another(): number {
    this.#highest += 1;
    if (this.#highest >= this.#sent.length) {
      const larger = new Float64Array(Math.min(most + 1, this.#sent.length * 2)).fill(Number.NaN);
      larger.set(this.#sent);
      this.#sent = larger;
    }
    return this.#highest;
  }
}
