import type { WriteStream } from 'node:tty';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tellProgress } from '../../src/commands/load-progress.ts';
import type { Progress } from '../../src/load/progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const at = (sent: number, time: number): Progress => ({
  phase: 'traffic',
  connected: 3,
  clients: 4,
  sent,
  delivered: sent * 2,
  time,
  of: 10_000,
});

/** What is written while the progress goes from one state to the next, each a second long. */
function told(isTTY: boolean, ...states: Progress[]): string[] {
  const lines: string[] = [];
  let state = at(0, 0);
  const to = { isTTY, write: (text: string) => lines.push(text) } as unknown as WriteStream;
  const end = tellProgress(to, 'en', () => state);
  for (state of states) vi.advanceTimersByTime(1000);
  end();
  vi.advanceTimersByTime(5000);
  return lines;
}

test('a terminal has one line that is written over, and removed in the end', () => {
  expect(told(true, at(5, 1000), at(5, 1000), at(9, 2500))).toEqual([
    '\r\u001b[Krunning: 3 of 4 clients, 5 sent, 10 delivered, 9 s left',
    '\r\u001b[Krunning: 3 of 4 clients, 9 sent, 18 delivered, 8 s left',
    '\r\u001b[K',
  ]);
});

test('elsewhere there is a line for each second in which something has changed', () => {
  expect(told(false, at(5, 1000), at(5, 1000), at(9, 2500))).toEqual([
    'running: 3 of 4 clients, 5 sent, 10 delivered, 9 s left\n',
    'running: 3 of 4 clients, 9 sent, 18 delivered, 8 s left\n',
  ]);
});
