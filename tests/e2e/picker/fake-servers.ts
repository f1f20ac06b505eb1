// Servers that a reader may meet under "another address": one that wants a password, one that speaks something else, one
// that says nothing. Each keeps the paths of the WebSockets that were opened to it.
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { decode } from '../../../src/mqtt/decode.ts';
import { encode } from '../../../src/mqtt/encode.ts';
import { PacketStream } from '../../../src/mqtt/packet-stream.ts';
import type { Packet, ProtocolVersion } from '../../../src/mqtt/packet.ts';
import { packageLink } from '../../link/package-link.ts';

export interface FakeServer {
  url: string;
  paths: string[];
  end: () => Promise<void>;
}

/** An address where nobody listens any more. */
export async function nobody(): Promise<string> {
  const { url, end } = await silent();
  await end();
  return url;
}

export const silent = (): Promise<FakeServer> => listen(() => undefined);

export const notMqtt = (): Promise<FakeServer> =>
  listen((socket) => socket.on('message', () => socket.send(Buffer.from('{"error":"what?"}'))));

/** Accepts one user name and password; others get CONNACK 0x86, or 0x04 in 3.1.1. */
export function guarded(username: string, password: string): Promise<FakeServer> {
  return listen((socket) => {
    const link = packageLink(socket);
    const stream = new PacketStream();
    let version: ProtocolVersion = 5;
    const reply = (packet: Packet): void => link.send(encode(packet, version));
    link.onBytes = (chunk) => {
      for (const bytes of stream.push(chunk)) {
        const packet = decode(bytes, version, 'client');
        if (packet.type === 'SUBSCRIBE') {
          reply({ type: 'SUBACK', packetId: packet.packetId, reasonCodes: packet.subscriptions.map(() => 0) });
        }
        if (packet.type !== 'CONNECT') continue;
        version = packet.version;
        const given = new TextDecoder().decode(packet.password);
        const right = packet.username === username && given === password;
        reply({ type: 'CONNACK', sessionPresent: false, reasonCode: right ? 0 : version === 5 ? 0x86 : 0x04 });
        if (!right) link.close();
      }
    };
  });
}

async function listen(serve: (socket: WebSocket) => void): Promise<FakeServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const paths: string[] = [];
  server.on('connection', (socket, request) => {
    paths.push(`${request.headers.authorization ?? ''}${request.url ?? ''}`);
    serve(socket);
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/mqtt`,
    paths,
    end: () => {
      for (const socket of server.clients) socket.terminate();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
