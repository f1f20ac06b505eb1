// Servers that a reader may meet in place of a broker that works: each produces one cause of the doctor.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, createServer as createTcp, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import { decode } from '../../../src/mqtt/decode.ts';
import { encode } from '../../../src/mqtt/encode.ts';
import type { Packet, ProtocolVersion } from '../../../src/mqtt/packet.ts';
import { PacketStream } from '../../../src/mqtt/packet-stream.ts';
import { packageLink } from '../../link/package-link.ts';

export interface TestServer {
  port: number;
  end: () => Promise<void>;
}

async function listening(server: Server | TcpServer): Promise<TestServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    end: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Answers every request so; it knows no WebSocket. */
export function pages(status: number): Promise<TestServer> {
  const server = createHttp((_, response) => response.writeHead(status).end());
  server.on('upgrade', (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`));
  return listening(server);
}

/** Takes connections and never says a word, of HTTP neither. */
export function mute(): Promise<TestServer> {
  return listening(createTcp());
}

/** Hands everything on to `port`; a connection on which nothing comes for so long is cut, as a proxy does. */
export function idleCutter(port: number, milliseconds: number): Promise<TestServer> {
  const server = createTcp((socket) => {
    const onward = connect(port, '127.0.0.1');
    socket.pipe(onward).pipe(socket);
    const cut = (): void => {
      socket.destroy();
      onward.destroy();
    };
    socket.setTimeout(milliseconds, cut);
    for (const side of [socket, onward]) side.on('error', cut).on('close', cut);
  });
  return listening(server);
}

/** Opens WebSockets without the sub-protocol that was asked for. */
export async function withoutSubProtocol(): Promise<TestServer> {
  const server = createHttp();
  new WebSocketServer({ server, handleProtocols: () => false });
  return listening(server);
}

/** A key and a certificate that nobody trusts, made by openssl. */
export function ownCertificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'lab-certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const what = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  execFileSync('openssl', [...what, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const made = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return made;
}

/** WebSockets behind TLS with a certificate that nobody trusts. */
export async function untrusted(): Promise<TestServer> {
  const server = createHttps(ownCertificate());
  new WebSocketServer({ server, handleProtocols: () => 'mqtt' });
  return listening(server);
}

interface Front {
  isTls?: boolean;
  /** The header Date of each answer. */
  date?: Date;
}

/** The site itself, as another server would hand it on. */
export function siteBehind(siteUrl: string, { isTls = false, date }: Front): Promise<TestServer> {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    void fetch(new URL(request.url ?? '/', siteUrl), { method: request.method ?? 'GET' }).then(async (from) => {
      for (const name of ['content-type', 'content-security-policy', 'referrer-policy'])
        response.setHeader(name, from.headers.get(name) ?? '');
      if (date !== undefined) response.setHeader('date', date.toUTCString());
      response.writeHead(from.status).end(Buffer.from(await from.arrayBuffer()));
    });
  };
  return listening(isTls ? createHttps(ownCertificate(), answer) : createHttp(answer));
}

/** What a scripted broker says to a packet; `close` closes the connection then. */
export type Script = (packet: Packet, version: ProtocolVersion) => (Packet | 'close')[];

export async function scripted(script: Script): Promise<TestServer> {
  const server = createHttp();
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'mqtt' });
  sockets.on('connection', (socket) => {
    const link = packageLink(socket);
    const stream = new PacketStream();
    let version: ProtocolVersion = 5;
    link.onBytes = (chunk) => {
      for (const bytes of stream.push(chunk)) {
        const packet = decode(bytes, version, 'client');
        if (packet.type === 'CONNECT') version = packet.version;
        for (const say of script(packet, version)) {
          if (say === 'close') link.close();
          else link.send(encode(say, version));
        }
      }
    };
  });
  return listening(server);
}

/** Says this text to everyone who opens a WebSocket, as a frame of text or of bytes. */
export async function talker(text: string, isText: boolean): Promise<TestServer> {
  const server = createHttp();
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'mqtt' });
  sockets.on('connection', (socket) => socket.on('message', () => socket.send(isText ? text : Buffer.from(text))));
  return listening(server);
}

export const accepted: Packet = { type: 'CONNACK', sessionPresent: false, reasonCode: 0 };

/** Accepts MQTT 5 or only 3.1.1, and answers the topic's packets with these codes. */
export function guardedTopic(only: ProtocolVersion | null, suback: number, onPublish: (Packet | 'close')[]): Script {
  return (packet, version) => {
    switch (packet.type) {
      case 'CONNECT':
        if (only === 4 && version === 5) return [{ ...accepted, reasonCode: 0x84 }, 'close'];
        return [accepted];
      case 'SUBSCRIBE':
        return [{ type: 'SUBACK', packetId: packet.packetId, reasonCodes: [suback] }];
      case 'PUBLISH':
        return onPublish;
      default:
        return [];
    }
  };
}
