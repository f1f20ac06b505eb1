// A small run is complete, and counts from the planned time. No claim about speed: that depends on the machine.
import { delivered, packetsOf, published } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

/** The figures of a row of the table: count, mean, p50, p90, p99, max. */
function row(run: CellRun, name: string): number[] {
  const line = run.lines.find((text) => text.startsWith(`${name} | `)) ?? '';
  return line.split(' | ').slice(1).map(Number);
}

export const check: CellCheck = (run) => {
  const received = row(run, 'planned → received, ms');
  const sent = row(run, 'planned → sent, ms');
  const [, , p50 = NaN, p90 = NaN, p99 = NaN, max = NaN] = received;
  return {
    'ten senders send sixty messages each': Array.from(
      { length: 10 },
      (_, i) => packetsOf(run, `sender-${i + 1}`).filter(({ packet }) => packet?.type === 'PUBLISH').length,
    ).every((count) => count === 60),
    'all six hundred arrive': published(run).length === 600 && delivered(run, 'receiver').length === 600,
    'payloads are 256 bytes': published(run).every(({ payload }) => payload.length === 256),
    'the first hundred are not counted': received[0] === 500 && sent[0] === 500,
    'percentiles rise': p50 <= p90 && p90 <= p99 && p99 <= max,
    'nothing is sent before its time, and nothing arrives before it is sent': received
      .slice(1)
      .every((value, i) => value >= (sent[i + 1] ?? NaN) && (sent[i + 1] ?? NaN) >= 0),
    'the throughput is shown': /^throughput: \d+ msg\/s$/.test(run.lines[1] ?? ''),
  };
};
