// A link over TCP in Node. Small packets leave at once (noDelay); closing sends FIN and goes on reading for a while,
// because an answer that nobody reads turns into a reset, and a reset can overtake the DISCONNECT sent before it.
import { connect, type Socket } from 'node:net';
import { LinkEnd } from './link-end.ts';
import type { ByteLink } from './link.ts';

/** How long a closed link waits for the other side's FIN, in milliseconds. */
const LINGER = 2000;

class TcpEnd extends LinkEnd {
  #socket: Socket;
  #closing = false;
  #error: string | null = null;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      if (!this.#closing) this.received(chunk);
    });
    socket.on('error', (error) => (this.#error = error.message));
    socket.on('close', () => this.ended({ clean: this.#error === null, reason: this.#error ?? 'TCP closed' }));
  }

  get bufferedBytes(): number {
    return this.#socket.writableLength;
  }

  send(bytes: Uint8Array): void {
    if (!this.#closing && this.#socket.writable) this.#socket.write(bytes);
  }

  close(): void {
    if (this.#closing) return;
    this.#closing = true;
    const socket = this.#socket;
    socket.end();
    const linger = setTimeout(() => socket.destroy(), LINGER);
    linger.unref();
    socket.on('close', () => clearTimeout(linger));
  }
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
