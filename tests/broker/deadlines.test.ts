import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deadline, Deadlines } from '../../src/broker/deadlines.ts';

test('deadlines come in their order, however they were set, moved and taken back', () => {
  const step = fc.record({ who: fc.nat(20), at: fc.option(fc.nat(1000)) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const entries = Array.from({ length: 21 }, (_, who) => deadline(who));
      const deadlines = new Deadlines<number>();
      const expected = new Map<number, number>();
      for (const { who, at } of steps) {
        const entry = entries[who];
        if (entry === undefined) continue;
        if (at === null) {
          deadlines.clear(entry);
          expected.delete(who);
        } else {
          deadlines.set(entry, at);
          expected.set(who, at);
        }
        expect(deadlines.next()).toBe(expected.size === 0 ? null : Math.min(...expected.values()));
      }
      const times: number[] = [];
      for (let who = deadlines.takeDue(1000); who !== undefined; who = deadlines.takeDue(1000)) {
        times.push(expected.get(who) ?? NaN);
      }
      expect(times).toEqual([...expected.values()].sort((a, b) => a - b));
    }),
  );
});

test('nothing is due before its time', () => {
  const deadlines = new Deadlines<string>();
  deadlines.set(deadline('a'), 10);
  expect(deadlines.takeDue(9)).toBeUndefined();
  expect(deadlines.takeDue(10)).toBe('a');
  expect(deadlines.next()).toBeNull();
});
