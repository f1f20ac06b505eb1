// A link over a MessagePort, of a browser or of Node's worker_threads. A chunk travels as a Uint8Array whose buffer is
// transferred. `{ open, protocol }` says that the far side is connected, `{ note }` tells something about the bytes
// that follow, and `{ close }` is the last message of a side. `{ taken }` says how many bytes a side has taken since it
// last said so: only so many are posted ahead, and what waits for more goes on in pieces of bounded size. A side that
// lags gets it piece by piece, each in a turn of its event loop.
import { LinkEnd } from './link-end.ts';
import type { ByteLink, LinkClosed } from './link.ts';
import { pieceSize, WaitingPieces } from './waiting-pieces.ts';

/** Bytes that may be posted before the other side has taken them. */
const postedAhead = 262_144;
/** Bytes after which a side says that it has taken them. */
const toldAtOnce = 65_536;

/** A link whose far end may still be connecting. The kernel's WebSocket is made of it. */
export interface PortLink extends ByteLink {
  /** Tells the other side that the connection is open, and which WebSocket sub-protocol was chosen. */
  open(protocol: string): void;
  /** Tells the other side something about the bytes that follow, as data. */
  note(note: unknown): void;
  /** Sends bytes, which the caller goes on reading. */
  sendCopy(bytes: Uint8Array): void;
  /** Closes with a reason for the other side. `close()` says that the link was closed in order. */
  closeBecause(closed: LinkClosed): void;
  /** Called at most once, before any bytes. A listener that is set in the turn that made the link misses nothing. */
  onOpen: (protocol: string) => void;
  /** Called in order with `onBytes`. Notes are not kept: set it before the first one can come. */
  onNote: (note: unknown) => void;
}

class PortEnd extends LinkEnd implements PortLink {
  onOpen: (protocol: string) => void = () => undefined;
  onNote: (note: unknown) => void = () => undefined;
  #port: MessagePort;
  #closed = false;
  readonly #waiting = new WaitingPieces();
  /** Bytes that were posted and that the other side has not said to have taken. */
  #ahead = 0;
  /** Bytes that were taken and that the other side has not been told of. */
  #taken = 0;
  /** What is said once nothing waits any more. */
  #lastWord: LinkClosed | null = null;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.onmessage = (event: MessageEvent<unknown>) => this.#take(event.data);
    // The other thread has ended, or its port was dropped.
    port.addEventListener('close', () => this.#end({ clean: false, reason: 'the other side is gone' }));
    port.addEventListener('messageerror', () => this.#end({ clean: false, reason: 'a message could not be read' }));
  }

  /** Those that wait to be posted. */
  get bufferedBytes(): number {
    return this.#waiting.bytes;
  }

  open(protocol: string): void {
    if (!this.#closed) this.#port.postMessage({ open: true, protocol });
  }

  note(note: unknown): void {
    if (!this.#closed) this.#port.postMessage({ note });
  }

  send(bytes: Uint8Array): void {
    if (this.#closed || bytes.length === 0) return;
    if (bytes.length > pieceSize || this.#waiting.bytes > 0 || this.#ahead >= postedAhead) {
      this.#waiting.add(bytes);
      this.#postMore();
      return;
    }
    const whole = bytes.buffer instanceof ArrayBuffer && bytes.length === bytes.buffer.byteLength;
    this.#post((whole ? bytes : bytes.slice()) as Uint8Array<ArrayBuffer>);
  }

  sendCopy(bytes: Uint8Array): void {
    if (this.#closed || bytes.length === 0) return;
    // All of a buffer would be copied with a part of it.
    if (bytes.length === bytes.buffer.byteLength) this.#port.postMessage(bytes);
    else this.send(bytes.slice());
  }

  close(): void {
    this.closeBecause({ clean: true, reason: 'closed by the other side' });
  }

  closeBecause(closed: LinkClosed): void {
    if (this.#closed) return;
    this.#closed = true;
    // After an end in order nothing that was sent is lost.
    if (!closed.clean) this.#waiting.clear();
    this.#lastWord = closed;
    this.#postMore();
    queueMicrotask(() => this.ended({ clean: closed.clean, reason: 'closed on this side' }));
  }

  #post(own: Uint8Array<ArrayBuffer>): void {
    this.#ahead += own.length;
    this.#port.postMessage(own, [own.buffer]);
  }

  #postMore(): void {
    while (this.#ahead < postedAhead) {
      const piece = this.#waiting.take();
      if (piece === null) break;
      this.#post(piece);
    }
    if (this.#lastWord === null || this.#waiting.bytes > 0) return;
    // The port stays open until the other side has read this and closes it: nothing sent before is lost.
    this.#port.postMessage({ close: this.#lastWord });
    this.#lastWord = null;
  }

  #receive(bytes: Uint8Array): void {
    if (this.#closed) return;
    this.#taken += bytes.length;
    if (this.#taken >= toldAtOnce) {
      this.#port.postMessage({ taken: this.#taken });
      this.#taken = 0;
    }
    this.received(bytes);
  }

  #take(data: unknown): void {
    if (data instanceof Uint8Array) {
      this.#receive(data);
    } else if (isTaken(data)) {
      this.#ahead = Math.max(0, this.#ahead - data.taken);
      this.#postMore();
    } else if (isClose(data)) {
      this.#end({ clean: data.close.clean, reason: data.close.reason });
    } else if (isOpen(data)) {
      if (!this.#closed) this.onOpen(data.protocol);
    } else if (isRecord(data) && 'note' in data) {
      if (!this.#closed) this.onNote(data.note);
    } else if (!this.#closed) {
      this.closeBecause({ clean: false, reason: 'a message that is neither bytes nor close' });
    }
  }

  #end(closed: LinkClosed): void {
    this.#closed = true;
    this.#waiting.clear();
    this.#lastWord = null;
    this.ended(closed);
    this.#port.close();
  }
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}

function isOpen(data: unknown): data is { open: true; protocol: string } {
  return isRecord(data) && data.open === true && typeof data.protocol === 'string';
}

function isTaken(data: unknown): data is { taken: number } {
  return isRecord(data) && Number.isSafeInteger(data.taken) && (data.taken as number) > 0;
}

function isClose(data: unknown): data is { close: LinkClosed } {
  if (!isRecord(data) || !isRecord(data.close)) return false;
  return typeof data.close.clean === 'boolean' && typeof data.close.reason === 'string';
}

/** Takes the port over: no other code may listen on it or post to it. */
export function portLink(port: MessagePort): PortLink {
  return new PortEnd(port);
}
