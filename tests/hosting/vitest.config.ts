// The built site behind real servers, started with the very configurations that readers are given. One file at a time: some build the
// site anew, all measure or count.
import { defineConfig } from 'vitest/config';
import { patient } from '../patience.ts';

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/hosting/**/*.test.ts'],
    setupFiles: ['tests/e2e/keeps-policy.ts'],
    maxWorkers: 1,
    ...patient,
    hookTimeout: 10 * 60_000,
  },
});
