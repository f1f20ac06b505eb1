// A result as lines of text. Pure.
import type { Language } from '../language.ts';
import type { LatencySummary } from './latency.ts';
import type { LoadResult } from './result.ts';
import { loadWords, reasonText } from './words/words.ts';

/** Columns that a sign takes on a terminal: two for those of Chinese. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/u.test(sign) ? 2 : 1;
  return width;
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(1, width - widthOf(text)));
}

/** The verdict comes first: what follows is to be read in its light. */
export function reportLines(result: LoadResult, language: Language): string[] {
  const words = loadWords(language);
  const { verdict, figures, measured, target, scenario } = result;
  return [
    `${scenario.scenario} → ${target}${words.figures.colon}${words.endings[measured.ended]}`,
    words.limits[verdict.limit],
    ...verdict.reasons.map((reason) => `  - ${reasonText(reason, language)}`),
    ...measured.happenings.map(({ code, detail, count }) => `  ${count} × ${words.happenings[code](detail)}`),
    '',
    words.figures.connections(measured.connections.made, measured.connections.wanted, figures.rates.connect),
    ...messageLines(result, language),
    '',
    ...latencyTable(result, language),
  ];
}

function messageLines({ figures: { rates, counts } }: LoadResult, language: Language): string[] {
  const { figures: words } = loadWords(language);
  if (counts.sent + counts.delivered + counts.foreign === 0) return [];
  const perSecond = (name: string, rate: number | null): string[] => (rate === null ? [] : [`${name} ${rate}/s`]);
  const counted = (['expected', 'delivered', 'lost', 'duplicated', 'outOfOrder', 'refused', 'foreign'] as const)
    .filter((name) => counts[name] > 0 || name === 'lost' || name === 'delivered')
    .map((name) => `${words[name]} ${counts[name]}`);
  return [
    [
      ...perSecond(words.offered, rates.offered),
      ...perSecond(words.sent, rates.sent),
      ...(counts.acknowledged > 0 ? perSecond(words.acknowledged, rates.acknowledged) : []),
      ...perSecond(words.delivered, rates.delivered),
    ].join(words.comma),
    `${words.messages}${words.colon}${[`${words.sent} ${counts.sent}`, ...counted].join(words.comma)}`,
  ];
}

const columns = ['p50', 'p90', 'p95', 'p99', 'p99.9', 'max'] as const;

function latencyTable({ figures }: LoadResult, language: Language): string[] {
  const { figures: words } = loadWords(language);
  const isOpen = figures.rates.offered !== null;
  const rows: [string, LatencySummary][] = [
    [isOpen ? words.latency : words.closedLatency, figures.latency],
    ...(isOpen ? ([[words.naive, figures.naive]] as [string, LatencySummary][]) : []),
    [words.acknowledgement, figures.acknowledgement],
    [words.lag, figures.generator.lag],
    [words.connect, figures.connect],
  ];
  const shown = rows.filter(([, { count }]) => count > 0);
  if (shown.length === 0) return [];
  const width = Math.max(...shown.map(([name]) => widthOf(name))) + 2;
  const head = `${padded('ms', width)}${columns.map((name) => name.padStart(10)).join('')}`;
  return [
    head,
    ...shown.map(
      ([name, summary]) =>
        `${padded(name, width)}${columns.map((key) => shortened(summary[key]).padStart(10)).join('')}`,
    ),
  ];
}

function shortened(milliseconds: number): string {
  return milliseconds >= 100
    ? milliseconds.toFixed(0)
    : milliseconds >= 10
      ? milliseconds.toFixed(1)
      : milliseconds.toFixed(3);
}
