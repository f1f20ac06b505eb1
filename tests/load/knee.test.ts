import { describe, expect, test } from 'vitest';
import { atRate, kneeOf, type KneeStep } from '../../src/load/knee.ts';

const step = (rate: number, kept: boolean, gaveWay: KneeStep['gaveWay'] = kept ? null : 'broker'): KneeStep => ({
  rate,
  sent: rate,
  delivered: rate,
  p50: 1,
  p99: 2,
  lost: 0,
  kept,
  gaveWay,
});

/** Goes on until it is found, against a broker that bears `bearable`. */
function search(first: number, bearable: number): KneeStep[] {
  const steps: KneeStep[] = [];
  for (let { next } = kneeOf(steps, first); next !== null; next = kneeOf(steps, first).next)
    steps.push(step(next, next <= bearable));
  return steps;
}

describe('the knee', () => {
  test('is found by doubling, then by halving the space between', () => {
    const steps = search(100, 1000);
    expect(steps.map(({ rate }) => rate)).toEqual([100, 200, 400, 800, 1600, 1130, 951, 1040]);
    const { highest, broken } = kneeOf(steps, 100);
    expect([highest?.rate, broken?.rate]).toEqual([951, 1040]);
  });

  test('may lie below the first rate', () => {
    expect(search(100, 30).map(({ rate }) => rate)).toEqual([100, 50, 25, 35.4, 29.7, 32.4]);
  });

  test('is not looked for without end', () => {
    expect(search(100, Infinity)).toHaveLength(20);
    expect(search(100, 0).map(({ rate }) => rate)).toEqual([100, 50, 25, 12.5, 6.25, 3.125, 1.5625]);
  });

  test('is below the lowest rate that was not kept, whatever was kept above it', () => {
    const { highest, broken } = kneeOf([step(100, true), step(200, false), step(400, true)], 100);
    expect([highest?.rate, broken?.rate]).toEqual([100, 200]);
  });

  test('tells who gave way', () => {
    expect(kneeOf([step(100, true), step(105, false, 'generator')], 100)).toMatchObject({
      next: null,
      broken: { gaveWay: 'generator' },
    });
  });
});

test('a scenario at another rate keeps the proportions of its parts', () => {
  expect(atRate({ scenario: 'pub', qos: 1 }, 500)).toEqual({ scenario: 'pub', qos: 1, rate: 500 });
  expect(
    atRate(
      {
        scenario: 'mixed',
        parts: [
          { scenario: 'conn', clients: 3 },
          { scenario: 'pub', rate: 100 },
          { scenario: 'fan-out', rate: 300 },
        ],
      },
      800,
    ),
  ).toEqual({
    scenario: 'mixed',
    parts: [
      { scenario: 'conn', clients: 3 },
      { scenario: 'pub', rate: 200 },
      { scenario: 'fan-out', rate: 600 },
    ],
  });
});
