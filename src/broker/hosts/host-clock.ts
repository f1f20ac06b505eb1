// The clock of a broker: that of the machine, until somebody stops it. It never goes back, and goes on from where it
// stood.

export class HostClock {
  /** Milliseconds that it is behind the machine's clock. */
  #behind = 0;
  #standsAt: number | null = null;

  now(): number {
    return this.#standsAt ?? performance.now() - this.#behind;
  }

  get stands(): boolean {
    return this.#standsAt !== null;
  }

  /** Stops the clock at `now`, or at the present moment if `now` is over. */
  standAt(now: number): void {
    this.#standsAt = Math.max(this.now(), now);
  }

  run(): void {
    if (this.#standsAt === null) return;
    this.#behind = performance.now() - this.#standsAt;
    this.#standsAt = null;
  }
}
