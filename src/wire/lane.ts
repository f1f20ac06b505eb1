// One direction of one connection. Bytes go on as they come while none wait; those of a flood wait for their turns.
import type { Turns } from './turns.ts';

/** Small pieces are passed on together, up to so many bytes a turn. */
const bytesPerTurn = 16_384;
/** What a piece takes beside its bytes. */
const pieceWeight = 256;
const nothing = (): void => undefined;

export class Lane {
  readonly #turns: Turns;
  readonly #pass: (bytes: Uint8Array) => Uint8Array | null;
  /** Pieces in order, with what is to be done behind them. */
  #entries: (Uint8Array | (() => void))[] = [];
  #isOpen = false;
  #waiting = 0;
  #weight = 0;

  /** `pass` returns what is to wait for another turn, or null. */
  constructor(turns: Turns, pass: (bytes: Uint8Array) => Uint8Array | null) {
    this.#turns = turns;
    this.#pass = pass;
  }

  /** Bytes that wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Bytes may go on from now on. */
  open(): void {
    this.#isOpen = true;
    if (!this.#turns.held) this.passSome();
    if (this.#entries.length > 0) this.#turns.add(this);
  }

  take(bytes: Uint8Array): void {
    const rest = this.#entries.length > 0 || !this.#isOpen || this.#turns.held ? bytes : this.#pass(bytes);
    if (rest === null) return;
    this.#count(rest.length, rest.length + pieceWeight);
    this.#entries.push(rest);
    if (this.#isOpen) this.#turns.add(this);
  }

  /** Calls back when what waits now has gone on, or was dropped. */
  behind(then: () => void): void {
    if (this.#entries.length === 0) then();
    else this.#entries.push(then);
  }

  /** Returns how many bytes were dropped. */
  clear(): number {
    const dropped = this.#waiting;
    this.#count(-dropped, -this.#weight);
    this.#turns.remove(this);
    for (const entry of this.#entries.splice(0)) if (typeof entry === 'function') entry();
    return dropped;
  }

  /** Passes the next pieces on. Returns whether more wait. */
  passSome(): boolean {
    let [done, passed] = [0, 0];
    for (let entry = this.#entries[0]; entry !== undefined && passed < bytesPerTurn; entry = this.#entries[done]) {
      let rest: Uint8Array | null = null;
      // Its buffer may travel on to another thread, and then it has none.
      const { length } = entry;
      if (typeof entry === 'function') {
        this.#entries[done] = nothing;
        entry();
      } else rest = this.#pass(entry);
      if (this.#entries.length === 0) return false; // it was cleared meanwhile
      if (rest !== null) this.#entries[done] = rest;
      else done += 1;
      if (typeof entry === 'function') continue;
      const gone = length - (rest?.length ?? 0);
      passed += gone;
      this.#count(-gone, -gone - (rest === null ? pieceWeight : 0));
      if (rest !== null) break;
    }
    this.#entries.splice(0, done);
    return this.#entries.length > 0;
  }

  #count(bytes: number, weight: number): void {
    this.#waiting += bytes;
    this.#weight += weight;
    this.#turns.count(weight);
  }
}
