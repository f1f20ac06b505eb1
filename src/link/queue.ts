// First in, first out, at the same cost for each however many wait: shift() of a long array takes its length each time.

export class Queue<T> {
  #items: T[];
  /** Items before it are gone. */
  #head = 0;

  constructor(items: Iterable<T> = []) {
    this.#items = [...items];
  }

  get length(): number {
    return this.#items.length - this.#head;
  }

  /** The oldest, which stays. */
  get first(): T | undefined {
    return this.#items[this.#head];
  }

  push(item: T): void {
    this.#items.push(item);
  }

  /** Takes the oldest. */
  shift(): T | undefined {
    const item = this.first;
    if (this.length > 0) this.#head += 1;
    if (this.#head > 256 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  clear(): void {
    this.#items = [];
    this.#head = 0;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#items.slice(this.#head).values();
  }
}
