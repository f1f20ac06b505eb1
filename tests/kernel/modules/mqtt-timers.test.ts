// The timers of MQTT.js: 0 ms is a microtask, anything longer a timer, and both can be cleared.
import { expect, test } from 'vitest';
import { clearTimeout, setTimeout } from '../../../src/kernel/modules/mqtt-timers.ts';

test('0 ms runs before any other timer, in order and with its values', async () => {
  const ran: unknown[] = [];
  const later = new Promise((resolve) => globalThis.setTimeout(resolve, 0));
  void later.then(() => ran.push('timer'));
  setTimeout((a, b) => ran.push(a, b), 0, 1, 2);
  setTimeout(() => ran.push(3));
  const cleared = setTimeout(() => ran.push('cleared'), 0);
  clearTimeout(cleared);
  clearTimeout(null);
  await Promise.resolve();
  await Promise.resolve();
  expect(ran).toEqual([1, 2, 3]);
  await later;
});

test('a longer one is a timer and can be cleared', async () => {
  const ran: string[] = [];
  clearTimeout(setTimeout(() => ran.push('cleared'), 1));
  await new Promise((resolve) => setTimeout(resolve, 2));
  expect(ran).toEqual([]);
});
