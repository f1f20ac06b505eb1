import { describe, expect, test } from 'vitest';
import { CheckError } from '../../src/checks.ts';
import { toCsv } from '../../src/load/export-csv.ts';
import { Latency } from '../../src/load/latency.ts';
import type { Measured } from '../../src/load/measured.ts';
import { mergeMeasured } from '../../src/load/merge-measured.ts';
import { readResult } from '../../src/load/read-result.ts';
import { areOfOneRun, mergeResults, resultOf, type LoadResult } from '../../src/load/result.ts';
import type { ScenarioFields } from '../../src/load/scenario-fields.ts';
import { judged, millisecondsOf } from '../../src/load/thresholds.ts';

function histogram(...milliseconds: number[]): string {
  const latency = new Latency();
  for (const each of milliseconds) latency.record(each * 1000);
  return latency.toText();
}

const many = (count: number, value: number): number[] => Array.from({ length: count }, () => value);
const part: Measured['parts'][number] = {
  kind: 'fan-out',
  planned: 1000,
  sent: 1000,
  acknowledged: 0,
  refused: 0,
  expected: 1000,
  delivered: 1000,
  duplicated: 0,
  outOfOrder: 0,
  foreign: 0,
};
const base: Measured = {
  ended: 'complete',
  connections: { wanted: 2, made: 2, took: 10 },
  parts: [part],
  measuredTime: 1000,
  sent: 1000,
  acknowledged: 0,
  delivered: 1000,
  bytesSent: 1,
  bytesReceived: 2,
  missed: 0,
  held: 0,
  busy: null,
  happenings: [],
  rows: [{ second: 0, sent: 1000, acknowledged: 0, delivered: 1000, latency: histogram(1, 2) }],
  histograms: {
    latency: histogram(...many(99, 1), 3),
    naive: histogram(1),
    acknowledgement: histogram(),
    connect: histogram(5),
    lag: histogram(0.1),
    loop: histogram(),
  },
};
const scenario: ScenarioFields = { scenario: 'fan-out', rate: 1000, duration: 1 };
const head = { scenario, target: 'mqtt://127.0.0.1:1883', started: '2026-01-01T00:00:00.000Z', generators: 1 };

function resultWith(measured: Partial<Measured>, ofPart: Partial<typeof part> = {}): LoadResult {
  return resultOf(head, { ...base, parts: [{ ...part, ...ofPart }], ...measured });
}

describe('the verdict', () => {
  test('on a broker that did what was asked for is that nobody was the limit', () => {
    expect(resultWith({}).verdict).toEqual({ limit: 'none', reasons: [] });
  });

  test('is never on the broker when the generator missed its own plan', () => {
    const { verdict } = resultWith({ missed: 20 }, { delivered: 900 });
    expect(verdict).toEqual({
      limit: 'generator',
      reasons: [
        { code: 'plan-missed', part: 0.02 },
        { code: 'lost', count: 100 },
      ],
    });
  });

  test('is on the generator when its own lag makes up the latency', () => {
    const histograms = { ...base.histograms, lag: histogram(...many(90, 0), ...many(10, 20)), latency: histogram(25) };
    expect(resultWith({ histograms }).verdict.reasons[0]?.code).toBe('own-lag');
  });

  test('is on the generator when its event loop stood still again and again: what came meanwhile was read late', () => {
    const histograms = { ...base.histograms, loop: histogram(...many(90, 0), ...many(10, 80)) };
    expect(resultWith({ histograms }).verdict).toMatchObject({ limit: 'generator', reasons: [{ code: 'loop-lag' }] });
  });

  test('of a closed loop looks at how busy the generator was', () => {
    const closed: ScenarioFields = { scenario: 'point-to-point', window: 5, duration: 1 };
    expect(resultOf({ ...head, scenario: closed }, { ...base, busy: 0.97 }).verdict).toEqual({
      limit: 'generator',
      reasons: [{ code: 'busy', part: 0.97 }],
    });
    expect(resultOf({ ...head, scenario: closed }, { ...base, busy: 0.5 }).verdict.limit).toBe('none');
  });

  test.each([
    ['loses messages', {}, { delivered: 990 }, { code: 'lost', count: 10 }],
    ['refuses messages', {}, { refused: 3 }, { code: 'refused', count: 3 }],
    [
      'takes no more',
      { held: 500, sent: 600 },
      { sent: 600, expected: 600, delivered: 600 },
      { code: 'rate-not-reached', sent: 600, offered: 1000 },
    ],
    ['refuses clients', { connections: { wanted: 5, made: 3, took: 10 } }, {}, { code: 'not-connected', count: 2 }],
    [
      'closes connections',
      { happenings: [{ code: 'closed', detail: 'x', count: 2 }] },
      {},
      { code: 'connections-lost', count: 2 },
    ],
  ] as const)('is on a broker that %s', (_, measured, ofPart, reason) => {
    expect(resultWith(measured as Partial<Measured>, ofPart).verdict).toEqual({ limit: 'broker', reasons: [reason] });
  });
});

describe('merged results', () => {
  const slow = resultWith({ histograms: { ...base.histograms, latency: histogram(...many(100, 500)) }, missed: 1 });

  test('have the percentiles of all messages', () => {
    const merged = mergeResults([resultWith({}), slow]);
    expect(merged.figures.latency.count).toBe(200);
    expect(merged.figures.latency.p50).toBeCloseTo(3, 1);
    expect(merged.figures.latency.p90).toBeCloseTo(500, 0);
    expect(merged).toMatchObject({ generators: 2, figures: { rates: { offered: 2000, sent: 2000 } } });
    expect(merged.measured).toMatchObject({
      missed: 1,
      delivered: 2000,
      connections: { wanted: 4, made: 4, took: 10 },
    });
    expect(merged.measured.rows).toHaveLength(1);
    expect(Latency.fromText(merged.measured.rows[0]?.latency ?? '').count).toBe(4);
  });

  test('are one when there is one', () => {
    expect(mergeMeasured([base])).toEqual(base);
  });

  test('are only those of one scenario', () => {
    expect(areOfOneRun([resultWith({}), slow])).toBe(true);
    expect(areOfOneRun([slow, resultOf({ ...head, scenario: { ...scenario, duration: 2 } }, base)])).toBe(false);
  });
});

describe('the file of a result', () => {
  test('is read back as it was, its figures and its verdict made anew', () => {
    const result = resultWith({ missed: 20, happenings: [{ code: 'garbage', detail: 'x', count: 1 }] });
    const saved = JSON.parse(JSON.stringify({ ...result, verdict: 'all is well' })) as unknown;
    expect(readResult(saved)).toEqual(result);
  });

  test.each([
    [{ format: 'x' }, 'format'],
    [{ ...resultWith({}), scenario: { scenario: 'pub', rate: 0 } }, 'rate'],
    [{ ...resultWith({}), measured: { ...base, parts: [] } }, 'measured.parts'],
    [
      { ...resultWith({}), measured: { ...base, histograms: { ...base.histograms, lag: 'x' } } },
      'measured.histograms.lag',
    ],
  ])('is refused where it is none: %#', (value, place) => {
    expect(() => readResult(value)).toThrow(CheckError);
    expect(() => readResult(value)).toThrow(place);
  });

  test('is a table of its seconds as CSV', () => {
    expect(toCsv(resultWith({}))).toBe(
      'second,sent,acknowledged,delivered,p50_ms,p99_ms,max_ms\r\n0,1000,0,1000,1,2,2\r\n',
    );
  });
});

describe('thresholds', () => {
  const { figures } = resultWith({}, { delivered: 998 });

  test('are kept or not', () => {
    expect(
      judged(
        [
          { of: 'p99', below: 3 },
          { of: 'p99', below: 0.5 },
          { of: 'lost', atMost: 2 },
          { of: 'lost', atMost: 1 },
        ],
        figures,
      ).map(({ was, kept }) => [was, kept]),
    ).toEqual([
      [1, true],
      [1, false],
      [2, true],
      [2, false],
    ]);
  });

  test('of latency are not kept by a run without messages', () => {
    const empty = resultWith({ histograms: { ...base.histograms, latency: histogram() } }).figures;
    expect(judged([{ of: 'p99', below: 3 }], empty)[0]).toMatchObject({ was: null, kept: false });
  });

  test.each([
    ['50ms', 50],
    ['0.5s', 500],
    ['800us', 0.8],
    ['7', 7],
    ['2m', 120_000],
    ['fast', null],
    ['-1ms', null],
  ])('%s is %s milliseconds', (text, milliseconds) => {
    expect(millisecondsOf(text)).toBe(milliseconds);
  });
});
