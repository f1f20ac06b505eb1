import { expect, test } from 'vitest';
import { bytesPerRow } from '../../../src/inspector/packets/bytes-per-row.ts';

test.each([
  [0, 16, 8],
  [704, 16, 8],
  [831, 16, 8],
  [832, 16, 16],
  // Large type needs more room.
  [832, 20, 8],
  [1100, 20, 16],
])('%i pixels with %i to the rem: %i bytes a row', (width, rem, bytes) => {
  expect(bytesPerRow(width, rem)).toBe(bytes);
});
