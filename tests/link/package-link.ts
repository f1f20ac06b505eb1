// A link over a WebSocket that the package `ws` has accepted, for tests whose server is to be independent of ours.
import type { WebSocket } from 'ws';
import type { ByteLink } from '../../src/link/link.ts';
import { LinkEnd } from '../../src/link/link-end.ts';

class PackageEnd extends LinkEnd {
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    super();
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.received(new Uint8Array(data)));
    socket.on('close', (code) => this.ended({ clean: code !== 1006, reason: `WebSocket closed, ${code}` }));
  }

  get bufferedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  send(bytes: Uint8Array): void {
    this.#socket.send(bytes);
  }

  close(): void {
    this.#socket.close(1000);
  }
}

export function packageLink(socket: WebSocket): ByteLink {
  return new PackageEnd(socket);
}
