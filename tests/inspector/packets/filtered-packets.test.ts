import { expect, it } from 'vitest';
import { FrameStore } from '../../../src/capture/packet-store.ts';
import { FilteredFrames } from '../../../src/inspector/packets/filtered-packets.ts';
import { frameOf, publish } from '../../capture/packets.ts';

const frames = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => frameOf(publish, { number: from + index }));
const numbers = (rows: FilteredFrames) => Array.from({ length: rows.length }, (_, index) => rows.at(index)?.number);

it('tests each frame once, in order, however it comes', () => {
  const store = new FrameStore();
  const tested: number[] = [];
  const rows = new FilteredFrames(store, ({ number }) => {
    tested.push(number);
    return number % 2 === 0;
  });
  store.add(frames(1, 5));
  expect(rows.step(3)).toBe(true);
  expect(numbers(rows)).toEqual([2]);
  expect(rows.step(3)).toBe(false);
  store.add(frames(6, 8));
  expect(rows.step(100)).toBe(false);
  expect(numbers(rows)).toEqual([2, 4, 6, 8]);
  expect(tested).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

it('lets go of frames that the store no longer has', () => {
  const store = new FrameStore({ frames: 4, bytes: 1e6 });
  const rows = new FilteredFrames(store, () => true);
  store.add(frames(1, 4));
  rows.step(100);
  store.add(frames(5, 6));
  rows.step(100);
  expect(numbers(rows)).toEqual([3, 4, 5, 6]);
  expect([rows.indexOf(2), rows.indexOf(3), rows.indexOf(6), rows.indexOf(7)]).toEqual([-1, 0, 3, -1]);
  store.clear();
  rows.step(100);
  expect(rows.length).toBe(0);
});
