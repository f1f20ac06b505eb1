// A link inside one thread: two ends that deliver to each other in microtasks, so no call re-enters its caller.
import { LinkEnd } from './link-end.ts';
import type { ByteLink } from './link.ts';

class MemoryEnd extends LinkEnd {
  #peer: MemoryEnd | null = null;
  #closed = false;
  #buffered = 0;

  join(peer: MemoryEnd): void {
    this.#peer = peer;
  }

  get bufferedBytes(): number {
    return this.#buffered;
  }

  send(bytes: Uint8Array): void {
    if (this.#closed) return;
    this.#buffered += bytes.length;
    queueMicrotask(() => {
      this.#buffered -= bytes.length;
      this.#peer?.received(bytes);
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    queueMicrotask(() => {
      this.ended({ clean: true, reason: 'closed on this side' });
      if (this.#peer !== null) this.#peer.#peerClosed();
    });
  }

  #peerClosed(): void {
    this.#closed = true;
    this.ended({ clean: true, reason: 'closed by the other side' });
  }
}

/** Two joined ends: what one sends, the other receives. */
export function memoryLink(): [ByteLink, ByteLink] {
  const left = new MemoryEnd();
  const right = new MemoryEnd();
  left.join(right);
  right.join(left);
  return [left, right];
}
