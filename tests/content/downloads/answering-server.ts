// A TCP server that reads one CONNECT and answers with given bytes: the brokers that say no.
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { decode } from '../../../src/mqtt/decode.ts';
import type { Connect } from '../../../src/mqtt/packet.ts';
import { PacketStream } from '../../../src/mqtt/packet-stream.ts';

/** Listens on a free port of loopback until the test has ended. `connect` resolves with the first CONNECT that came. */
export async function answeringServer(answer: readonly number[]): Promise<{ port: number; connect: Promise<Connect> }> {
  const { promise: connect, resolve } = Promise.withResolvers<Connect>();
  const server = createServer((socket) => {
    const stream = new PacketStream();
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      for (const bytes of stream.push(chunk)) {
        const packet = decode(bytes, 4, 'client');
        if (packet.type !== 'CONNECT') continue;
        resolve(packet);
        socket.end(Uint8Array.from(answer));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, connect };
}
