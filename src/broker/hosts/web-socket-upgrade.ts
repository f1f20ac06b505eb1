// Lets WebSocket clients in: the sub-protocol `mqtt` [MQTT5-6.0.0-3] [MQTT5-6.0.0-4] at the path /mqtt, or at / from those that know no
// path (the specification names none). All others get a reason in HTTP.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { acceptedWebSocketLink } from '../../link/web-socket.ts';
import type { LinkHost } from './link-host.ts';

/** Largest WebSocket message in bytes. It may hold many packets, and one too large is the broker's to refuse. */
const LARGEST_MESSAGE = 16 * 1_048_576;

/** How long a client that is being closed has for its half of the closing, in milliseconds. (The types of `ws` do not know it yet.) */
const closing = { closeTimeout: 2000 };

/** A listener for a server's `upgrade` event. */
export function webSocketUpgrade(links: LinkHost): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
  const server = new WebSocketServer({
    ...closing,
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LARGEST_MESSAGE,
    handleProtocols: () => 'mqtt',
  });
  return (request, socket, head) => {
    socket.on('error', () => undefined);
    const [path] = (request.url ?? '').split('?');
    if (path !== '/mqtt' && path !== '/') refuse(socket, '404 Not Found', 'MQTT over WebSocket is at the path /mqtt.');
    else if (!offersMqtt(request)) {
      refuse(socket, '400 Bad Request', 'Offer the WebSocket sub-protocol mqtt (MQTT 3.1.1 and 5.0).');
    } else {
      server.handleUpgrade(request, socket, head, (webSocket) => {
        links.attach(acceptedWebSocketLink(webSocket, socket));
      });
    }
  };
}

// Clients of MQTT 3.1 offer `mqttv3.1`: that version is not spoken here.
function offersMqtt({ headers }: IncomingMessage): boolean {
  const offered = headers['sec-websocket-protocol'] ?? '';
  return offered.split(',').some((protocol) => protocol.trim() === 'mqtt');
}

function refuse(socket: Duplex, status: string, reason: string): void {
  const body = `${reason}\n`;
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
