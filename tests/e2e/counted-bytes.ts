// The built site behind a relay that counts what its visitors receive: bodies as they are compressed, and headers.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { SiteServer } from '../../src/commands/serve-site.ts';

export interface CountedSite {
  url: string;
  /** Bytes that came from the site so far, to all visitors. */
  received: () => number;
  close: () => Promise<void>;
}

export async function countBytes(site: SiteServer): Promise<CountedSite> {
  let received = 0;
  const sockets = new Set<Socket>();
  const relay = createServer((visitor) => {
    const upstream = connect(site.port, '127.0.0.1');
    for (const socket of [visitor, upstream]) sockets.add(socket);
    upstream.on('data', (data) => (received += data.length));
    visitor.pipe(upstream).pipe(visitor);
    visitor.on('error', () => upstream.destroy());
    upstream.on('error', () => visitor.destroy());
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  return {
    url: `http://localhost:${(relay.address() as AddressInfo).port}/`,
    received: () => received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      relay.close();
      await once(relay, 'close');
    },
  };
}
