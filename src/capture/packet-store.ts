// The frames of the page, oldest first, bounded in number and in bytes: the old ones go, and how many is told.
import type { Frame } from './captured-packet.ts';

export interface FrameStoreLimits {
  frames: number;
  bytes: number;
}

export class FrameStore {
  readonly #limits: FrameStoreLimits;
  #frames: Frame[] = [];
  #head = 0;
  #bytes = 0;
  #gone = 0;

  constructor(limits: FrameStoreLimits = { frames: 200_000, bytes: 64_000_000 }) {
    this.#limits = limits;
  }

  /** Frames that are kept. */
  get length(): number {
    return this.#frames.length - this.#head;
  }

  /** Frames that made room for newer ones. */
  get gone(): number {
    return this.#gone;
  }

  add(frames: readonly Frame[]): void {
    for (const frame of frames) {
      this.#frames.push(frame);
      this.#bytes += frame.bytes.length;
    }
    while (this.length > this.#limits.frames || (this.#bytes > this.#limits.bytes && this.length > 1)) {
      this.#bytes -= this.#frames[this.#head]?.bytes.length ?? 0;
      this.#head += 1;
      this.#gone += 1;
    }
    // Cut the spent part off now and then: shift() of a long array would cost its length each time.
    if (this.#head > 1024 && this.#head * 2 > this.#frames.length) {
      this.#frames = this.#frames.slice(this.#head);
      this.#head = 0;
    }
  }

  /** `index` from 0, the oldest that is kept. */
  at(index: number): Frame | undefined {
    return index < 0 ? undefined : this.#frames[this.#head + index];
  }

  /** The place of the first frame whose number is not below `number`: numbers rise, though not without gaps. */
  indexOf(number: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.at(middle)?.number ?? Infinity) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The frame with that number, if it is still kept. */
  byNumber(number: number): Frame | undefined {
    const frame = this.at(this.indexOf(number));
    return frame?.number === number ? frame : undefined;
  }

  clear(): void {
    this.#frames = [];
    this.#head = 0;
    this.#bytes = 0;
    this.#gone = 0;
  }
}
