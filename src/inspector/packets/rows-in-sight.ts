// Rows of one height in a box that scrolls: which are in sight, where the box scrolls to for one, where a key goes.
// Pure. All heights are in CSS pixels.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { PacketSequence } from '../../capture/packet-sequence.ts';

/** `fingers`: a row is what they touch. */
export const rowHeights = { mouse: 24, fingers: 44 } as const;
/** Of the head, which lies over the first row that is in sight. */
export const headHeight = 24;
/** Rows above and below those in sight. */
const spare = 8;

/** `top` and `height`: of what is in sight; `row`: of a row. */
export function rowsInSight(
  rows: PacketSequence,
  top: number,
  height: number,
  row: number,
): (readonly [index: number, captured: CapturedPacket])[] {
  const first = Math.max(0, Math.floor(top / row) - spare);
  const last = Math.min(rows.length, Math.ceil((top + height) / row) + spare);
  const inSight: [number, CapturedPacket][] = [];
  for (let index = first; index < last; index += 1) {
    const captured = rows.at(index);
    if (captured !== undefined) inSight.push([index, captured]);
  }
  return inSight;
}

/** Where the box is to be scrolled to, so that a row is in sight. */
export function topFor(index: number, top: number, height: number, row: number): number {
  const above = index * row;
  if (above < top) return above;
  const below = above + row + headHeight;
  return below > top + height ? below - height : top;
}

/** The row that a key goes to from the row `at` (-1: none), kept within `count` rows; null: the key goes nowhere. */
export function rowForKey(key: string, at: number, count: number, height: number, row: number): number | null {
  const page = Math.max(1, Math.floor((height - headHeight) / row) - 1);
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, PageUp: at - page, PageDown: at + page, Home: 0, End: count - 1 }[
    key
  ];
  return to === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, to));
}
