import { expect, test } from 'vitest';
import { columnsOf, fitText } from '../../../src/inspector/diagram/fit-text.ts';

test.each([
  ['hello', 5, 'hello'],
  ['hello', 4, 'hel…'],
  ['报文报文', 8, '报文报文'],
  ['报文报文', 6, '报文…'],
  ['hello', 0, ''],
])('%s in %i columns is %s', (text, columns, fitted) => {
  expect(fitText(text, columns)).toBe(fitted);
  expect(columnsOf(fitted)).toBeLessThanOrEqual(columns);
});
