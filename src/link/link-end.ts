// What every carrier shares: it keeps bytes until somebody listens, delivers them before it tells the end, and tells
// that once.
import type { ByteLink, LinkClosed } from './link.ts';
import { Queue } from './queue.ts';

export abstract class LinkEnd implements ByteLink {
  #onBytes: ((bytes: Uint8Array) => void) | null = null;
  #onClose: ((closed: LinkClosed) => void) | null = null;
  #kept: Queue<Uint8Array> | null = null;
  #closed: LinkClosed | null = null;
  #reported = false;
  #flushing = false;

  abstract send(bytes: Uint8Array): void;
  abstract close(): void;
  abstract readonly bufferedBytes: number;

  get onBytes(): (bytes: Uint8Array) => void {
    return this.#onBytes ?? (() => undefined);
  }
  set onBytes(listener: (bytes: Uint8Array) => void) {
    this.#onBytes = listener;
    this.#flushSoon();
  }

  get onClose(): (closed: LinkClosed) => void {
    return this.#onClose ?? (() => undefined);
  }
  set onClose(listener: (closed: LinkClosed) => void) {
    this.#onClose = listener;
    this.#flushSoon();
  }

  /** The carrier has bytes for the listener. Ignored after the end. */
  protected received(bytes: Uint8Array): void {
    if (this.#closed !== null || bytes.length === 0) return;
    if (this.#onBytes === null || this.#kept !== null) (this.#kept ??= new Queue()).push(bytes);
    else this.#onBytes(bytes);
  }

  /** The carrier has ended; only the first call counts. */
  protected ended(closed: LinkClosed): void {
    if (this.#closed !== null) return;
    this.#closed = closed;
    if (this.#kept === null) this.#report();
  }

  /** A listener set late hears what it missed, never from inside the assignment that set it. */
  #flushSoon(): void {
    if (this.#flushing || (this.#kept === null && this.#closed === null)) return;
    this.#flushing = true;
    queueMicrotask(() => {
      this.#flushing = false;
      if (this.#onBytes === null) return;
      for (let bytes = this.#kept?.shift(); bytes !== undefined; bytes = this.#kept?.shift()) this.#onBytes(bytes);
      this.#kept = null;
      this.#report();
    });
  }

  #report(): void {
    if (this.#closed === null || this.#onBytes === null || this.#onClose === null || this.#reported) return;
    this.#reported = true;
    this.#onClose(this.#closed);
  }
}
