// Work that waits for a repaint is done once, whether the page is seen, hidden, or hidden while the work waits.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atNextRepaint } from '../../src/inspector/at-next-repaint.ts';

class Page extends EventTarget {
  hidden = false;
}

let page: Page;
let frames: Map<number, () => void>;
let done: number;
const work = (): void => void (done += 1);

beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  frames = new Map();
  done = 0;
  vi.stubGlobal('document', page);
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => {
    frames.set(frames.size + 1, call);
    return frames.size;
  });
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.delete(frame));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function show(seen: boolean): void {
  page.hidden = !seen;
  page.dispatchEvent(new Event('visibilitychange'));
}

function repaint(): void {
  for (const call of frames.values()) call();
  frames.clear();
}

test('on a page that is seen it is done with the repaint', () => {
  atNextRepaint(work);
  expect(done).toBe(0);
  repaint();
  show(false);
  vi.runAllTimers();
  expect(done).toBe(1);
});

test('on a hidden page a timer does it', () => {
  page.hidden = true;
  atNextRepaint(work);
  vi.advanceTimersByTime(50);
  expect([done, frames.size]).toEqual([1, 0]);
});

test('a timer does it when the page is hidden while it waits, and the repaint that comes back does not do it again', () => {
  atNextRepaint(work);
  show(false);
  vi.advanceTimersByTime(50);
  expect(done).toBe(1);
  show(true);
  repaint();
  vi.runAllTimers();
  expect(done).toBe(1);
});
