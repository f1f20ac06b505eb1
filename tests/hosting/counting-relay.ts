// Stands between a browser and a server, and counts the bytes that the browser is sent: bodies, headers, and all.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CountingRelay {
  port: number;
  /** Bytes towards the browser since the last call. */
  take(): number;
  close: () => Promise<void>;
}

export async function countingRelay(target: number): Promise<CountingRelay> {
  let bytes = 0;
  const sockets = new Set<Socket>();
  const server = createServer((browser) => {
    const behind = connect(target, '127.0.0.1');
    behind.on('data', (data) => void (bytes += data.length));
    browser.pipe(behind).pipe(browser);
    for (const socket of [browser, behind]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    take: () => {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
