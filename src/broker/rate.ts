// Lets so many things through in a second. What a second did not use is not saved up for later ones.

export class Rate {
  readonly #perSecond: number;
  /** How many more may come at the moment `#at`. */
  #left: number;
  #at = -Infinity;

  /** 0 = any number. */
  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#left = perSecond;
  }

  /** Takes one at `now`, in milliseconds. Returns false when it is one too many. */
  take(now: number): boolean {
    if (this.#perSecond === 0) return true;
    this.#left = Math.min(this.#perSecond, this.#left + ((now - this.#at) * this.#perSecond) / 1000);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
