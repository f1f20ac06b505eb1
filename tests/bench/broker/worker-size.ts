// What a page loads for the broker in its worker, built as the site builds it: minified and gzipped.
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import type { Comparison } from './comparison.ts';

/** A page of nothing but the worker; the bundler must think that it lies here. */
const page = join(import.meta.dirname, 'page.js');
const code = `new Worker(new URL('../../../src/broker/hosts/worker.ts', import.meta.url), { type: 'module' });`;

export async function benchWorkerSize(comparison: Comparison): Promise<void> {
  comparison.title('What a page loads');
  await comparison.row({
    name: 'worker bundle, gzipped',
    unit: 'KB',
    better: 'less',
    rounds: 1,
    goal: { own: 32 },
    measure: ({ name }) => (name === 'own' ? workerSize() : Promise.resolve(null)),
  });
}

async function workerSize(): Promise<number> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === page ? id : null),
        load: (id) => (id === page ? code : null),
      },
    ],
    worker: { format: 'es' },
    build: { write: false, rolldownOptions: { input: page } },
  })) as Rolldown.RolldownOutput;
  const worker = output.find(({ fileName }) => /worker-[^/]*\.js$/.test(fileName));
  if (worker?.type !== 'asset') throw new Error('the bundler made no worker');
  return gzipSync(worker.source).length / 1024;
}
