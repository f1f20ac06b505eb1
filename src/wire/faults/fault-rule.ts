// A fault in force, and who asked for it. Data only.
import type { FaultRequest } from '../kernel-protocol.ts';

/**
 * The reader, or a run of a cell, with which the fault ends. `foreign`: code that came with a link, which disturbs its own
 * packets only.
 */
export type FaultOrigin = { by: 'page' } | { by: 'cell'; cell: string; execution: number; foreign?: true };

export interface FaultRule extends FaultRequest {
  seed: number;
  /** Counts from 1 over the page. */
  rule: number;
  origin: FaultOrigin;
  /** Packets it has met so far. */
  met: number;
}
