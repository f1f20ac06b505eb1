// `npm run load -- merge FILE…`: results of several computers, or their histograms, as one.
import { readFileSync } from 'node:fs';
import { CheckError } from '../checks.ts';
import type { Language } from '../language.ts';
import { fromHistogramLog, toHistogramLog, type Latency } from '../load/latency.ts';
import { readResult } from '../load/read-result.ts';
import { areOfOneRun, mergeResults, type LoadResult } from '../load/result.ts';
import { faultText } from './fault-text.ts';
import { messageOf, type MergeArguments } from './load-arguments.ts';
import { LoadFailure } from './load-failure.ts';
import { deliverResult, wordsGoTo, write } from './load-outputs.ts';
import { loadCommandWords } from './load-words.ts';

/** Returns the exit status. Throws LoadFailure. */
export function merge(settings: MergeArguments, language: Language): number {
  const logs = settings.merge.filter((file) => file.endsWith('.hlog'));
  if (logs.length === settings.merge.length) return mergeLogs(settings, language);
  const results = settings.merge.map((file) => resultIn(file, language));
  if (!areOfOneRun(results)) throw new LoadFailure(loadCommandWords(language).notOneRun);
  return deliverResult(mergeResults(results), settings, language);
}

function resultIn(file: string, language: Language): LoadResult {
  const refuse = (why: string): LoadFailure => new LoadFailure(loadCommandWords(language).noResult(file, why));
  try {
    return readResult(JSON.parse(readFileSync(file, 'utf8')) as unknown);
  } catch (error) {
    if (error instanceof CheckError) throw refuse(error.faults.map((fault) => faultText(fault)).join('\n'));
    throw refuse(messageOf(error));
  }
}

function mergeLogs(settings: MergeArguments, language: Language): number {
  const words = loadCommandWords(language);
  const merged: Record<string, Latency> = {};
  for (const file of settings.merge) {
    try {
      for (const [name, latency] of Object.entries(fromHistogramLog(readFileSync(file, 'utf8')))) {
        const known = merged[name];
        if (known === undefined) merged[name] = latency;
        else known.add(latency);
      }
    } catch (error) {
      throw new LoadFailure(words.noResult(file, messageOf(error)));
    }
  }
  const to = wordsGoTo(settings);
  to.write(`${words.mergedHistograms}\n`);
  for (const [name, latency] of Object.entries(merged)) to.write(`${name}: ${JSON.stringify(latency.summary())}\n`);
  const { histogram } = settings;
  if (histogram !== null) {
    const isText = histogram.endsWith('.hgrm');
    write(histogram, isText ? (merged.latency?.toHgrm() ?? '') : toHistogramLog(merged, 0, 0), language);
  }
  return 0;
}
