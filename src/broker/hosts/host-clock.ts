// The clock of a broker: the machine's, until somebody stops it. It never goes back, and runs on from where it stood.

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

  /** Stops it here, or later; a moment that is over is no moment to stop at. */
  standAt(now: number): void {
    this.#standsAt = Math.max(this.now(), now);
  }

  run(): void {
    if (this.#standsAt === null) return;
    this.#behind = performance.now() - this.#standsAt;
    this.#standsAt = null;
  }
}
