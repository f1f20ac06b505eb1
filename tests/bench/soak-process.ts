// Starts soak-broker.ts as a child process and talks to it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BrokerOptions } from '../../src/broker/options.ts';
import type { SoakBrokerMessage, SoakBrokerRequest } from './soak-broker.ts';

export interface SoakProcess {
  readonly port: number;
  /** Bytes of its heap after a full collection. */
  heap(): Promise<number>;
  stop(): Promise<void>;
}

export async function startSoakProcess(options: Partial<BrokerOptions>): Promise<SoakProcess> {
  const file = fileURLToPath(new URL('soak-broker.ts', import.meta.url));
  const child = fork(file, { execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'] });
  const ask = async (request: SoakBrokerRequest): Promise<SoakBrokerMessage> => {
    const answer = Promise.race([once(child, 'message'), once(child, 'exit').then(() => [])]);
    child.send(request);
    const [message] = (await answer) as [SoakBrokerMessage?];
    if (message === undefined) throw new Error('the process of the broker has ended');
    return message;
  };
  const { port = 0 } = await ask({ start: options });
  return {
    port,
    heap: async () => (await ask('heap')).heap ?? 0,
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
