// Hostile bytes, a few seconds of them. New ones, and more, with `npm run fuzz`.
import fc from 'fast-check';
import { test, vi } from 'vitest';
import { bytesProperties } from './bytes-properties.ts';

// Slow only on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test.each(Object.entries(bytesProperties))('%s', (_name, property) => {
  fc.assert(property, { numRuns: 2000, seed: 1 });
});
