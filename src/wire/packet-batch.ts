// Collects frames and hands them on together: a page that gets one message per packet has time for nothing else.
import type { Frame, RawFrame } from '../capture/captured-packet.ts';
import { FramePack, type PackedFrames } from '../capture/packing/pack-packets.ts';

/** How long a frame waits for company, in milliseconds. */
const INTERVAL = 30;

export class FrameBatch {
  readonly #pack = new FramePack();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #post: (frames: PackedFrames) => void;

  constructor(post: (frames: PackedFrames) => void) {
    this.#post = post;
  }

  add(frame: RawFrame | Frame): void {
    this.#pack.add(frame);
    if (this.#pack.isFull) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), INTERVAL);
  }

  /** Hands on what waits, now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#pack.isEmpty) this.#post(this.#pack.take());
  }
}
