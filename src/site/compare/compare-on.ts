// Runs a cell on two brokers, one after the other, and compares what crossed.
import { compareRuns, type Comparison } from '../../capture/compare/compare-runs.ts';
import { randomToken } from '../../kernel/random-token.ts';
import type { Language } from '../../language.ts';
import { explainFailure } from '../../notebook/connect-failure/explain-failure.ts';
import type { Difference } from '../difference.ts';
import type { BrokerSelection } from '../picker/broker-choice.ts';
import { knownDifferences } from './known-differences.ts';
import { runOnBroker, type OwnWorkers, type RanOnBroker } from './run-on-broker.ts';
import { compareWords } from './words/words.ts';

/** A function that fetches them. */
const files = import.meta.glob<readonly Difference[]>('/content/differences.ts', { import: 'differences' });

export interface CompareOn extends OwnWorkers {
  /** Of the chapter, as in its address. */
  slug: string;
  cells: readonly { id: string; code: string }[];
  /** The reader's own, without a trailing slash. */
  namespace: string;
  language: Language;
  nameOf: (broker: BrokerSelection) => string;
  cellName: (cell: string) => string;
}

export interface Compared {
  comparison: Comparison;
  known: readonly Difference[];
  /** In words, of runs that did not go to their end. */
  failures: readonly string[];
}

/** `at` is told of each broker before the cell runs there. Rejects when `signal` says so. */
export async function compareOn(
  options: CompareOn,
  brokers: readonly [BrokerSelection, BrokerSelection],
  signal: AbortSignal,
  at: (broker: BrokerSelection) => void,
): Promise<Compared> {
  const run = (broker: BrokerSelection): Promise<RanOnBroker> => {
    at(broker);
    return runOnBroker({ ...options, broker, namespace: `${options.namespace}/${randomToken().slice(0, 6)}`, signal });
  };
  const differences = Promise.all(Object.values(files).map((load) => load()));
  const left = await run(brokers[0]);
  const right = await run(brokers[1]);
  const comparison = compareRuns(left, right);
  return {
    comparison: { ...comparison, leftOut: comparison.leftOut + left.more + right.more },
    known: knownDifferences((await differences).flat(), options.slug, options.cells.at(-1)?.id ?? '', left, right),
    failures: [left, right].flatMap((ran) => (ran.failed === null ? [] : [failureText(ran, ran.failed, options)])),
  };
}

function failureText(
  { broker }: RanOnBroker,
  { cell, error, why }: NonNullable<RanOnBroker['failed']>,
  { language, nameOf, cellName }: CompareOn,
): string {
  const message = why ? explainFailure(why, language).join(' ') : error ? `${error.name}: ${error.message}` : '?';
  return compareWords(language).failed(nameOf(broker), cellName(cell), message.replace(/[.。]$/, ''));
}
