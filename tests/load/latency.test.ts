import { expect, test } from 'vitest';
import { fromHistogramLog, Latency, toHistogramLog } from '../../src/load/latency.ts';

function latencyOf(microseconds: readonly number[]): Latency {
  const latency = new Latency();
  for (const each of microseconds) latency.record(each);
  return latency;
}

const fast = Array.from({ length: 990 }, () => 1000);
const slow = Array.from({ length: 10 }, () => 500_000);

test('percentiles are those of all values, in milliseconds, to three digits', () => {
  const { count, p50, p90, p99, 'p99.9': p999, max } = latencyOf([...fast, ...slow]).summary();
  expect([count, p50, p90, p99]).toEqual([1000, 1, 1, 1]);
  expect(p999).toBeCloseTo(500, 0);
  expect(max).toBeCloseTo(500, 0);
});

test('two that are added have the percentiles of all values together, not the mean of theirs', () => {
  const one = latencyOf(fast);
  const other = latencyOf(slow);
  one.add(other);
  expect(one.summary()).toEqual(latencyOf([...fast, ...slow]).summary());
  expect(one.at(99)).toBe(1);
});

test('without values everything is 0', () => {
  expect(new Latency().summary()).toEqual({ count: 0, mean: 0, p50: 0, p90: 0, p95: 0, p99: 0, 'p99.9': 0, max: 0 });
  expect(new Latency().steps()).toEqual([]);
});

test('text, log and what they are read back to are the same histogram', () => {
  const latency = latencyOf([1, 77, 1000, 123_456, 2 ** 32 + 5]);
  expect(Latency.fromText(latency.toText()).summary()).toEqual(latency.summary());
  const log = toHistogramLog({ latency, lag: latencyOf([5]) }, 1_700_000_000_000, 1_700_000_010_000);
  expect(log).toContain('Tag=latency,1700000000.000,10.000,');
  const read = fromHistogramLog(log + log);
  expect(Object.keys(read)).toEqual(['latency', 'lag']);
  expect(read.latency?.count).toBe(10);
  expect(read.latency?.at(50)).toBe(latency.at(50));
});

test('the steps of the percentile axis rise to the maximum', () => {
  const steps = latencyOf([...fast, ...slow]).steps();
  expect(steps[0]).toEqual({ percentile: 0, value: 1 });
  expect(steps.at(-1)?.percentile).toBe(1);
  expect(steps.at(-1)?.value).toBeCloseTo(500, 0);
  expect(steps.map(({ value }) => value)).toEqual(steps.map(({ value }) => value).sort((one, other) => one - other));
  expect(latencyOf(fast).toHgrm()).toContain('Value     Percentile TotalCount');
});
