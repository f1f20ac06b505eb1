// The bytes of one direction of a TCP connection in their order, each as soon as a receiver could read it. Segments
// that came early wait; what came before is not taken twice. Bytes that the file does not have become a gap.
import { firstPlace } from '../first-place.ts';
import type { StreamPiece } from './stream-piece.ts';
import type { DataSegment, TcpDirection } from './tcp-connections.ts';

/** All pieces, in order. Of segments that overlap, the bytes count that could be read first. */
export function reassemble({ start, segments }: TcpDirection): StreamPiece[] {
  const pieces: StreamPiece[] = [];
  let next = start;
  for (const island of islands(segments)) {
    const begin = island.reduce((lowest, { offset }) => Math.min(lowest, offset), Infinity);
    const first = island[0];
    if (first !== undefined && next !== null && begin > next)
      pieces.push({ order: first.order, time: first.time, missing: begin - next });
    next = readIsland(island, next === null ? begin : Math.max(next, begin), pieces);
  }
  return pieces;
}

/** Groups of segments without a hole, each in the order of their arrival. */
function islands(segments: readonly DataSegment[]): DataSegment[][] {
  const groups: DataSegment[][] = [];
  let end = -Infinity;
  for (const segment of segments.toSorted((a, b) => a.offset - b.offset)) {
    if (segment.offset > end) groups.push([]);
    groups.at(-1)?.push(segment);
    end = Math.max(end, segment.offset + segment.data.length);
  }
  for (const group of groups) group.sort((a, b) => a.order - b.order);
  return groups;
}

/** Appends the pieces of one island and returns the offset behind it. */
function readIsland(island: readonly DataSegment[], begin: number, pieces: StreamPiece[]): number {
  let next = begin;
  /** Came early; the one that is due first stands last. */
  const waiting: DataSegment[] = [];
  for (const segment of island) {
    if (segment.offset > next) {
      waiting.splice(placeFor(segment.offset, waiting), 0, segment);
      continue;
    }
    const { order, time } = segment;
    let due: DataSegment | undefined = segment;
    while (due !== undefined && due.offset <= next) {
      const bytes = due.data.subarray(next - due.offset);
      if (bytes.length > 0) pieces.push({ order, time, bytes });
      next += bytes.length;
      due = waiting.at(-1);
      if (due !== undefined && due.offset <= next) waiting.pop();
    }
  }
  return next;
}

/** Where a segment goes among those that wait, highest offset first. */
function placeFor(offset: number, waiting: readonly DataSegment[]): number {
  return firstPlace(waiting.length, (place) => (waiting[place] as DataSegment).offset <= offset);
}
