// A worker that was asked to stop is given up when it is silent for longer than it ever was, within bounds.
import { expect, test } from 'vitest';
import { Pulse } from '../../src/kernel/pulse.ts';

/** When one that gave signs of life at these times, and was asked at `asked`, is given up. */
function givenUp(asked: number, ...beats: number[]): number {
  const pulse = new Pulse();
  pulse.beat(0);
  pulse.begin();
  for (const time of beats) pulse.beat(time);
  return pulse.givenUpAt(asked);
}

test('code that does not end from its beginning gives no sign: 300 ms', () => {
  expect(givenUp(5000)).toBe(5300);
});

test('one that gets on as it should, and then no more: 300 ms, counted from the last sign', () => {
  expect(givenUp(1000, 100, 200, 300)).toBe(1300);
  expect(givenUp(1000, 800, 900, 1000, 1100)).toBe(1400);
});

test('on a busy machine silence means less, until it gets on again', () => {
  expect(givenUp(1000, 200, 900)).toBe(3100);
  const quick = Array.from({ length: 30 }, (_, index) => 1000 + 100 * index);
  expect(givenUp(4000, 200, 900, ...quick)).toBe(4300);
});

test('nobody waits for longer than three seconds', () => {
  expect(givenUp(1000, 200, 900, 1800, 2700, 3600)).toBe(4000);
  expect(givenUp(10_000, 0, 9000)).toBe(13_000);
});
