// Lets WebSocket clients in: with the sub-protocol `mqtt` [MQTT5-6.0.0-3] [MQTT5-6.0.0-4], or `mqttv3.1` where that
// version is spoken, at the path /mqtt, or at / for clients that know no path (the specification names none), and from
// a page that may come. All others get the reason in HTTP.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { acceptWebSocket, isWebSocketKey } from '../../link/accepted-web-socket.ts';
import type { LinkHost } from './link-host.ts';
import type { OriginRule } from './web-origins.ts';

/** A listener for a server's `upgrade` event. `protocols`: the sub-protocols that are spoken, the best one first. */
export function webSocketUpgrade(
  links: LinkHost,
  mayCome: OriginRule,
  protocols: readonly string[],
): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
  return (request, socket, head) => {
    socket.on('error', () => undefined);
    const { headers, method } = request;
    const [path] = (request.url ?? '').split('?');
    const key = headers['sec-websocket-key'];
    const { origin } = headers;
    const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
    const protocol = protocols.find((spoken) => offered.includes(spoken));
    if (path !== '/mqtt' && path !== '/') refuse(socket, '404 Not Found', 'MQTT over WebSocket is at the path /mqtt.');
    else if (headers['sec-websocket-version'] !== '13')
      refuse(
        socket,
        '426 Upgrade Required',
        'Version 13 of WebSocket is spoken here.',
        'Sec-WebSocket-Version: 13\r\n',
      );
    else if (method !== 'GET' || headers.upgrade?.toLowerCase() !== 'websocket' || !isWebSocketKey(key))
      refuse(socket, '400 Bad Request', 'This is no handshake of a WebSocket (RFC 6455).');
    else if (protocol === undefined)
      refuse(socket, '400 Bad Request', `Offer the WebSocket sub-protocol ${protocols.join(' or ')}.`);
    else if (origin !== undefined && !mayCome(origin, request.socket.localAddress))
      refuse(
        socket,
        '403 Forbidden',
        `Pages of ${origin} may not use this broker. Its option "origins" lists those that may.`,
      );
    else links.attach(acceptWebSocket(socket, head, key, protocol));
  };
}

function refuse(socket: Duplex, status: string, reason: string, more = ''): void {
  const body = `${reason}\n`;
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n${more}` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
