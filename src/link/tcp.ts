// A link over TCP in Node. Small packets leave at once (noDelay). After FIN it goes on reading for a while: bytes that
// come in unread turn into a reset, and a reset can overtake the DISCONNECT that was sent before it.
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { LinkEnd } from './link-end.ts';
import type { ByteLink } from './link.ts';

/** How long a closed link waits for the other side's FIN, in milliseconds. */
const lingerTime = 2000;

/** The link that has taken a socket over. */
const owner = Symbol('link');

interface OwnedSocket extends Socket {
  [owner]: TcpEnd;
}

class TcpEnd extends LinkEnd {
  readonly #socket: OwnedSocket;
  #closing = false;

  constructor(socket: Socket) {
    super();
    this.#socket = Object.assign(socket, { [owner]: this });
    socket.setNoDelay(true);
    socket.on('data', TcpEnd.#onData);
    socket.on('error', ignore); // 'close' tells it too
    socket.on('close', TcpEnd.#onClose);
  }

  // All sockets share these listeners and call them as methods. Closures for each would be a tenth of an idle client's
  // memory.
  static readonly #onData = function (this: Socket, chunk: Buffer): void {
    const end = (this as OwnedSocket)[owner];
    if (!end.#closing) end.received(chunk);
  };

  static readonly #onClose = function (this: Socket): void {
    const { errored } = this;
    (this as OwnedSocket)[owner].ended({ clean: errored === null, reason: errored?.message ?? 'TCP closed' });
  };

  get bufferedBytes(): number {
    return this.#socket.writableLength;
  }

  send(bytes: Uint8Array): void {
    if (!this.#closing && this.#socket.writable) this.#socket.write(bytes);
  }

  readLater(): void {
    readLater(this.#socket);
  }

  whenDrained(drained: () => void): void {
    this.#socket.once('drain', drained);
  }

  close(): void {
    if (this.#closing) return;
    this.#closing = true;
    const socket = this.#socket;
    socket.end();
    const linger = setTimeout(() => socket.destroy(), lingerTime);
    linger.unref();
    socket.on('close', () => clearTimeout(linger));
  }
}

function ignore(): void {
  // 'close' follows.
}

/** Stops reading a socket until the next turn of the event loop. Otherwise Node reads two megabytes of it in a row. */
export function readLater(socket: Duplex): void {
  socket.pause();
  setImmediate(() => socket.resume());
}

/** Takes over a socket, connected or connecting. */
export function tcpLink(socket: Socket): ByteLink {
  return new TcpEnd(socket);
}

/** Resolves when connected; rejects with Node's error (`ECONNREFUSED` …). */
export function connectTcp(host: string, port: number): Promise<ByteLink> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(new TcpEnd(socket));
    });
  });
}
