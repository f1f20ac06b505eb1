// Every cell over a real WebSocket to the Node host.
import { afterAll, beforeAll } from 'vitest';
import { startNodeHost, type NodeHost } from '../../../src/broker/hosts/node.ts';
import { testEveryCell } from './every-cell.ts';

let host: NodeHost;
beforeAll(async () => {
  host = await startNodeHost({ host: '127.0.0.1', tcpPort: null, wsPort: 0 });
});
afterAll(() => host.close());

testEveryCell('node', () => ({ broker: 'local', local: `ws://127.0.0.1:${host.ws ?? 0}/mqtt` }));
