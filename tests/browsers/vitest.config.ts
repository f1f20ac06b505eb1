// The built site in Firefox and WebKit, where they are installed. One file at a time: each begins a browser.
import { defineConfig } from 'vitest/config';
import { patient } from '../patience.ts';

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/browsers/**/*.test.ts'],
    maxWorkers: 1,
    ...patient,
    testTimeout: 10 * 60_000,
    // WebKit's driver loses a click now and then, and resizes late.
    retry: 1,
  },
});
