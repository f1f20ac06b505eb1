// Finds the knee: the highest rate at which the thresholds are kept. The rate doubles until they are not; then the space between
// is halved until it is small. Pure.
import { offeredRate } from './scenario.ts';
import { defaultRate, readScenario } from './read-scenario.ts';
import type { LoadResult } from './result.ts';
import type { ScenarioFields, TrafficFields } from './scenario-fields.ts';
import { judged, type Threshold } from './thresholds.ts';

/** How much higher than the highest rate that was kept the lowest one may be that was not. */
const closeEnough = 1.1;
const mostSteps = 20;
/** The first rate is halved so often when not even that is kept. */
const mostHalvings = 6;

/** Without any of its own: from here on people notice, or something is gone. */
export const usualThresholds: readonly Threshold[] = [
  { of: 'p99', below: 100 },
  { of: 'lost', atMost: 0 },
];

export interface KneeStep {
  /** Offered, in messages a second, and what came of it. */
  rate: number;
  sent: number;
  delivered: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  lost: number;
  kept: boolean;
  /** Who gave way. When a threshold is not kept and the generator is not the limit, it is the broker. */
  gaveWay: 'generator' | 'broker' | null;
}

export interface Knee {
  /** The highest rate that was kept, and the lowest above it that was not. */
  highest: KneeStep | null;
  broken: KneeStep | null;
  /** The rate of the next step; null = it is found. */
  next: number | null;
}

export function kneeStep(rate: number, { figures, verdict }: LoadResult, thresholds: readonly Threshold[]): KneeStep {
  const reachesRate = !verdict.reasons.some(({ code }) => code === 'rate-not-reached');
  const isKept = reachesRate && judged(thresholds, figures).every(({ kept }) => kept);
  const isOwn = verdict.limit === 'generator';
  return {
    rate,
    sent: figures.rates.sent,
    delivered: figures.rates.delivered,
    p50: figures.latency.p50,
    p99: figures.latency.p99,
    lost: figures.counts.lost,
    kept: isKept && !isOwn && verdict.limit !== 'unmeasured',
    gaveWay: isOwn ? 'generator' : isKept && verdict.limit !== 'unmeasured' ? null : 'broker',
  };
}

/** What the steps so far say; `first`: the rate to begin with. */
export function kneeOf(steps: readonly KneeStep[], first: number): Knee {
  const broken = lowest(steps.filter(({ kept }) => !kept));
  // A rate that was kept above one that was not was luck.
  const highest = steps.reduce<KneeStep | null>(
    (best, step) =>
      step.kept && (broken === null || step.rate < broken.rate) && step.rate > (best?.rate ?? 0) ? step : best,
    null,
  );
  return { highest, broken, next: steps.length >= mostSteps ? null : nextRate(highest, broken, first) };
}

function lowest(steps: readonly KneeStep[]): KneeStep | null {
  return steps.reduce<KneeStep | null>((least, step) => (step.rate < (least?.rate ?? Infinity) ? step : least), null);
}

function nextRate(highest: KneeStep | null, broken: KneeStep | null, first: number): number | null {
  if (broken === null) return highest === null ? first : highest.rate * 2;
  if (highest === null) return broken.rate / 2 >= first / 2 ** mostHalvings ? broken.rate / 2 : null;
  return broken.rate / highest.rate > closeEnough ? rounded(Math.sqrt(broken.rate * highest.rate)) : null;
}

function rounded(rate: number): number {
  return Number(rate.toPrecision(3));
}

/** The scenario with another rate of all its parts together. Its plans must be open. */
export function atRate(fields: ScenarioFields, rate: number): ScenarioFields {
  const factor = rate / (offeredRate(readScenario(fields)) ?? rate);
  const scaled = <F extends TrafficFields>(part: F): F =>
    part.scenario === 'conn' || part.scenario === 'sub'
      ? part
      : { ...part, rate: Number(((part.rate ?? defaultRate) * factor).toPrecision(6)) };
  return fields.scenario === 'mixed' ? { ...fields, parts: fields.parts.map(scaled) } : scaled(fields);
}
