// Some hundred programs; `npm run fuzz -- --only typescript` tries more.
import fc from 'fast-check';
import { test } from 'vitest';
import { typeScriptProperties } from './typescript-properties.ts';

test.each(Object.entries(typeScriptProperties))(
  '%s',
  async (_name, property) => {
    await fc.assert<[string]>(property, { seed: 1, numRuns: 300, maxSkipsPerRun: 1000 });
  },
  60_000,
);
