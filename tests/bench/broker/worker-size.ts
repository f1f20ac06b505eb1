// What a page loads for the broker in its worker, built as the site builds it: minified and gzipped.
import { basename, join } from 'node:path';
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
  const sources = new Map(
    output.flatMap((one) => (one.type === 'asset' ? [[basename(one.fileName), String(one.source)]] : [])),
  );
  const entry = [...sources.keys()].find((name) => /^worker-[^/]*\.js$/.test(name));
  if (entry === undefined) throw new Error('the bundler made no worker');
  return [...loaded(entry, sources)].reduce((sum, name) => sum + gzipSync(sources.get(name) ?? '').length, 0) / 1024;
}

/** The entry, what it fetches first of all (src/broker/hosts/worker.ts), and what that imports; not what it may fetch later. */
function loaded(name: string, sources: ReadonlyMap<string, string>, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const imported = name.startsWith('worker-') ? /["'`]\.\/([^"'`]+)/g : /\b(?:from|import) ?["'`]\.\/([^"'`]+)/g;
  for (const [, file = ''] of (sources.get(name) ?? '').matchAll(imported)) loaded(file, sources, seen);
  return seen;
}
