// The packets that one line of a cell caused in one of its runs, the answers to them, and what the client library
// repeated of them.
import { Exchanges } from '../../capture/exchanges/exchanges.ts';
import { findExchange } from '../../capture/exchanges/find-exchange.ts';
import type { PacketTest } from '../../capture/filter/compile-filter.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { packetWithNumber, type PacketSequence } from '../../capture/packet-sequence.ts';
import type { PacketCause } from '../../capture/packet-cause.ts';

/** A call in a cell's code. */
export type LineCall = Extract<PacketCause, { by: 'call' }>;

export interface CellLine {
  cell: string;
  execution: number;
  line: number;
}

/** It remembers what is under way: show it every packet once, in order. */
export function followLine(line: CellLine): PacketTest {
  const exchanges = new Exchanges();
  const ours = new Set<number>();
  return (captured) => {
    const began = exchanges.take(captured)?.first;
    if (!isCausedBy(captured, line)) return began !== undefined && ours.has(began);
    ours.add(began ?? captured.number);
    return true;
  };
}

/** The call that a packet comes from: its own, or that of the packet that began its exchange. */
export function callBehind(packets: PacketSequence, number: number): LineCall | null {
  const captured = packetWithNumber(packets, number);
  if (captured === undefined) return null;
  return callOf(captured) ?? callOf(findExchange(packets, number).begunBy);
}

function callOf(captured: CapturedPacket | undefined): LineCall | null {
  return captured?.cause?.by === 'call' ? captured.cause : null;
}

function isCausedBy({ cause }: CapturedPacket, { cell, execution, line }: CellLine): boolean {
  return cause?.by === 'call' && cause.cell === cell && cause.execution === execution && cause.line === line;
}
