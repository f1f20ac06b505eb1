// Lanes on which bytes wait, one after the other: a flood on one connection neither stops the others nor keeps the wire
// from hearing the page. All that waits has one bound.
import type { Lane } from './lane.ts';

/** Bytes that may wait in all. */
const waitingAtMost = 64_000_000;

export class Turns {
  readonly #lanes = new Set<Lane>();
  readonly #limit: number;
  #waiting = 0;
  #held = false;
  #isAsked = false;
  /** A message to itself: timers that ask for one another come 4 ms apart. */
  readonly #next = new MessageChannel();

  constructor(limit = waitingAtMost) {
    this.#limit = limit;
    this.#next.port1.onmessage = () => this.#turn();
  }

  /** The page has not yet taken what it was told: nothing more is captured, so nothing more goes on. */
  get held(): boolean {
    return this.#held;
  }
  set held(held: boolean) {
    this.#held = held;
    this.#schedule();
  }

  /** More waits than may. */
  get isFull(): boolean {
    return this.#waiting > this.#limit;
  }

  /** So many bytes more wait, or fewer. */
  count(bytes: number): void {
    this.#waiting += bytes;
  }

  add(lane: Lane): void {
    this.#lanes.add(lane);
    this.#schedule();
  }

  remove(lane: Lane): void {
    this.#lanes.delete(lane);
  }

  /** Calls back when all that waits for a turn now has had it. */
  whenPassed(then: () => void): void {
    let left = this.#lanes.size;
    if (left === 0) then();
    for (const lane of [...this.#lanes]) {
      lane.behind(() => {
        left -= 1;
        if (left === 0) then();
      });
    }
  }

  #schedule(): void {
    if (this.#held || this.#lanes.size === 0) return;
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#next.port2.postMessage(null);
  }

  #turn(): void {
    this.#isAsked = false;
    const [lane] = this.#lanes;
    if (lane === undefined || this.#held) return;
    this.#lanes.delete(lane);
    if (lane.passSome()) this.#lanes.add(lane);
    this.#schedule();
  }
}
