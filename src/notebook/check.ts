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

/** The claims that the chapter makes about this cell, each with whether this run bears it out. Pure. */
export type CellCheck = (run: CellRun) => Record<string, boolean>;
