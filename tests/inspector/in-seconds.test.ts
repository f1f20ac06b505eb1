import { expect, test } from 'vitest';
import { inSeconds } from '../../src/inspector/in-seconds.ts';

test.each([
  [0, '0.000'],
  [-0.3, '0.000'],
  [-1.2, '-0.001'],
  [1234.4, '1.234'],
])('%f ms are %s s', (milliseconds, text) => {
  expect(inSeconds(milliseconds)).toBe(text);
});
