// A server that accepts every WebSocket, with our link behind it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { acceptWebSocket } from '../../src/link/accepted-web-socket.ts';
import type { ByteLink } from '../../src/link/link.ts';

export interface WebSocketServer {
  port: number;
  /** The link of the next client. */
  next(): Promise<ByteLink>;
  end(): Promise<void>;
}

export async function webSocketServer(): Promise<WebSocketServer> {
  const links: ByteLink[] = [];
  const waiting: ((link: ByteLink) => void)[] = [];
  const server = createServer();
  server.on('upgrade', ({ headers }, socket, head) => {
    socket.on('error', () => undefined);
    const link = acceptWebSocket(socket, head, headers['sec-websocket-key'] ?? '');
    const first = waiting.shift();
    if (first === undefined) links.push(link);
    else first(link);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    next() {
      const link = links.shift();
      return link === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(link);
    },
    end: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
