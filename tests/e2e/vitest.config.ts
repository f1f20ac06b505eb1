// The browser tests: the real Chromium against the built site, one file at a time.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    root: new URL('../..', import.meta.url).pathname,
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A machine that is busy with something else gets a second chance; a test that fails twice has failed.
    retry: process.env.CI ? 1 : 0,
  },
});
