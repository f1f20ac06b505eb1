// Hostile bytes, a few seconds of them. New ones, and more, with `npm run fuzz`.
import fc from 'fast-check';
import { test } from 'vitest';
import { bytesProperties } from './bytes-properties.ts';

test.each(Object.entries(bytesProperties))('%s', (_name, property) => {
  fc.assert(property, { numRuns: 2000, seed: 1 });
});
