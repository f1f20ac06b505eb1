// The browser tests: the real Chromium against the built site, five files at a time on two processors, as most of them wait. Those that
// build the site anew come after the others, alone: they replace what the others are served.
import { defineConfig } from 'vitest/config';
import { patient } from '../patience.ts';

const builders = ['tests/e2e/start.test.ts', 'tests/e2e/base-path.test.ts'];

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    ...patient,
    setupFiles: ['tests/e2e/keeps-policy.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: builders,
          maxWorkers: 5,
          sequence: { groupOrder: 1 },
        },
      },
      { extends: true, test: { name: 'builds', include: builders, maxWorkers: 1, sequence: { groupOrder: 2 } } },
    ],
  },
});
