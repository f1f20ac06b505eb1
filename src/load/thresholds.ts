// What a result has to reach, so that a run can stand in a CI: `p99 below 50 ms`, `lost at most 0`. Pure.
import type { Figures } from './figures.ts';

export const latencyThresholds = ['p50', 'p90', 'p95', 'p99', 'p99.9', 'max'] as const;
export const countThresholds = ['lost', 'duplicated', 'outOfOrder', 'refused'] as const;

export type Threshold =
  { of: (typeof latencyThresholds)[number]; below: number } | { of: (typeof countThresholds)[number]; atMost: number };

export interface Judged {
  threshold: Threshold;
  /** In milliseconds, or a count; null when there is no message to measure. */
  was: number | null;
  kept: boolean;
}

export function judged(thresholds: readonly Threshold[], { latency, counts }: Figures): Judged[] {
  return thresholds.map((threshold) => {
    if ('atMost' in threshold) {
      const was = counts[threshold.of];
      return { threshold, was, kept: was <= threshold.atMost };
    }
    // No latency is not a low one.
    const was = latency.count === 0 ? null : latency[threshold.of];
    return { threshold, was, kept: was !== null && was < threshold.below };
  });
}

/** Milliseconds of `50ms`, `0.5s`, `800us`, or of a number alone; null when it is no duration. */
export function millisecondsOf(text: string): number | null {
  const [, number, unit = 'ms'] = /^(\d+(?:\.\d+)?)\s*(us|µs|ms|s|m)?$/.exec(text.trim()) ?? [];
  if (number === undefined) return null;
  const factor = { us: 0.001, µs: 0.001, ms: 1, s: 1000, m: 60_000 }[unit];
  return factor === undefined ? null : Number(number) * factor;
}
