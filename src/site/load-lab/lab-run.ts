// One run of the load lab: a generator and, unless the broker is elsewhere, a broker, each in a worker of its own. Both are ended
// with the run, so that nothing of it is left behind.
import type { ToBrokerWorker } from '../../broker/hosts/control.ts';
import type { ProfileName } from '../../broker/profile-names.ts';
import type { FromLoadWorker, ToLoadWorker } from '../../load/hosts/page-protocol.ts';
import type { SecondRow } from '../../load/measurements.ts';
import type { Progress } from '../../load/progress.ts';
import type { LoadResult } from '../../load/result.ts';
import type { ScenarioFields } from '../../load/scenario-fields.ts';
import type { Target } from '../../load/target.ts';
import { inPageAddress } from '../../capture/connection-event.ts';

/** Where a run goes: the broker of the page in a profile, or an address. */
export type LabTarget = { kind: 'in-page'; profile: ProfileName } | { kind: 'address'; target: Target };

export interface LabRun {
  stop: () => void;
  /** Rejects when a worker could not be started. */
  done: Promise<LoadResult>;
}

export function startLabRun(
  scenario: ScenarioFields,
  where: LabTarget,
  told: (progress: Progress, rows: readonly SecondRow[]) => void,
): LabRun {
  const generator = makeLoadWorker();
  const broker = where.kind === 'in-page' ? makeBrokerWorker() : null;
  const { promise, resolve, reject } = Promise.withResolvers<LoadResult>();
  const port = broker && where.kind === 'in-page' ? controlPort(broker, where.profile) : null;
  for (const worker of [generator, broker])
    worker?.addEventListener('error', ({ message }) => reject(new Error(message || 'a worker could not be started')));
  generator.onmessage = ({ data }: MessageEvent<FromLoadWorker>) => {
    if (data.type === 'progress') told(data.progress, data.rows);
    else resolve(data.result);
  };
  const target: Target =
    where.kind === 'address'
      ? where.target
      : { transport: 'ws', host: 'in-page', port: 80, url: inPageAddress, login: {} };
  generator.postMessage({ type: 'run', scenario, target, port } satisfies ToLoadWorker, port === null ? [] : [port]);
  return {
    stop: () => generator.postMessage({ type: 'stop' } satisfies ToLoadWorker),
    done: promise.finally(() => {
      generator.terminate();
      broker?.terminate();
    }),
  };
}

function controlPort(broker: Worker, profile: ProfileName): MessagePort {
  const { port1, port2 } = new MessageChannel();
  broker.postMessage({ type: 'broker', port: port1, profile } satisfies ToBrokerWorker, [port1]);
  return port2;
}

function makeLoadWorker(): Worker {
  return new Worker(new URL('../../load/hosts/worker.ts', import.meta.url), { type: 'module', name: 'load' });
}

function makeBrokerWorker(): Worker {
  return new Worker(new URL('../../broker/hosts/worker.ts', import.meta.url), { type: 'module', name: 'load-broker' });
}
