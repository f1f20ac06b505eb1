// A link over a WebSocket of the platform, the browser's or Node's own, from the moment when it begins to connect. MQTT
// travels in binary WebSocket frames. A text frame ends the link. The side of a server is in accepted-web-socket.ts.
import { LinkEnd } from './link-end.ts';
import type { ByteLink } from './link.ts';

export interface WebSocketLink extends ByteLink {
  /** Called once when the server has accepted, with the sub-protocol it chose; not called if it never does. */
  onOpen: (protocol: string) => void;
}

/** Why a link has ended whose other side sends text. */
export const textFrameReason = 'the other side sent a WebSocket text frame';

/** Values of the `readyState` of a WebSocket. */
const readyState = { connecting: 0, open: 1 } as const;

class WebSocketEnd extends LinkEnd implements WebSocketLink {
  onOpen: (protocol: string) => void = () => undefined;
  readonly #socket: WebSocket;
  #early: Uint8Array[] = [];
  #closing = false;

  constructor(socket: WebSocket) {
    super();
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => this.#opened());
    socket.addEventListener('message', (event) => this.#take(event.data));
    // 'error' tells nothing; 'close' always follows it.
    socket.addEventListener('error', () => undefined);
    socket.addEventListener('close', ({ code, reason, wasClean }) => {
      this.ended({ clean: wasClean && code !== 1006, reason: `WebSocket closed, ${code} ${reason}`.trimEnd() });
    });
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount + this.#early.reduce((sum, bytes) => sum + bytes.length, 0);
  }

  send(bytes: Uint8Array): void {
    if (this.#closing) return;
    if (this.#socket.readyState === readyState.connecting) this.#early.push(bytes);
    else if (this.#socket.readyState === readyState.open) this.#socket.send(bytes as Uint8Array<ArrayBuffer>);
  }

  close(): void {
    if (this.#closing) return;
    this.#closing = true;
    // Bytes that still wait for the connection go first.
    if (this.#socket.readyState === readyState.connecting && this.#early.length > 0) return;
    this.#socket.close(1000);
  }

  #opened(): void {
    this.onOpen(this.#socket.protocol);
    for (const bytes of this.#early.splice(0)) this.#socket.send(bytes as Uint8Array<ArrayBuffer>);
    if (this.#closing) this.#socket.close(1000);
  }

  #take(data: unknown): void {
    if (this.#closing) return;
    if (data instanceof ArrayBuffer) {
      this.received(new Uint8Array(data));
      return;
    }
    // [MQTT5-6.0.0-1]
    this.#closing = true;
    this.#socket.close(1000, 'MQTT needs binary WebSocket frames');
    this.ended({ clean: false, reason: textFrameReason });
  }
}

/** Starts to connect. Throws the platform's SyntaxError when `url` is not an address of a WebSocket. */
export function webSocketLink(url: string, protocols: string[]): WebSocketLink {
  return new WebSocketEnd(new WebSocket(url, protocols));
}
