import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrivals, FlowSequence } from '../../src/load/flow-sequence.ts';

const { inOrder, late, duplicate } = arrivals;

function taken(...numbers: number[]): { said: number[]; sequence: FlowSequence } {
  const sequence = new FlowSequence();
  return { said: numbers.map((number) => sequence.take(number)), sequence };
}

test('numbers in order lose nothing', () => {
  const { said, sequence } = taken(0, 1, 2, 3);
  expect(said).toEqual([inOrder, inOrder, inOrder, inOrder]);
  expect(sequence.lost(4)).toBe(0);
  expect(sequence.lost(6)).toBe(2);
});

test('what comes late is not lost, and what comes again is a duplicate', () => {
  const { said, sequence } = taken(0, 5, 3, 3, 0, 5, 1);
  expect(said).toEqual([inOrder, inOrder, late, duplicate, duplicate, duplicate, late]);
  expect(sequence.lost(6)).toBe(2);
});

test('any order, with losses and repetitions, is counted as a list of all numbers would count it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 300 }), { maxLength: 600 }), (numbers) => {
      const sequence = new FlowSequence();
      const seen = new Set<number>();
      for (const number of numbers) {
        const expected = seen.has(number) ? duplicate : number < Math.max(-1, ...seen) ? late : inOrder;
        expect(sequence.take(number)).toBe(expected);
        seen.add(number);
      }
      expect(sequence.lost(301)).toBe(301 - seen.size);
    }),
  );
});
