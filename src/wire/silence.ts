// Notices that a broker has stopped answering: a packet that asks for an answer went to it, and for a while nothing at
// all came back. Its connection may stand for minutes after that.

/** Milliseconds without a byte. */
const longestSilence = 3000;
/** Packets that the broker has to answer: PUBREL, SUBSCRIBE, UNSUBSCRIBE, PINGREQ, and PUBLISH with QoS 1 and 2. */
const asking = [6, 8, 10, 12];
const publishType = 3;

export class Silence {
  readonly #found: () => void;
  readonly #now: () => number;
  /** Since when nothing has come, though it was asked for; null = nothing is asked for. */
  #since: number | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `found` is called once for each silence; `now`: milliseconds. */
  constructor(found: () => void, now: () => number) {
    this.#found = found;
    this.#now = now;
  }

  /** A packet has gone to the broker; `first`: its first byte. */
  sent(first: number): void {
    const type = first >> 4;
    if (this.#since !== null || !(asking.includes(type) || (type === publishType && (first & 6) > 0))) return;
    this.#since = this.#now();
    // A timer for each packet would cost too much: the one that runs looks again.
    this.#timer ??= setTimeout(() => this.#look(), longestSilence);
  }

  /** Something has come from the broker. */
  broken(): void {
    this.#since = null;
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#since = Infinity;
  }

  #look(): void {
    this.#timer = null;
    if (this.#since === null) return;
    const left = this.#since + longestSilence - this.#now();
    if (left > 0) this.#timer = setTimeout(() => this.#look(), left);
    else this.#found();
  }
}
