// A moment of the wire: right after one packet. Packets share times, so it is the packet that says which moment it is. Pure.
import type { Frame } from '../../capture/captured-packet.ts';

export interface Moment {
  /** Number of the last frame that has crossed. */
  frame: number;
  /** Its time. */
  time: number;
}

/** Frames in order of their numbers. */
export interface FrameRow {
  readonly length: number;
  at(index: number): Frame | undefined;
}

export function momentOf({ number, time }: Frame): Moment {
  return { frame: number, time };
}

/** How many of the frames have crossed at that moment. */
export function crossedAt(frames: FrameRow, { frame }: Moment): number {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((frames.at(middle)?.number ?? Infinity) <= frame) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The frame one step on (1) or back (-1) from a moment; from now (null) back is the last but one. Undefined: there is none, in that direction
 * nothing has crossed.
 */
export function stepFrom(frames: FrameRow, moment: Moment | null, by: 1 | -1): Frame | undefined {
  if (moment === null) return by === 1 ? undefined : frames.at(Math.max(0, frames.length - 2));
  const crossed = crossedAt(frames, moment);
  if (by === 1) return frames.at(crossed);
  // A moment between two of these frames has the earlier one behind it.
  const isHere = frames.at(crossed - 1)?.number === moment.frame;
  const before = crossed - (isHere ? 2 : 1);
  return before < 0 ? undefined : frames.at(before);
}
