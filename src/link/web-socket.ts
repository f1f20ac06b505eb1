// A link over a WebSocket: a browser's or Node's own (connecting), or one that the `ws` package has accepted (open).
// MQTT travels in binary frames; a text frame ends the link.
import { LinkEnd } from './link-end.ts';
import type { ByteLink } from './link.ts';

/** What the `WebSocket` of the platform and that of `ws` have in common. */
export interface WebSocketLike {
  binaryType: string;
  readonly readyState: number;
  readonly protocol: string;
  readonly bufferedAmount: number;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { code: number; reason: string; wasClean: boolean }) => void): void;
  addEventListener(type: 'open' | 'error', listener: () => void): void;
}

export interface WebSocketLink extends ByteLink {
  /** Called once when the server has accepted, with the sub-protocol it chose; not called if it never does. */
  onOpen: (protocol: string) => void;
}

const CONNECTING = 0;
const OPEN = 1;

/** What carries an accepted WebSocket, where it can tell that it has sent what it buffered. */
export interface Carrier {
  once(event: 'drain', listener: () => void): unknown;
}

class WebSocketEnd extends LinkEnd implements WebSocketLink {
  onOpen: (protocol: string) => void = () => undefined;
  readonly #socket: WebSocketLike;
  readonly #carrier: Carrier | null;
  #early: Uint8Array[] = [];
  /** Frames that came together and are still to be delivered. */
  #frames: Uint8Array[] = [];
  #closing = false;

  constructor(socket: WebSocketLike, carrier: Carrier | null) {
    super();
    this.#socket = socket;
    this.#carrier = carrier;
    // The `ws` package can give its own bytes instead of a copy.
    socket.binaryType = carrier === null ? 'arraybuffer' : 'nodebuffer';
    socket.addEventListener('open', () => this.#opened());
    socket.addEventListener('message', (event) => this.#take(event.data));
    // 'error' tells nothing; 'close' always follows it.
    socket.addEventListener('error', () => undefined);
    socket.addEventListener('close', ({ code, reason, wasClean }) => {
      this.#deliver();
      this.ended({ clean: wasClean && code !== 1006, reason: `WebSocket closed, ${code} ${reason}`.trimEnd() });
    });
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount + this.#early.reduce((sum, bytes) => sum + bytes.length, 0);
  }

  send(bytes: Uint8Array): void {
    if (this.#closing) return;
    if (this.#socket.readyState === CONNECTING) this.#early.push(bytes);
    else if (this.#socket.readyState === OPEN) this.#socket.send(bytes as Uint8Array<ArrayBuffer>);
  }

  whenDrained(drained: () => void): void {
    this.#carrier?.once('drain', drained);
  }

  close(): void {
    if (this.#closing) return;
    this.#closing = true;
    // Bytes that still wait for the connection go first.
    if (this.#socket.readyState === CONNECTING && this.#early.length > 0) return;
    this.#socket.close(1000);
  }

  #opened(): void {
    this.onOpen(this.#socket.protocol);
    for (const bytes of this.#early.splice(0)) this.#socket.send(bytes as Uint8Array<ArrayBuffer>);
    if (this.#closing) this.#socket.close(1000);
  }

  #take(data: unknown): void {
    if (this.#closing) return;
    if (typeof data === 'string') {
      this.#deliver();
      this.#refuseText();
      return;
    }
    // Clients like MQTT.js send a frame for each part of a packet. Those that came in one chunk of the carrier are events of one turn:
    // delivered together they cost the broker one input, and the answers one frame.
    this.#frames.push(data instanceof Uint8Array ? data : new Uint8Array(data as ArrayBuffer));
    if (this.#frames.length === 1) queueMicrotask(() => this.#deliver());
  }

  #deliver(): void {
    const [only] = this.#frames;
    if (only === undefined) return;
    const bytes = this.#frames.length === 1 ? only : joined(this.#frames);
    this.#frames = [];
    if (!this.#closing) this.received(bytes);
  }

  // [MQTT5-6.0.0-1]
  #refuseText(): void {
    this.#closing = true;
    // 1003 says "data of this kind is not taken"; the WebSocket of a page cannot say it.
    this.#socket.close(this.#carrier === null ? 1000 : 1003, 'MQTT needs binary frames');
    this.ended({ clean: false, reason: 'the other side sent a text frame' });
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Starts to connect; throws the platform's SyntaxError for an address that is none. */
export function webSocketLink(url: string, protocols: string[]): WebSocketLink {
  return new WebSocketEnd(new WebSocket(url, protocols), null);
}

/** Takes over a socket that a server has accepted. */
export function acceptedWebSocketLink(socket: WebSocketLike, carrier: Carrier | null = null): ByteLink {
  return new WebSocketEnd(socket, carrier);
}
