// A link over a MessagePort, of a browser or of Node's worker_threads. A chunk travels as a Uint8Array whose buffer is
// transferred. `{ open, protocol }` says that the far side is connected, `{ note }` tells something about the bytes
// that follow, and `{ close }` is the last message of a side.
import { LinkEnd } from './link-end.ts';
import type { ByteLink, LinkClosed } from './link.ts';

/** A link whose far end may still be connecting. The kernel's WebSocket is made of it. */
export interface PortLink extends ByteLink {
  /** Tells the other side that the connection is open, and which WebSocket sub-protocol was chosen. */
  open(protocol: string): void;
  /** Tells the other side something about the bytes that follow, as data. */
  note(note: unknown): void;
  /** Closes with a reason for the other side. `close()` says that the link was closed in order. */
  closeBecause(closed: LinkClosed): void;
  /** Called at most once, before any bytes. A listener that is set in the turn that made the link misses nothing. */
  onOpen: (protocol: string) => void;
  /** Called in order with `onBytes`. Notes are not kept: set it before the first one can come. */
  onNote: (note: unknown) => void;
}

class PortEnd extends LinkEnd implements PortLink {
  readonly bufferedBytes = 0;
  onOpen: (protocol: string) => void = () => undefined;
  onNote: (note: unknown) => void = () => undefined;
  #port: MessagePort;
  #closed = false;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.onmessage = (event: MessageEvent<unknown>) => this.#take(event.data);
    // The other thread has ended, or its port was dropped.
    port.addEventListener('close', () => this.#end({ clean: false, reason: 'the other side is gone' }));
    port.addEventListener('messageerror', () => this.#end({ clean: false, reason: 'a message could not be read' }));
  }

  open(protocol: string): void {
    if (!this.#closed) this.#port.postMessage({ open: true, protocol });
  }

  note(note: unknown): void {
    if (!this.#closed) this.#port.postMessage({ note });
  }

  send(bytes: Uint8Array): void {
    if (this.#closed || bytes.length === 0) return;
    const whole = bytes.buffer instanceof ArrayBuffer && bytes.length === bytes.buffer.byteLength;
    const own = whole ? bytes : bytes.slice();
    this.#port.postMessage(own, [own.buffer as ArrayBuffer]);
  }

  close(): void {
    this.closeBecause({ clean: true, reason: 'closed by the other side' });
  }

  closeBecause(closed: LinkClosed): void {
    if (this.#closed) return;
    this.#closed = true;
    // The port stays open until the other side has read this and closes it: nothing sent before is lost.
    this.#port.postMessage({ close: closed });
    queueMicrotask(() => this.ended({ clean: closed.clean, reason: 'closed on this side' }));
  }

  #take(data: unknown): void {
    if (data instanceof Uint8Array) {
      if (!this.#closed) this.received(data);
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

function isClose(data: unknown): data is { close: LinkClosed } {
  if (!isRecord(data) || !isRecord(data.close)) return false;
  return typeof data.close.clean === 'boolean' && typeof data.close.reason === 'string';
}

/** Takes the port over: no other code may listen on it or post to it. */
export function portLink(port: MessagePort): PortLink {
  return new PortEnd(port);
}
