// The broker in Node: MQTT over TCP and over WebSocket (path /mqtt, sub-protocol `mqtt`), both onto one broker.
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { tcpLink } from '../../link/tcp.ts';
import { Broker } from '../broker.ts';
import type { BrokerOptions } from '../options.ts';
import { LinkHost } from './link-host.ts';
import { ListenError } from './listen-error.ts';
import { webSocketUpgrade } from './web-socket-upgrade.ts';

export interface NodeHostOptions {
  /** Address to listen on; loopback unless the user asks for more. */
  host?: string;
  /** 0 = any free port, null = no listener. */
  tcpPort: number | null;
  wsPort: number | null;
  options?: Partial<BrokerOptions>;
}

export interface NodeHost {
  /** The ports that are open; null = no listener. */
  readonly tcp: number | null;
  readonly ws: number | null;
  /** Tells v5 clients that the server ends (0x8B), closes everything, and resolves when all ports are free. */
  close(): Promise<void>;
}

/** How long clients have to close their side before their sockets are ended, in milliseconds. */
const GRACE = 300;

/** Starts listening; rejects with a ListenError when a port cannot be had, and then nothing is left open. */
export async function startNodeHost({
  host = '127.0.0.1',
  tcpPort,
  wsPort,
  options = {},
}: NodeHostOptions): Promise<NodeHost> {
  const links = new LinkHost(new Broker({ ...options, seed: options.seed ?? Math.random() * 2 ** 32 }), {
    carriersKeepBytes: false,
  });
  const sockets = new Set<Duplex>();
  const servers: Server[] = [];
  const close = (): Promise<void> => closeAll(links, servers, sockets);
  try {
    let tcp: number | null = null;
    let ws: number | null = null;
    if (tcpPort !== null) {
      const server = createTcpServer((socket) => {
        track(sockets, socket);
        attachSocket(links, socket);
      });
      servers.push(server);
      tcp = await listen(server, host, tcpPort);
    }
    if (wsPort !== null) {
      const server = createHttpServer((_request, response) => {
        response.writeHead(426, { 'Content-Type': 'text/plain; charset=utf-8', Upgrade: 'websocket' });
        response.end('This port speaks MQTT over WebSocket: path /mqtt, sub-protocol mqtt.\n');
      });
      server.on('connection', (socket: Socket) => track(sockets, socket));
      server.on('upgrade', webSocketUpgrade(links));
      servers.push(server);
      ws = await listen(server, host, wsPort);
    }
    return { tcp, ws, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function attachSocket(links: LinkHost, socket: Socket): void {
  const drained = links.attach(tcpLink(socket));
  socket.on('drain', drained);
}

function track(sockets: Set<Duplex>, socket: Duplex): void {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refused = (cause: NodeJS.ErrnoException): void => reject(new ListenError(host, port, cause));
    server.once('error', refused);
    server.listen(port, host, () => {
      server.off('error', refused);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function closeAll(links: LinkHost, servers: readonly Server[], sockets: ReadonlySet<Duplex>): Promise<void> {
  const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
  links.shutdown();
  const grace = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, GRACE);
  await Promise.all(closed);
  clearTimeout(grace);
}
