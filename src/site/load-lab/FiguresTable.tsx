// Rates, counts and percentiles of a run as a table, beside those of the run before.
import type { LatencySummary } from '../../load/latency.ts';
import type { LoadResult } from '../../load/result.ts';
import { loadWords } from '../../load/words/words.ts';
import type { Language } from '../../language.ts';
import { loadLabWords } from './words/words.ts';

interface Props {
  result: LoadResult;
  earlier: LoadResult | null;
  language: Language;
}

const percentiles = ['p50', 'p90', 'p95', 'p99', 'p99.9', 'max'] as const;

export function FiguresTable({ result, earlier, language }: Props) {
  const words = loadLabWords(language);
  const rows = rowsOf(result, language);
  const before = earlier === null ? null : new Map(rowsOf(earlier, language));
  return (
    <div class="lab-table" tabIndex={0} role="group" aria-label={words.figure}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.figure}</th>
            <th scope="col">{words.thisRun}</th>
            {before && <th scope="col">{words.earlierRun}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, value]) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{value}</td>
              {before && <td>{before.get(name) ?? ''}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Name and value of each figure that the run has. */
export function rowsOf({ figures }: LoadResult, language: Language): [name: string, value: string][] {
  const { numbers } = loadLabWords(language);
  const said = loadWords(language).figures;
  const say = (value: number): string => new Intl.NumberFormat(language).format(value);
  const { rates, counts } = figures;
  const messages = counts.sent + counts.delivered > 0;
  const latencies: [string, LatencySummary][] = [
    [rates.offered === null ? said.closedLatency : said.latency, figures.latency],
    [said.naive, rates.offered === null ? nothing : figures.naive],
    [said.acknowledgement, figures.acknowledgement],
    [said.lag, figures.generator.lag],
    [said.connect, figures.connect],
  ];
  return [
    ...(rates.offered === null ? [] : [[numbers.offered, say(rates.offered)] as [string, string]]),
    ...(messages
      ? ([
          [numbers.sent, say(rates.sent)],
          [numbers.delivered, say(rates.delivered)],
          ...(['lost', 'duplicated', 'outOfOrder'] as const).map((name) => [numbers[name], say(counts[name])]),
        ] as [string, string][])
      : []),
    ...latencies
      .filter(([, { count }]) => count > 0)
      .flatMap(([name, summary]) =>
        percentiles.map((percentile): [string, string] => [`${name}, ${percentile}`, `${say(summary[percentile])} ms`]),
      ),
  ];
}

const nothing: LatencySummary = { count: 0, mean: 0, p50: 0, p90: 0, p95: 0, p99: 0, 'p99.9': 0, max: 0 };
