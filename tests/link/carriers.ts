// The carriers, each as a function that makes a joined pair, so that one suite tests all of them.
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { MessageChannel as NodeMessageChannel } from 'node:worker_threads';
import type { ByteLink } from '../../src/link/link.ts';
import { portLink } from '../../src/link/message-port.ts';
import { connectTcp, tcpLink } from '../../src/link/tcp.ts';
import { webSocketLink } from '../../src/link/web-socket.ts';
import { webSocketServer } from './web-socket-server.ts';

export interface Pair {
  near: ByteLink;
  far: ByteLink;
  end(): Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

export const carriers: Record<string, () => Promise<Pair>> = {
  'message port': () => {
    const { port1, port2 } = new MessageChannel();
    return Promise.resolve({ near: portLink(port1), far: portLink(port2), end: nothing });
  },
  'worker_threads port': () => {
    const { port1, port2 } = new NodeMessageChannel();
    const [near, far] = [portLink(port1 as unknown as MessagePort), portLink(port2 as unknown as MessagePort)];
    return Promise.resolve({ near, far, end: nothing });
  },
  WebSocket: async () => {
    const server = await webSocketServer();
    const near = webSocketLink(`ws://127.0.0.1:${server.port}/mqtt`, ['mqtt']);
    return { near, far: await server.next(), end: () => server.end() };
  },
  TCP: async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const accepted = new Promise<ByteLink>((resolve) => {
      server.once('connection', (socket) => resolve(tcpLink(socket)));
    });
    const near = await connectTcp('127.0.0.1', (server.address() as AddressInfo).port);
    const end = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
    return { near, far: await accepted, end };
  },
};
