// The order in which one side of several links took and sent their bytes, as notes to the other side. What crosses two
// links at the same time arrives in no order that could be told from here. Notes go together, in rows of numbers:
//   link × 4 + kind · bytes of that kind on the link so far · time
const kinds = ['took', 'sent', 'ended'] as const;
/** Numbers of a row. */
export const noteLength = 3;

export interface OrderNote {
  /** The number that both sides know it by. */
  link: number;
  /** `took`: bytes of the other side; `sent`: bytes to it; `ended`: no more is taken. */
  kind: (typeof kinds)[number];
  /** On this link in this direction, with those before. */
  bytes: number;
  /** Milliseconds since the epoch. */
  time: number;
}

export class OrderNotes {
  #rows = new Float64Array(64 * noteLength);
  #filled = 0;

  get isEmpty(): boolean {
    return this.#filled === 0;
  }

  add({ link, kind, bytes, time }: OrderNote): void {
    if (this.#filled === this.#rows.length) {
      const grown = new Float64Array(2 * this.#filled);
      grown.set(this.#rows);
      this.#rows = grown;
    }
    this.#rows[this.#filled] = link * 4 + kinds.indexOf(kind);
    this.#rows[this.#filled + 1] = bytes;
    this.#rows[this.#filled + 2] = time;
    this.#filled += noteLength;
  }

  /** All that were added; none are left. */
  take(): Float64Array<ArrayBuffer> {
    const taken = this.#rows.slice(0, this.#filled);
    this.#filled = 0;
    return taken;
  }
}

/** The note that begins at that place of `rows`. */
export function readNote(rows: Float64Array, at: number): OrderNote {
  const linkAndKind = rows[at] ?? 0;
  return {
    link: Math.floor(linkAndKind / 4),
    kind: kinds[linkAndKind % 4] ?? 'ended',
    bytes: rows[at + 1] ?? 0,
    time: rows[at + 2] ?? 0,
  };
}
