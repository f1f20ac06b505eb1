import { defineConfig } from 'vitest/config';
import { patient } from './tests/patience.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/browsers/**', 'tests/bench/**'],
    maxWorkers: '100%',
    ...patient,
  },
});
