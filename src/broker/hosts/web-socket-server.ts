// The HTTP server for WebSocket clients. The broker does not know of a connection that is not yet a WebSocket. So these
// are bounded here, in time and in number.
import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { LinkHost } from './link-host.ts';
import type { OriginRule } from './web-origins.ts';
import { webSocketUpgrade } from './web-socket-upgrade.ts';

/** Connections that may wait without a request at once, if there may be as many clients. More never come together. */
const mostWaiting = 10_000;

/**
 * A server that does not listen yet. `patience`: milliseconds that a request may take; Node itself bounds the size of
 * its head. `maxConnections`: clients that there may be. When so many connections wait without a request, one more is
 * closed. `mayCome`: which pages may open a WebSocket. `protocols`: the sub-protocols that are spoken.
 */
export function webSocketServer(
  links: LinkHost,
  patience: number,
  maxConnections: number,
  mayCome: OriginRule,
  protocols: readonly string[],
): Server {
  const timeouts = {
    headersTimeout: patience,
    requestTimeout: patience,
    connectionsCheckingInterval: Math.min(patience, 5000),
  };
  const server = createServer(timeouts, (_request, response) => {
    response.writeHead(426, { 'Content-Type': 'text/plain; charset=utf-8', Upgrade: 'websocket', Connection: 'close' });
    response.end('This port speaks MQTT over WebSocket: path /mqtt, sub-protocol mqtt.\n');
  });
  const most = Math.min(maxConnections, mostWaiting);
  const waiting = new Set<Duplex>();
  const forget = function (this: Duplex): void {
    waiting.delete(this);
  };
  server.on('connection', (socket) => {
    if (waiting.size >= most) {
      socket.destroy();
      return;
    }
    waiting.add(socket);
    socket.on('close', forget);
  });
  const upgrade = webSocketUpgrade(links, mayCome, protocols);
  server.on('upgrade', (request, socket, head) => {
    waiting.delete(socket);
    socket.off('close', forget);
    upgrade(request, socket, head);
  });
  return server;
}
