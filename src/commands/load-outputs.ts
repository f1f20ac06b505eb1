// What is done with a result: it is shown, saved, and held against what it has to reach.
import { writeFileSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import type { Language } from '../language.ts';
import { toCsv } from '../load/export-csv.ts';
import { Latency, toHistogramLog } from '../load/latency.ts';
import { histogramNames } from '../load/measured.ts';
import { reportLines } from '../load/report.ts';
import type { LoadResult } from '../load/result.ts';
import { judged } from '../load/thresholds.ts';
import { loadWords } from '../load/words/words.ts';
import { messageOf, type LoadArguments } from './load-arguments.ts';
import { exitCodes, LoadFailure } from './load-failure.ts';
import { loadCommandWords } from './load-words.ts';

type Outputs = Pick<LoadArguments, 'json' | 'csv' | 'histogram' | 'thresholds'>;

/** Where the words go: the standard output, unless the result itself goes there. */
export function wordsGoTo({ json }: Pick<LoadArguments, 'json'>): WriteStream {
  return json === '-' ? process.stderr : process.stdout;
}

/** Returns the exit status. Throws LoadFailure when a file cannot be written. */
export function deliverResult(result: LoadResult, outputs: Outputs, language: Language): number {
  const to = wordsGoTo(outputs);
  for (const line of reportLines(result, language)) to.write(`${coloured(line, result, to, language)}\n`);
  const all = judged(outputs.thresholds, result.figures);
  for (const one of all) to.write(`${loadWords(language).threshold(one)}\n`);
  save(result, outputs, language);
  if (result.verdict.limit === 'generator') return exitCodes.generatorLimit;
  const nobodyLeft = result.measured.ended === 'early';
  return nobodyLeft || all.some(({ kept }) => !kept) ? exitCodes.failed : exitCodes.kept;
}

/** On a terminal, that the generator is the limit stands in red. */
function coloured(line: string, { verdict }: LoadResult, to: WriteStream, language: Language): string {
  const isRed = to.isTTY && verdict.limit === 'generator' && line === loadWords(language).limits.generator;
  return isRed ? `\u001b[1;31m${line}\u001b[0m` : line;
}

function save(result: LoadResult, { json, csv, histogram }: Outputs, language: Language): void {
  if (json !== null) write(json, `${JSON.stringify(result, null, 2)}\n`, language);
  if (csv !== null) write(csv, toCsv(result), language);
  if (histogram !== null) write(histogram, histogramText(result, histogram), language);
}

function histogramText({ measured, started }: LoadResult, file: string): string {
  if (file.endsWith('.hgrm')) return Latency.fromText(measured.histograms.latency).toHgrm();
  const latencies = Object.fromEntries(
    histogramNames.map((name) => [name, Latency.fromText(measured.histograms[name])] as const),
  );
  const from = Date.parse(started);
  return toHistogramLog(latencies, from, from + measured.measuredTime);
}

export function write(file: string, text: string, language: Language): void {
  if (file === '-') {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new LoadFailure(loadCommandWords(language).cannotWrite(file, messageOf(error)));
  }
}
