// How long a worker may be silent before it is taken for stuck: it depends on how it has got on until then. A busy machine
// lets a worker that gets on say so less often, and code that does not end says nothing from its beginning.

/** Milliseconds: at least, for a worker of which nothing is known; and in all, however slow it is. */
const [patience, mostPatience] = [300, 3000];
/** A silence of so many times the longest one before is none of a worker that gets on. */
const factor = 3;

export class Pulse {
  #heardAt = -Infinity;
  /** The longest silence between two signs of life, of late. */
  #silence = 0;

  /** The worker begins to run a cell, and gives signs from now on. */
  begin(): void {
    this.#heardAt = -Infinity;
    this.#silence = 0;
  }

  /** It has given one. */
  beat(now: number): void {
    if (this.#heardAt > -Infinity) this.#silence = Math.max(now - this.#heardAt, this.#silence * 0.8);
    this.#heardAt = now;
  }

  /** When one that was asked to stop at `asked` is to be given up, as far as is known now. */
  givenUpAt(asked: number): number {
    const silence = Math.max(patience, factor * this.#silence);
    return Math.min(Math.max(asked, this.#heardAt) + silence, asked + mostPatience);
  }
}
