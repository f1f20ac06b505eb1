// A fault that was asked for: what is done, to which packets, how often. Data only; it crosses workers.
import type { Frame } from '../frame.ts';

export type FaultAction =
  | { kind: 'drop' }
  | { kind: 'delay'; milliseconds: number }
  | { kind: 'duplicate' }
  /** The packet goes on behind the next one of its direction. */
  | { kind: 'reorder' }
  /** Only the first `keep` bytes go on. */
  | { kind: 'truncate'; keep: number }
  /** All bits of the byte at `offset` (from 0, of the packet) are turned over. */
  | { kind: 'corrupt'; offset: number }
  /** The connection is cut at this packet, which is lost (`dropped`) or has just gone on. */
  | { kind: 'cut'; dropped: boolean }
  /** From this packet on nothing more is read in its direction: the sender's data piles up. */
  | { kind: 'stop-reading' };

export interface FaultRequest {
  action: FaultAction;
  /** Client Identifier; null = every client. */
  clientId: string | null;
  direction: Frame['direction'] | 'both';
  /** A display filter; empty = every packet. */
  filter: string;
  /** How many packets it meets; null = all until it is taken away. */
  times: number | null;
}

export interface FaultRule extends FaultRequest {
  /** Counts from 1 over the page. */
  rule: number;
  /** Who asked: the reader, or a cell's run, with which it ends. */
  origin: { by: 'page' } | { by: 'cell'; cell: string; execution: number };
  /** Packets it has met so far. */
  met: number;
}
