// Random histories of four clients of both versions, in each profile: after every step the broker has done what the reference says.
// Always the same ones; new ones, and more, with `npm run fuzz`.
import fc from 'fast-check';
import { test } from 'vitest';
import { historyProperties } from './properties.ts';

test.each(Object.entries(historyProperties(80)))('who must get what, and how: %s', (_name, property) => {
  fc.assert(property, { numRuns: 600, seed: 1 });
});
