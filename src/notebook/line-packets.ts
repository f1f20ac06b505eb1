// The packets that each line of a cell caused in its present run, as the packets come. Pure.
import type { CellId } from '../kernel/protocol.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';

/** By packet type, in the order in which they were first sent; `?` for a packet that cannot be read. */
export type PacketCounts = ReadonlyMap<NonNullable<CapturedPacket['packet']>['type'] | '?', number>;

export interface LinePackets {
  /** Number of the first packet. */
  readonly first: number;
  readonly counts: PacketCounts;
}

export interface RunLines {
  readonly execution: number;
  /** By line, from 1. */
  readonly lines: ReadonlyMap<number, LinePackets>;
}

export const noLines: RunLines = { execution: 0, lines: new Map() };

/** The packets that calls in the code of each cell caused. */
export function callsByCell(packets: readonly CapturedPacket[]): Map<CellId, CapturedPacket[]> {
  const cells = new Map<CellId, CapturedPacket[]>();
  for (const captured of packets) {
    // The second copy of a packet that a fault has doubled is not the cell's.
    if (captured.cause?.by !== 'call' || captured.fault?.kind === 'duplicate') continue;
    const ours = cells.get(captured.cause.cell);
    if (ours) ours.push(captured);
    else cells.set(captured.cause.cell, [captured]);
  }
  return cells;
}

/** Adds packets that calls of one cell caused; those of an earlier execution than the kept one are left out. */
export function addCalls(kept: RunLines, packets: readonly CapturedPacket[]): RunLines {
  let { execution } = kept;
  let lines = new Map(kept.lines);
  for (const { cause, packet, number, instead } of packets) {
    if (cause?.by !== 'call' || cause.execution < execution) continue;
    if (cause.execution > execution) {
      execution = cause.execution;
      lines = new Map();
    }
    const line: LinePackets = lines.get(cause.line) ?? { first: number, counts: new Map() };
    const type = packet?.type ?? '?';
    // It has been counted when it was told first.
    const more = instead === undefined ? 1 : 0;
    const counts = new Map(line.counts).set(type, (line.counts.get(type) ?? 0) + more);
    lines.set(cause.line, { first: line.first === instead ? number : line.first, counts });
  }
  return { execution, lines };
}

/** `PUBLISH ×3, SUBSCRIBE` */
export function countsText(counts: PacketCounts): string {
  return [...counts].map(([type, count]) => (count === 1 ? type : `${type} ×${count}`)).join(', ');
}
