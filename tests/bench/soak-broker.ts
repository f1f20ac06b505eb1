// The Node host in a process of its own, as the soak and the test of many connections start it: tells its port when it is ready,
// then its heap in bytes each time it is asked. Needs --expose-gc.
import { startNodeHost } from '../../src/broker/hosts/node.ts';
import type { BrokerOptions } from '../../src/broker/options.ts';

export interface SoakBrokerMessage {
  port?: number;
  heap?: number;
}

/** What a parent may ask for. */
export type SoakBrokerRequest = { start: Partial<BrokerOptions> } | 'heap';

const tell = (message: SoakBrokerMessage): void => void process.send?.(message);

/** Twice with a turn of the loop between: what the first round finalises the second one frees. */
async function heapInUse(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external; // payloads lie outside of the heap proper
}

process.on('disconnect', () => process.exit());
process.on('message', (request: SoakBrokerRequest) => {
  if (request === 'heap') void heapInUse().then((heap) => tell({ heap }));
  else
    void startNodeHost({ tcpPort: 0, wsPort: null, options: request.start }).then(({ tcp }) =>
      tell({ port: tcp ?? 0 }),
    );
});
