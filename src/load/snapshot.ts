// The state of a generator → what it has measured, as data. Pure.
import type { Client } from './client.ts';
import type { Latency } from './latency.ts';
import type { Ending, Measured } from './measured.ts';
import type { Measurements, PartCounts } from './measurements.ts';
import type { Scenario } from './scenario.ts';

interface State {
  scenario: Scenario;
  ended: Ending;
  clients: readonly Client[];
  measurements: Measurements;
  loop: Latency;
  /** When the traffic ended, in milliseconds since it began. */
  end: number;
  receiversOf: (part: number, flow: number) => number;
  busy: number | null;
}

export function snapshot({ scenario, ended, clients, measurements, loop, end, receiversOf, busy }: State): Measured {
  measurements.endRows();
  const { latency, naive, acknowledgement, connect, lag } = measurements;
  const { connected, connectsBegan, connectsEnded } = measurements;
  return {
    ended,
    connections: {
      wanted: clients.length,
      made: connected,
      took: Number.isNaN(connectsEnded) ? 0 : connectsEnded - connectsBegan,
    },
    parts: scenario.parts.map(({ kind }, part) => {
      const counts = { ...(measurements.parts[part] as PartCounts) };
      for (const { sender, spec } of clients) {
        if (sender === null || spec.part !== part) continue;
        counts.planned += sender.planned(end);
        counts.expected += sender.sent * receiversOf(part, spec.flow);
      }
      return { kind, ...counts };
    }),
    measuredTime: Math.max(0, end - scenario.warmUp),
    sent: measurements.sent,
    acknowledged: measurements.acknowledged,
    delivered: measurements.delivered,
    bytesSent: measurements.bytesSent,
    bytesReceived: measurements.bytesReceived,
    missed: measurements.missed,
    held: measurements.held,
    busy,
    happenings: measurements.happenings.list(),
    rows: [...measurements.rows],
    histograms: {
      latency: latency.toText(),
      naive: naive.toText(),
      acknowledgement: acknowledgement.toText(),
      connect: connect.toText(),
      lag: lag.toText(),
      loop: loop.toText(),
    },
  };
}
