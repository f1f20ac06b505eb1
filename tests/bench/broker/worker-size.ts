// What a page loads for the broker in its worker: one bundle, minified and gzipped.
import { build, type Rolldown } from 'vite';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Comparison } from './comparison.ts';

const entry = join(import.meta.dirname, '../../../src/broker/hosts/worker.ts');

export async function benchWorkerSize(comparison: Comparison): Promise<void> {
  comparison.title('What a page loads');
  await comparison.row({
    name: 'worker bundle, gzipped',
    unit: 'KB',
    better: 'less',
    rounds: 1,
    goal: { own: 25 },
    measure: ({ name }) => (name === 'own' ? bundleSize() : Promise.resolve(null)),
  });
}

async function bundleSize(): Promise<number> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: true, lib: { entry, formats: ['iife'], name: 'broker' } },
  })) as Rolldown.RolldownOutput[];
  const code = built.flatMap(({ output }) => output.map((file) => (file.type === 'chunk' ? file.code : '')));
  return gzipSync(code.join('')).length / 1024;
}
