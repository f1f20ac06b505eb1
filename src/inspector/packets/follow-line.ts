// The packets that one line of a cell caused in one of its runs, the answers to them, and what the client library repeated of them.
import { Exchanges, requestOf, type FrameSource } from '../../capture/exchanges.ts';
import type { FrameTest } from '../../capture/filter/compile-filter.ts';
import type { Frame, FrameCause } from '../../capture/captured-packet.ts';

/** A call in a cell's code. */
export type LineCall = Extract<FrameCause, { by: 'call' }>;

export interface CellLine {
  cell: string;
  execution: number;
  line: number;
}

/** It remembers what is under way: show it every frame once, in order. */
export function followLine(line: CellLine): FrameTest {
  const exchanges = new Exchanges();
  const ours = new Set<number>();
  return (frame) => {
    const began = exchanges.take(frame);
    if (!isCausedBy(frame, line)) return began !== null && ours.has(began);
    ours.add(began ?? frame.number);
    return true;
  };
}

/** The call that a packet comes from: its own, or that of the packet which it answers or repeats. */
export function callBehind(frames: FrameSource, number: number): LineCall | null {
  const frame = frames.at(frames.indexOf(number));
  if (frame?.number !== number) return null;
  return callOf(frame) ?? callOf(requestOf(frames, number));
}

function callOf(frame: Frame | undefined): LineCall | null {
  return frame?.cause?.by === 'call' ? frame.cause : null;
}

function isCausedBy({ cause }: Frame, { cell, execution, line }: CellLine): boolean {
  return cause?.by === 'call' && cause.cell === cell && cause.execution === execution && cause.line === line;
}
