// What one generator has measured, as data that can be added to what others have measured (merge-measured.ts). Pure.
import type { Happening } from './happenings.ts';
import type { PartCounts, SecondRow } from './measurements.ts';
import type { Kind } from './scenario.ts';

/** `early`: no client was connected any more. `stopped`: somebody asked for it. */
export type Ending = 'complete' | 'stopped' | 'early';

export const histogramNames = ['latency', 'naive', 'acknowledgement', 'connect', 'lag', 'loop'] as const;
export type HistogramName = (typeof histogramNames)[number];

export interface Measured {
  ended: Ending;
  connections: {
    wanted: number;
    made: number;
    /** Milliseconds from the first that was begun to the last that was made. */
    took: number;
  };
  parts: ({ kind: Kind } & PartCounts)[];
  /** Milliseconds. */
  measuredTime: number;
  /** Messages in the measured time. */
  sent: number;
  acknowledged: number;
  delivered: number;
  bytesSent: number;
  bytesReceived: number;
  /** Messages that the generator sent too late, by its own fault. */
  missed: number;
  /** Messages that had to wait for the broker before they could be sent. */
  held: number;
  /** Part of the time in which the generator had something to do, 0 to 1; null where it cannot be told. */
  busy: number | null;
  happenings: Happening[];
  rows: SecondRow[];
  /** As `Latency.toText`. */
  histograms: Record<HistogramName, string>;
}
