// Rates, counts and percentiles of a run as tables, beside those of the run before.
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
  const before = earlier === null ? null : new Map(countsOf(earlier, language));
  const latencies = [
    ...latenciesOf(result, language),
    ...(earlier === null ? [] : latenciesOf(earlier, language).slice(0, 1)).map(
      ([name, summary]) => [`${name} – ${words.earlierRun}`, summary] as const,
    ),
  ];
  return (
    <>
      <Table
        name={words.figure}
        head={[words.figure, words.thisRun, ...(before ? [words.earlierRun] : [])]}
        rows={countsOf(result, language).map(([name, value]) => [
          name,
          value,
          ...(before ? [before.get(name) ?? ''] : []),
        ])}
      />
      {latencies.length > 0 && (
        <Table
          name={words.milliseconds}
          head={[words.milliseconds, ...percentiles]}
          rows={latencies.map(([name, summary]) => [
            name,
            ...percentiles.map((percentile) => numberText(summary[percentile], language)),
          ])}
        />
      )}
    </>
  );
}

function Table({ name, head, rows }: { name: string; head: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <div class="lab-table" tabIndex={0} role="group" aria-label={name}>
      <table>
        <thead>
          <tr>
            {head.map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others]) => (
            <tr>
              <th scope="row">{first}</th>
              {others.map((text) => (
                <td>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(language).format(value);
}

function countsOf({ figures }: LoadResult, language: Language): [name: string, value: string][] {
  const { numbers } = loadLabWords(language);
  const { rates, counts } = figures;
  const rows: [string, number | null][] = [[numbers.connect, rates.connect]];
  if (rates.offered !== null && rates.offered > 0) rows.push([numbers.offered, rates.offered]);
  if (counts.sent + counts.delivered > 0) {
    rows.push([numbers.sent, rates.sent], [numbers.acknowledged, rates.acknowledged || null]);
    rows.push([numbers.delivered, rates.delivered]);
    for (const name of ['lost', 'duplicated', 'outOfOrder'] as const) rows.push([numbers[name], counts[name]]);
  }
  return rows.flatMap(([name, value]) => (value === null ? [] : [[name, numberText(value, language)]]));
}

function latenciesOf({ figures }: LoadResult, language: Language): (readonly [string, LatencySummary])[] {
  const said = loadWords(language).figures;
  const isOpen = figures.rates.offered !== null;
  const rows = [
    [isOpen ? said.latency : said.closedLatency, figures.latency],
    ...(isOpen ? [[said.naive, figures.naive] as const] : []),
    [said.acknowledgement, figures.acknowledgement],
    [said.lag, figures.generator.lag],
    [said.connect, figures.connect],
  ] as const;
  return rows.filter(([, { count }]) => count > 0);
}
