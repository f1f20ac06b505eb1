// The result of a run as it is saved: what was asked for, what was measured, and what follows from it. Pure.
import { figuresOf, type Figures } from './figures.ts';
import type { Measured } from './measured.ts';
import { mergeMeasured } from './merge-measured.ts';
import { readScenario } from './read-scenario.ts';
import type { ScenarioFields } from './scenario-fields.ts';
import { verdictOf, type Verdict } from './verdict.ts';

export const resultFormat = 'lab-mqtt load result';

export interface LoadResult {
  format: typeof resultFormat;
  version: 1;
  /** As its file says it: it can be run again. */
  scenario: ScenarioFields;
  /** The address without user and password. */
  target: string;
  /** ISO 8601. */
  started: string;
  /** Generators whose measurements are in it. */
  generators: number;
  verdict: Verdict;
  figures: Figures;
  measured: Measured;
}

export type ResultHead = Pick<LoadResult, 'scenario' | 'target' | 'started' | 'generators'>;

export function resultOf(head: ResultHead, measured: Measured): LoadResult {
  const figures = figuresOf(measured, readScenario(head.scenario));
  return { format: resultFormat, version: 1, ...head, verdict: verdictOf(measured, figures), figures, measured };
}

/** Whether results are of one scenario, run for the same time; how many clients each had may differ. */
export function areOfOneRun(results: readonly LoadResult[]): boolean {
  const shapes = results.map(({ scenario }) => {
    const { name, version, warmUp, duration, parts } = readScenario(scenario);
    return JSON.stringify([
      name,
      version,
      warmUp,
      duration,
      parts.map(({ kind, qos, payload }) => [kind, qos, payload]),
    ]);
  });
  return new Set(shapes).size <= 1;
}

/** Results of one scenario, run by several computers at once, as one. Its offered rate is that of all of them. */
export function mergeResults(results: readonly LoadResult[]): LoadResult {
  const [first] = results;
  if (first === undefined) throw new RangeError('nothing to merge');
  const head = {
    scenario: first.scenario,
    target: [...new Set(results.map(({ target }) => target))].join(' '),
    started: results.map(({ started }) => started).sort()[0] ?? first.started,
    generators: results.reduce((sum, { generators }) => sum + generators, 0),
  };
  const merged = resultOf(head, mergeMeasured(results.map(({ measured }) => measured)));
  const offered = results.map(({ figures }) => figures.rates.offered);
  const rate = offered.includes(null) ? null : offered.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const figures = { ...merged.figures, rates: { ...merged.figures.rates, offered: rate } };
  return { ...merged, figures, verdict: verdictOf(merged.measured, figures) };
}
