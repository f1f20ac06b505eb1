import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Plan } from '../../src/load/plan.ts';

describe('a plan', () => {
  test('spreads the rate evenly, from the first moment on', () => {
    const plan = new Plan(10, 0, 1000);
    expect(plan.total).toBe(10);
    expect(Array.from({ length: 10 }, (_, number) => plan.time(number))).toEqual([
      0, 100, 200, 300, 400, 500, 600, 700, 800, 900,
    ]);
    expect([0, 99, 100, 899, 900, 5000].map((time) => plan.due(time))).toEqual([1, 1, 2, 9, 10, 10]);
    expect(plan.due(-1)).toBe(0);
  });

  test('rises evenly during the ramp: half of the messages that the full rate would bring', () => {
    const plan = new Plan(100, 2000, 3000);
    expect(plan.total).toBe(200);
    expect(plan.due(1000)).toBe(26); // a quarter of the hundred of the ramp, and the next one at this very time
    expect(plan.time(100)).toBe(2000);
    expect(plan.time(150)).toBe(2500);
  });

  test('never ends behind its end, and tells times and numbers that agree', () => {
    const settings = fc.record({
      rate: fc.double({ min: 0.5, max: 100_000, noNaN: true }),
      end: fc.integer({ min: 100, max: 60_000 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      place: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(settings, ({ rate, end, part, place }) => {
        const plan = new Plan(rate, end * part, end);
        const number = Math.floor(plan.total * place * 0.999);
        if (number >= plan.total) return;
        const time = plan.time(number);
        expect(time).toBeLessThan(end + 1e-3);
        expect(plan.due(time)).toBeGreaterThan(number);
        if (number > 0) expect(time).toBeGreaterThan(plan.time(number - 1));
        expect(plan.due(end)).toBe(plan.total);
      }),
    );
  });
});
