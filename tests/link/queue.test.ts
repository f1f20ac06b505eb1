import { expect, test } from 'vitest';
import { Queue } from '../../src/link/queue.ts';
import { SeededRandom } from '../../src/random.ts';

test('what came first goes first, and what is left can be counted and read', () => {
  const queue = new Queue<number>([1, 2]);
  queue.push(3);
  expect([queue.shift(), queue.length, queue.first, [...queue]]).toEqual([1, 2, 2, [2, 3]]);
  queue.clear();
  expect([queue.length, queue.first, queue.shift()]).toEqual([0, undefined, undefined]);
});

test('thousands come and go at random as they do in an array', () => {
  const random = new SeededRandom(7);
  const queue = new Queue<number>();
  const array: number[] = [];
  for (let step = 0; step < 20_000; step += 1) {
    const more = random.next() < (step < 10_000 ? 0.7 : 0.3);
    if (more) {
      queue.push(step);
      array.push(step);
    } else expect(queue.shift()).toBe(array.shift());
    expect(queue.length).toBe(array.length);
  }
  expect([...queue]).toEqual(array);
});
