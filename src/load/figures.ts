// What was measured → the figures that are read: rates, counts, percentiles. Pure.
import { Latency, type LatencySummary } from './latency.ts';
import type { Measured } from './measured.ts';
import { offeredRate, type Scenario } from './scenario.ts';

export interface Figures {
  /** Per second; `offered` is what the plan asks for, null in a closed loop. */
  rates: { connect: number; offered: number | null; sent: number; acknowledged: number; delivered: number };
  counts: {
    planned: number;
    sent: number;
    acknowledged: number;
    refused: number;
    expected: number;
    delivered: number;
    lost: number;
    duplicated: number;
    outOfOrder: number;
    foreign: number;
  };
  /** In milliseconds. */
  latency: LatencySummary;
  naive: LatencySummary;
  acknowledgement: LatencySummary;
  connect: LatencySummary;
  generator: {
    /** Part of the planned messages that it sent too late by its own fault, or not at all; 0 to 1. */
    missed: number;
    /** How late it sent what nothing but itself kept back, and how late its event loop was. */
    lag: LatencySummary;
    loop: LatencySummary;
    busy: number | null;
  };
}

export function figuresOf(measured: Measured, scenario: Scenario): Figures {
  const { measuredTime, connections, histograms } = measured;
  const rate = (count: number): number => (measuredTime === 0 ? 0 : rounded((count / measuredTime) * 1000));
  const sum = (of: (part: Measured['parts'][number]) => number): number =>
    measured.parts.reduce((total, part) => total + of(part), 0);
  const summary = (text: string): LatencySummary => Latency.fromText(text).summary();
  const planned = sum((part) => part.planned);
  return {
    rates: {
      // The first takes no time: it begins it.
      connect: connections.took === 0 ? 0 : rounded((connections.made / connections.took) * 1000),
      offered: offeredRate(scenario),
      sent: rate(measured.sent),
      acknowledged: rate(measured.acknowledged),
      delivered: rate(measured.delivered),
    },
    counts: {
      planned,
      sent: sum((part) => part.sent),
      acknowledged: sum((part) => part.acknowledged),
      refused: sum((part) => part.refused),
      expected: sum((part) => part.expected),
      delivered: sum((part) => part.delivered),
      lost: sum((part) => (part.expected === 0 ? 0 : Math.max(0, part.expected - part.delivered))),
      duplicated: sum((part) => part.duplicated),
      outOfOrder: sum((part) => part.outOfOrder),
      foreign: sum((part) => part.foreign),
    },
    latency: summary(histograms.latency),
    naive: summary(histograms.naive),
    acknowledgement: summary(histograms.acknowledgement),
    connect: summary(histograms.connect),
    generator: {
      missed: planned === 0 ? 0 : measured.missed / planned,
      lag: summary(histograms.lag),
      loop: summary(histograms.loop),
      busy: measured.busy,
    },
  };
}

/** Of a rate, all digits that mean something. */
function rounded(rate: number): number {
  return Math.round(rate * 10) / 10;
}
