// The numbers of one flow as they arrive at one receiver: which came twice, which came late, which never came. What is missing
// is kept as ranges, so that a long run costs no more than its losses. Pure.

export const arrivals = { inOrder: 0, late: 1, duplicate: 2 } as const;

export class FlowSequence {
  /** One more than the highest number that has come. */
  #next = 0;
  /** Missing numbers below `next`, as pairs of first and last, in their order. */
  readonly #missing: number[] = [];

  /** The number of the message that has come → one of `arrivals`. */
  take(number: number): 0 | 1 | 2 {
    if (number === this.#next) {
      this.#next += 1;
      return arrivals.inOrder;
    }
    if (number > this.#next) {
      this.#missing.push(this.#next, number - 1);
      this.#next = number + 1;
      return arrivals.inOrder;
    }
    return this.#fill(number) ? arrivals.late : arrivals.duplicate;
  }

  /** How many of the numbers below `sent` have not come. */
  lost(sent: number): number {
    let lost = Math.max(0, sent - this.#next);
    for (let pair = 0; pair < this.#missing.length; pair += 2) lost += this.#last(pair) - this.#first(pair) + 1;
    return lost;
  }

  /** Takes a number out of what is missing. False when it was not missing. */
  #fill(number: number): boolean {
    const missing = this.#missing;
    // Usually it belongs to one of the last ranges.
    let pair = missing.length - 2;
    if (pair >= 64 && number < this.#first(pair - 62)) pair = this.#rangeBefore(number);
    while (pair >= 0 && this.#first(pair) > number) pair -= 2;
    if (pair < 0 || this.#last(pair) < number) return false;
    const [first, last] = [this.#first(pair), this.#last(pair)];
    if (first === last) missing.splice(pair, 2);
    else if (number === first) missing[pair] = number + 1;
    else if (number === last) missing[pair + 1] = number - 1;
    else missing.splice(pair, 2, first, number - 1, number + 1, last);
    return true;
  }

  /** The last range that begins at `number` or before; -2 when there is none. */
  #rangeBefore(number: number): number {
    let [low, high] = [0, this.#missing.length / 2];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#first(middle * 2) > number) high = middle;
      else low = middle + 1;
    }
    return (low - 1) * 2;
  }

  #first(pair: number): number {
    return this.#missing[pair] as number;
  }

  #last(pair: number): number {
    return this.#missing[pair + 1] as number;
  }
}
