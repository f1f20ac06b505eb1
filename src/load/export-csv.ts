// A result as a table of its seconds, for a spreadsheet. Pure.
import { Latency } from './latency.ts';
import type { LoadResult } from './result.ts';

const columns = ['second', 'sent', 'acknowledged', 'delivered', 'p50_ms', 'p99_ms', 'max_ms'];

/** The seconds of the warm-up have numbers below 0. */
export function toCsv({ measured }: LoadResult): string {
  const lines = measured.rows.map(({ second, sent, acknowledged, delivered, latency }) => {
    const { p50, p99, max } = Latency.fromText(latency).summary();
    return [second, sent, acknowledged, delivered, p50, p99, max];
  });
  return [columns, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}
