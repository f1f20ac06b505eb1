// Collects frames and hands them on together: a page that gets one message per packet has time for nothing else.
import type { Frame } from './frame.ts';

/** How long a frame waits for company, in milliseconds. */
const INTERVAL = 30;
/** Bytes that may wait at most. */
const LIMIT = 1_000_000;

export class FrameBatch {
  #frames: Frame[] = [];
  #bytes = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #post: (frames: Frame[]) => void;

  constructor(post: (frames: Frame[]) => void) {
    this.#post = post;
  }

  add(frames: Frame[]): void {
    if (frames.length === 0) return;
    for (const frame of frames) {
      this.#frames.push(frame);
      this.#bytes += frame.bytes.length;
    }
    if (this.#bytes > LIMIT) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), INTERVAL);
  }

  /** Hands on what waits, now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#bytes = 0;
    if (this.#frames.length > 0) this.#post(this.#frames.splice(0));
  }
}
