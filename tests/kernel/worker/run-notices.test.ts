// What is told of a run while it goes on: each thing when it has changed, and what is held back until nothing is.
import { expect, test, vi } from 'vitest';
import { RunNotices } from '../../../src/kernel/worker/run-notices.ts';
import type { FromKernel } from '../../../src/kernel/protocol.ts';

// The kernel takes its timers once, when it is imported.
vi.hoisted(() => vi.useFakeTimers());

const run = { cell: 'a', execution: 1 };

function notices() {
  const told: FromKernel[] = [];
  let over = false;
  const host = { ...run, post: (message: FromKernel) => told.push(message), declares: () => ['x'], isOver: () => over };
  const made = new RunNotices(host);
  made.tell();
  told.splice(0);
  return { made, told, end: () => (over = true) };
}

test('bytes that are held back are told as they change, and that none are any more', () => {
  const { made, told } = notices();
  let [one, other] = [100_000, 5000];
  made.addHolder(() => one);
  const forget = made.addHolder(() => other);
  made.soon();
  made.soon();
  vi.advanceTimersByTime(50);
  expect(told.splice(0)).toEqual([{ type: 'waiting', ...run, wait: null, held: 105_000 }]);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([]);
  one = 7;
  forget();
  vi.advanceTimersByTime(250);
  expect(told.splice(0)).toEqual([{ type: 'waiting', ...run, wait: null, held: 7 }]);
  one = 0;
  other = 9;
  vi.advanceTimersByTime(250);
  expect(told.splice(0)).toEqual([{ type: 'waiting', ...run, wait: null }]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a run that is over holds nothing back', () => {
  const { made, told, end } = notices();
  made.addHolder(() => 100_000);
  made.soon();
  vi.advanceTimersByTime(50);
  end();
  vi.advanceTimersByTime(250);
  expect(told.at(-1)).toEqual({ type: 'waiting', ...run, wait: null });
  made.soon();
  expect(vi.getTimerCount()).toBe(0);
});
