// What a chapter's check sees of one run of a cell, and how it answers.
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { Output } from '../kernel/protocol.ts';

/** One finished run of a cell, with everything it showed and sent. */
export interface CellRun {
  broker: 'in-page' | 'node' | 'mosquitto';
  /**
   * Every output as plain text, a line each, in order: logs, result, displays (a table row is its cells joined by ` |
   * `).
   */
  lines: string[];
  outputs: Output[];
  /** Packets of the connections that this run opened, in order. */
  packets: CapturedPacket[];
}

/**
 * The claims that the chapter makes about this cell, each with whether this run bears it out. They are English; the
 * chapter's `claims.ts` has them in Chinese. Pure, and it tells its claims for a run without packets too.
 */
export type CellCheck = (run: CellRun) => Record<string, boolean>;

/** What a check's file exports: the claims for every broker, and those that replace them where one differs. */
export interface CheckModule {
  check: CellCheck;
  mosquitto?: CellCheck;
  strict?: CellCheck;
  unkind?: CellCheck;
}
