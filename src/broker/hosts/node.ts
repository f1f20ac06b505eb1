// The broker in Node: one broker for MQTT over TCP and over WebSocket (path /mqtt, sub-protocol `mqtt`).
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { tcpLink } from '../../link/tcp.ts';
import { Broker } from '../broker.ts';
import type { LoggedInput } from '../replay/input-log.ts';
import type { BrokerOptions } from '../options.ts';
import { profiles } from '../profiles.ts';
import { DataError } from './data/data-error.ts';
import type { Store } from './data/sqlite-store.ts';
import { ListenError } from './listen-error.ts';
import { NodeLinks } from './node-links.ts';
import { originRule } from './web-origins.ts';
import { webSocketServer } from './web-socket-server.ts';

export interface NodeHostOptions {
  /** Address to listen on; loopback unless the user asks for more. */
  host?: string;
  /** 0 = any free port, null = no listener. */
  tcpPort: number | null;
  wsPort: number | null;
  options?: Partial<BrokerOptions>;
  /** Pages that may open a WebSocket, beside those of this computer (web-origins.ts). */
  origins?: readonly string[];
  /** Directory in which sessions and retained messages outlive the broker; null = they end with it. */
  data?: string | null;
  /** Gets each input before the broker does. What it writes down can be replayed (../replay/input-log.ts). */
  record?: ((entry: LoggedInput) => void) | null;
}

export interface NodeHost {
  /** The ports that are open; null = no listener. */
  readonly tcp: number | null;
  readonly ws: number | null;
  /**
   * Resolves with a DataError when a change could not be kept. Then nothing is acknowledged any more, and the host must
   * be closed.
   */
  readonly failed: Promise<unknown>;
  /** Tells v5 clients that the server shuts down, closes everything, and resolves when all ports are free. */
  close(): Promise<void>;
}

/** Milliseconds that clients have to close their side. Then their sockets are destroyed. */
const graceTime = 300;

/**
 * Starts listening. Rejects with a ListenError when a port cannot be opened, with a DataError when the data cannot.
 * Then nothing is left open.
 */
export async function startNodeHost({
  host = '127.0.0.1',
  tcpPort,
  wsPort,
  options = {},
  origins = [],
  data = null,
  record = null,
}: NodeHostOptions): Promise<NodeHost> {
  const broker = new Broker({ ...options, seed: options.seed ?? Math.random() * 2 ** 32 });
  const { promise: failed, resolve: fail } = Promise.withResolvers<unknown>();
  const store = data === null ? null : (await sqliteStore()).openStore(data, broker, fail);
  const links = new NodeLinks(broker, store);
  links.record = record;
  const sockets = new Set<Duplex>();
  const forget = function (this: Duplex): void {
    sockets.delete(this);
  };
  const track = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', forget); // one function for all: a closure for each would add to the cost of an idle client
  };
  const servers: Server[] = [];
  const close = (): Promise<void> => closeAll(links, store, servers, sockets);
  try {
    let tcp: number | null = null;
    let ws: number | null = null;
    if (tcpPort !== null) {
      const server = createTcpServer((socket) => {
        track(socket);
        links.attach(tcpLink(socket));
      });
      servers.push(server);
      tcp = await listen(server, host, tcpPort);
    }
    if (wsPort !== null) {
      // A request may take as long as a CONNECT.
      const { connectTimeout, maxConnections, olderLevels } = { ...profiles.emqx, ...options };
      const protocols = olderLevels ? ['mqtt', 'mqttv3.1'] : ['mqtt'];
      const server = webSocketServer(links, connectTimeout, maxConnections, originRule(origins), protocols);
      server.on('connection', track);
      servers.push(server);
      ws = await listen(server, host, wsPort);
    }
    return { tcp, ws, failed, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Loaded only when it is asked for: a Node that is too old for it can run the broker without. */
async function sqliteStore(): Promise<typeof import('./data/sqlite-store.ts')> {
  try {
    return await import('./data/sqlite-store.ts');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_UNKNOWN_BUILTIN_MODULE') throw error;
    throw new DataError('unsupported', `Node ${process.versions.node}`, 'has no SQLite: use 22.13 or later', error);
  }
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

async function closeAll(
  links: NodeLinks,
  store: Store | null,
  servers: readonly Server[],
  sockets: ReadonlySet<Duplex>,
): Promise<void> {
  const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
  links.shutdown();
  store?.close();
  const grace = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, graceTime);
  await Promise.all(closed);
  clearTimeout(grace);
}
