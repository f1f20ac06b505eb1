// What several generators have measured → what they have measured together. Counts and histograms are added up, so that a
// percentile is that of all messages, and never a mean of percentiles. Pure.
import { Happenings, type Happening } from './happenings.ts';
import { Latency } from './latency.ts';
import { histogramNames, type Ending, type HistogramName, type Measured } from './measured.ts';
import type { PartCounts, SecondRow } from './measurements.ts';

/** `all` is not empty, and each has the same parts. */
export function mergeMeasured(all: readonly Measured[]): Measured {
  const [first] = all;
  if (first === undefined) throw new RangeError('nothing to merge');
  const sum = (of: (one: Measured) => number): number => all.reduce((total, one) => total + of(one), 0);
  const most = (of: (one: Measured) => number): number => Math.max(...all.map(of));
  const busy = all.map((one) => one.busy).filter((one) => one !== null);
  return {
    ended: endingOf(all),
    connections: {
      wanted: sum(({ connections }) => connections.wanted),
      made: sum(({ connections }) => connections.made),
      took: most(({ connections }) => connections.took),
    },
    parts: first.parts.map((_, part) => mergeParts(all.map(({ parts }) => parts[part] as Measured['parts'][number]))),
    measuredTime: most(({ measuredTime }) => measuredTime),
    sent: sum(({ sent }) => sent),
    acknowledged: sum(({ acknowledged }) => acknowledged),
    delivered: sum(({ delivered }) => delivered),
    bytesSent: sum(({ bytesSent }) => bytesSent),
    bytesReceived: sum(({ bytesReceived }) => bytesReceived),
    missed: sum(({ missed }) => missed),
    held: sum(({ held }) => held),
    busy: busy.length === 0 ? null : Math.max(...busy),
    happenings: mergeHappenings(all.flatMap(({ happenings }) => happenings)),
    rows: mergeRows(all.flatMap(({ rows }) => rows)),
    histograms: Object.fromEntries(
      histogramNames.map((name) => [name, mergeHistograms(all.map(({ histograms }) => histograms[name]))]),
    ) as Record<HistogramName, string>,
  };
}

function endingOf(all: readonly Measured[]): Ending {
  if (all.some(({ ended }) => ended === 'stopped')) return 'stopped';
  return all.some(({ ended }) => ended === 'early') ? 'early' : 'complete';
}

function mergeParts(parts: readonly Measured['parts'][number][]): Measured['parts'][number] {
  const merged = { ...(parts[0] as Measured['parts'][number]) };
  const counts = Object.keys(merged).filter((key) => key !== 'kind') as (keyof PartCounts)[];
  for (const part of parts.slice(1)) for (const key of counts) merged[key] += part[key];
  return merged;
}

function mergeHappenings(happenings: readonly Happening[]): Happening[] {
  const merged = new Happenings();
  for (const { code, detail, count } of happenings) merged.tell(code, detail, count);
  return merged.list();
}

function mergeRows(rows: readonly SecondRow[]): SecondRow[] {
  const bySecond = Map.groupBy(rows, ({ second }) => second);
  return [...bySecond.entries()]
    .sort(([one], [other]) => one - other)
    .map(([second, same]) => ({
      second,
      sent: same.reduce((sum, { sent }) => sum + sent, 0),
      acknowledged: same.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      delivered: same.reduce((sum, { delivered }) => sum + delivered, 0),
      latency: mergeHistograms(same.map(({ latency }) => latency)),
    }));
}

function mergeHistograms(texts: readonly string[]): string {
  const [first = ''] = texts;
  if (texts.length === 1) return first;
  const merged = new Latency();
  for (const text of texts) merged.add(Latency.fromText(text));
  return merged.toText();
}
