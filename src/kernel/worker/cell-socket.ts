// The `WebSocket` of a cell: the shape of the platform's, over a MessagePort to the wire worker, which decides where it
// leads. It ends with the run that opened it.
import type { LinkClosed } from '../../link/link.ts';
import { portLink, type PortLink } from '../../link/message-port.ts';
import type { CauseNote } from '../../wire/kernel-protocol.ts';
import type { CellResources } from './cell-resources.ts';
import { bytesOf } from './serialise.ts';

export interface SocketHost {
  resources: CellResources;
  /** `bytes`: how many a socket keeps until the wire has room for them. The returned function forgets it. */
  holds(bytes: () => number): () => void;
  /** A socket has begun to keep some. */
  heldBack(): void;
  /** Asks the wire worker for a connection. */
  open(url: string, protocols: string[]): MessagePort;
  /** Calls code of the cell: errors become outputs, nothing is called after the run. */
  call(work: () => void): void;
}

type Handler = ((event: Event) => void) | null;
type CellSocket = InstanceType<ReturnType<typeof cellSocket>>;

/**
 * Called when no broker could be reached, with the wire's reason (`unreachable: ws://…`); the WebSocket may have stood.
 */
const failureListeners = new WeakMap<CellSocket, (reason: string) => void>();

export function onConnectFailure(socket: CellSocket, listener: (reason: string) => void): void {
  failureListeners.set(socket, listener);
}

/** Tells the wire why the next packets are sent. */
const noteTakers = new WeakMap<CellSocket, (note: CauseNote) => void>();

export function noteTaker(socket: CellSocket): (note: CauseNote) => void {
  return noteTakers.get(socket) ?? (() => undefined);
}

const [CONNECTING, OPEN, CLOSING, CLOSED] = [0, 1, 2, 3] as const;

// The class is made once for each run, so that a cell cannot open a socket as another one.
export function cellSocket(host: SocketHost) {
  return class WebSocket extends EventTarget {
    static readonly CONNECTING = CONNECTING;
    static readonly OPEN = OPEN;
    static readonly CLOSING = CLOSING;
    static readonly CLOSED = CLOSED;
    readonly CONNECTING = CONNECTING;
    readonly OPEN = OPEN;
    readonly CLOSING = CLOSING;
    readonly CLOSED = CLOSED;
    readonly url: string;
    readonly extensions = '';
    binaryType: 'blob' | 'arraybuffer' = 'blob';
    onopen: Handler = null;
    onmessage: Handler = null;
    onerror: Handler = null;
    onclose: Handler = null;
    #protocol = '';
    #state: 0 | 1 | 2 | 3 = CONNECTING;
    #link: PortLink;
    #closing: { code: number; reason: string } | null = null;
    #forget: () => void;

    constructor(url: string | URL, protocols: string | string[] = []) {
      super();
      this.url = webSocketUrl(String(url));
      if (host.resources.disposed) {
        host.resources.add(() => undefined);
        throw new DOMException('this run of the cell is over', 'InvalidStateError');
      }
      this.#link = portLink(
        host.open(this.url, typeof protocols === 'string' ? [protocols] : [...protocols].map(String)),
      );
      noteTakers.set(this, (note) => this.#link.note(note));
      const forgetHeld = host.holds(() => this.bufferedAmount);
      const forget = host.resources.add(() => this.#abandon());
      this.#forget = () => {
        forget();
        forgetHeld();
      };
      this.#link.onOpen = (protocol) => this.#opened(protocol);
      this.#link.onBytes = (bytes) => this.#received(bytes);
      this.#link.onClose = (closed) => this.#ended(closed);
    }

    get protocol(): string {
      return this.#protocol;
    }

    /** Bytes that the wire has no room for yet. */
    get bufferedAmount(): number {
      return this.#link.bufferedBytes;
    }

    get readyState(): 0 | 1 | 2 | 3 {
      return this.#state;
    }

    /** Text is sent as its UTF-8 bytes: the link carries bytes only. */
    send(data: string | ArrayBufferLike | ArrayBufferView): void {
      if (this.#state === CONNECTING) throw new DOMException('Still in CONNECTING state', 'InvalidStateError');
      const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : viewOf(data);
      // A copy: the link gives its buffer away.
      if (this.#state === OPEN) this.#link.send(bytes.slice());
      if (this.bufferedAmount > 0) host.heldBack();
    }

    close(code?: number, reason = ''): void {
      if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) {
        throw new DOMException('The code must be 1000 or from 3000 to 4999', 'InvalidAccessError');
      }
      if (this.#state === CLOSING || this.#state === CLOSED) return;
      this.#closing = { code: code ?? 1005, reason };
      this.#state = CLOSING;
      this.#link.close();
    }

    #abandon(): void {
      this.#state = CLOSED;
      this.#link.onBytes = () => undefined;
      this.#link.onClose = () => undefined;
      // What still waits to be sent is not sent any more.
      this.#link.closeBecause({ clean: false, reason: 'the run is over' });
    }

    #opened(protocol: string): void {
      if (this.#state !== CONNECTING) return;
      this.#state = OPEN;
      this.#protocol = protocol;
      this.#emit(new Event('open'));
    }

    #received(bytes: Uint8Array): void {
      if (this.#state !== OPEN) return;
      const { buffer } = bytes.slice();
      this.#emit(new MessageEvent('message', { data: this.binaryType === 'blob' ? new Blob([buffer]) : buffer }));
    }

    #ended(closed: LinkClosed): void {
      const stoodBefore = this.#state !== CONNECTING;
      this.#state = CLOSED;
      this.#forget();
      if (this.#closing === null && (!stoodBefore || !closed.clean)) {
        if (!stoodBefore || wireGaveUp(closed)) failureListeners.get(this)?.(closed.reason);
        this.#emit(new Event('error'));
      }
      const { code, reason } = this.#closing ?? { code: closeCode(closed), reason: '' };
      this.#emit(new CloseEvent('close', { code, reason, wasClean: closed.clean }));
    }

    #emit(event: Event): void {
      const handler = this[`on${event.type}` as 'onopen' | 'onmessage' | 'onerror' | 'onclose'];
      host.call(() => {
        if (typeof handler === 'function') handler.call(this, event);
      });
      if (!host.resources.disposed) this.dispatchEvent(event);
    }
  };
}

/** What accepted the WebSocket has not answered CONNECT as a broker does. */
function wireGaveUp({ reason }: LinkClosed): boolean {
  return /^(timeout|not-mqtt): /.test(reason);
}

function webSocketUrl(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol === 'http:') url.protocol = 'ws:';
  if (url?.protocol === 'https:') url.protocol = 'wss:';
  if (url === null || !/^wss?:$/.test(url.protocol)) {
    throw new DOMException(`${text.slice(0, 200)} is no ws:// or wss:// address`, 'SyntaxError');
  }
  return url.href;
}

function viewOf(data: unknown): Uint8Array {
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const bytes = bytesOf(data);
  if (bytes === null) throw new TypeError('send takes text, an ArrayBuffer or a view of one');
  return bytes;
}

/** 1006 without a closing handshake, 1005 for one without a code. */
function closeCode({ clean, reason }: LinkClosed): number {
  const match = /^WebSocket closed, (\d{4})/.exec(reason);
  return match ? Number(match[1]) : clean ? 1005 : 1006;
}
