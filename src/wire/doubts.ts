// When what happens to the connections of cells is reason to ask the chosen broker how it is. Once at once; where
// connections go on ending and the broker goes on answering, ever more seldom.

/** Between two questions, in milliseconds: at first, and at most. */
const shortestWait = 1000;
const longestWait = 60_000;

export class Doubts {
  readonly #ask: () => void;
  readonly #now: () => number;
  #wait = shortestWait;
  #asked = -Infinity;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `now`: milliseconds. */
  constructor(ask: () => void, now: () => number) {
    this.#ask = ask;
    this.#now = now;
  }

  raise(): void {
    if (this.#timer !== null) return;
    const since = this.#now() - this.#asked;
    if (since > longestWait) this.#wait = shortestWait;
    if (since >= this.#wait) this.#askNow();
    else this.#timer = setTimeout(() => this.#askNow(), this.#wait - since);
  }

  /** The broker has been found gone, or it is another one: the next doubt is asked about at once. */
  settle(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#wait = shortestWait;
    this.#asked = -Infinity;
  }

  #askNow(): void {
    this.#timer = null;
    if (this.#asked !== -Infinity) this.#wait = Math.min(longestWait, this.#wait * 2);
    this.#asked = this.#now();
    this.#ask();
  }
}
