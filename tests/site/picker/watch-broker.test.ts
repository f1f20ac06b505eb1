import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchBroker } from '../../../src/site/picker/watch-broker.ts';
import type { BrokerState } from '../../../src/wire/page-protocol.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const url = 'ws://localhost:8083/mqtt';
const gone = (code: 'unreachable' | 'mixed-content' = 'unreachable'): BrokerState => ({
  state: 'refused',
  why: { code, url },
});
const there: BrokerState = { state: 'connected', roundTrip: 1, name: 'x', version: 5 };

function watched() {
  const state = signal<BrokerState>({ state: 'unknown' });
  const [hidden, online] = [signal(false), signal(true)];
  const asked: number[] = [];
  const answer = { now: (): BrokerState | null => null };
  const ask = (): void => {
    asked.push(Date.now());
    const given = answer.now();
    if (given !== null) state.value = given;
  };
  watchBroker({ state, hidden, online, ask, now: Date.now });
  return { state, hidden, online, asked, answer };
}

test('a broker that is gone is asked more and more seldom, and not any more once it is back', () => {
  const { state, asked, answer } = watched();
  answer.now = () => (asked.length < 3 ? gone() : there);
  state.value = gone();
  vi.advanceTimersByTime(600_000);
  expect(asked).toEqual([2000, 6000, 14_000]);
  expect(state.value).toBe(there);
});

test('nobody is asked while the page is hidden; when it is seen again, about what is old', () => {
  const { state, hidden, asked, answer } = watched();
  answer.now = gone;
  state.value = gone();
  hidden.value = true;
  vi.advanceTimersByTime(3_600_000);
  expect(asked).toEqual([]);
  hidden.value = false;
  expect(asked).toEqual([3_600_000]);
});

test('after a sleep a broker that was there is asked once; after a short absence it is not', () => {
  const { state, hidden, asked, answer } = watched();
  answer.now = () => ({ ...there });
  state.value = there;
  hidden.value = true;
  vi.advanceTimersByTime(10_000);
  hidden.value = false;
  expect(asked).toEqual([]);
  hidden.value = true;
  vi.advanceTimersByTime(3_600_000);
  hidden.value = false;
  expect(asked).toEqual([3_610_000]);
  vi.advanceTimersByTime(3_600_000);
  expect(asked).toHaveLength(1);
});

test('it is asked when there is a network again, and never about an address that cannot be used', () => {
  const { state, online, asked } = watched();
  state.value = gone('mixed-content');
  vi.advanceTimersByTime(600_000);
  expect(asked).toEqual([]);
  state.value = there;
  online.value = false;
  vi.advanceTimersByTime(40_000);
  online.value = true;
  expect(asked).toEqual([640_000]);
});
