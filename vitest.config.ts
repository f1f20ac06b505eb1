// The unit tests. Those of rooms that keep nothing at the level of a module share a process, and so what they import.
import { defineConfig } from 'vitest/config';
import { patient } from './tests/patience.ts';

const shared = 'tests/{broker,capture,content,exercises,fuzz,inspector,mqtt,notebook,site}/**/*.test.ts';

export default defineConfig({
  test: {
    maxWorkers: '100%',
    ...patient,
    projects: [
      { extends: true, test: { name: 'shared', include: [shared], isolate: false } },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['tests/**/*.test.ts'],
          exclude: [shared, 'tests/e2e/**', 'tests/browsers/**', 'tests/hosting/**', 'tests/bench/**'],
        },
      },
    ],
  },
});
