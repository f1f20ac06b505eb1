// The Client Identifiers whose connection has just ended: a broker that still clears up after them may refuse their
// return for a moment.

/** Milliseconds that it takes to clear up. */
const clearingTime = 100;

export class Leavers {
  /** When each left, in that order. */
  readonly #leftAt = new Map<string, number>();

  left(clientId: string, now: number): void {
    this.#forget(now);
    this.#leftAt.delete(clientId);
    this.#leftAt.set(clientId, now);
  }

  /** Whether the client left a moment ago. */
  returns(clientId: string, now: number): boolean {
    this.#forget(now);
    return this.#leftAt.has(clientId);
  }

  #forget(now: number): void {
    for (const [clientId, leftAt] of this.#leftAt) {
      if (leftAt + clearingTime > now) return;
      this.#leftAt.delete(clientId);
    }
  }
}
