// Where everything of the picture stands, without asking the page: x in percent of its width, y in rows. `wide`: topics
// beside sessions; `narrow`, on a phone: topics above sessions, with the lines at their left. Pure.
import type { SessionBox } from './session-boxes.ts';
import type { TopicRow } from './topic-rows.ts';

export interface Point {
  x: number;
  y: number;
}

export interface Shape {
  kind: 'wide' | 'narrow';
  /** Rows. */
  height: number;
  /** Upper edges of the headings above topics and sessions, and of the topics; of each box, in the order of boxes. */
  sessionsAt: number;
  topicsAt: number;
  boxesAt: number[];
  moreAt: number;
}

/** Percent of the width. The style sheet has the same numbers. */
export const columns = {
  wide: { topicsEnd: 36, boxes: 50, boxesEnd: 86, frameEnd: 91, client: 96.5, slot: 31 },
  narrow: { topics: 12, topicsEnd: 87, boxes: 12, boxesEnd: 87, frameEnd: 91, client: 96, slot: 75 },
} as const;

const firstRow = 2;
const bottom = 0.75;
const gap = 0.6;
const headRows = 1.35;
const padding = 0.3;

/** Rows of a box. */
export function boxHeight({ rows }: SessionBox): number {
  return headRows + rows.length + (rows.length > 0 ? padding : 0);
}

export function shapeOf(
  kind: Shape['kind'],
  topics: readonly TopicRow[],
  boxes: readonly SessionBox[],
  hasMore: boolean,
  least: number,
): Shape {
  const boxRows = boxes.reduce((sum, box) => sum + boxHeight(box) + gap, 0) - (boxes.length > 0 ? gap : 0);
  const moreRows = hasMore ? 1.5 : 0;
  const sessionsHigh = Math.max(1, boxRows + moreRows);
  const topicsHigh = Math.max(1, topics.length);
  const narrow = kind === 'narrow';
  const tall = narrow ? 0 : Math.max(topicsHigh, sessionsHigh);
  // Side by side the shorter one stands in the middle: the lines fan out.
  const topicsAt = firstRow + (narrow ? 0 : (tall - topicsHigh) / 2);
  const sessionsAt = narrow ? firstRow + topicsHigh + 0.5 : 0.5;
  const first = narrow ? sessionsAt + 1.5 : firstRow + (tall - sessionsHigh) / 2;
  const boxesAt: number[] = [];
  let y = first;
  for (const box of boxes) {
    boxesAt.push(y);
    y += boxHeight(box) + gap;
  }
  const height = Math.max(narrow ? first + sessionsHigh + bottom : firstRow + tall + bottom, least);
  return { kind, height, sessionsAt, topicsAt, boxesAt, moreAt: y };
}

/** Places in the picture that lines and messages lead to. */
export type Anchor =
  | { at: 'client'; clientId: string }
  | { at: 'head'; clientId: string }
  | { at: 'filter'; clientId: string; fullFilter: string }
  | { at: 'track'; clientId: string; track: 'queue' | 'inflight' | 'unreleased' | 'will' }
  | { at: 'topic'; name: string }
  | { at: 'slot'; name: string };

export interface Drawn {
  topics: readonly TopicRow[];
  boxes: readonly SessionBox[];
}

/** Null when it is not in the picture. */
export function pointOf(anchor: Anchor, { topics, boxes }: Drawn, shape: Shape): Point | null {
  const at = columns[shape.kind];
  if ('name' in anchor) {
    const index = rowOf(anchor.name, topics);
    const x = anchor.at === 'slot' ? at.slot : at.topicsEnd;
    return index < 0 ? null : { x, y: shape.topicsAt + index + 0.5 };
  }
  const { clientId } = anchor;
  const index = boxes.findIndex((box) => box.clientId === clientId);
  const box = boxes[index];
  const top = shape.boxesAt[index];
  if (box === undefined || top === undefined) return null;
  const head = top + headRows / 2;
  if (anchor.at === 'client') return { x: at.client, y: head };
  if (anchor.at === 'head') return { x: at.boxesEnd, y: head };
  const row = rowIn(box, anchor);
  const y = row < 0 ? head : top + headRows + row + 0.5;
  return { x: anchor.at === 'filter' ? at.boxes : (at.boxes + at.boxesEnd) / 2, y };
}

/** What has no row of its own is in that which counts the others. */
function rowIn({ rows }: SessionBox, anchor: Extract<Anchor, { at: 'filter' | 'track' }>): number {
  if (anchor.at === 'track')
    return rows.findIndex((row) => (row.kind === 'track' ? row.track : row.kind) === anchor.track);
  const own = rows.findIndex((row) => row.kind === 'filter' && row.fullFilter === anchor.fullFilter);
  return own >= 0 ? own : rows.findIndex(({ kind }) => kind === 'more-filters');
}

/** The row of a topic, a filter or a group; what has none is counted in the last. */
function rowOf(name: string, topics: readonly TopicRow[]): number {
  const own = topics.findIndex(({ key, kind }) => key === name && kind !== 'level');
  return own >= 0 ? own : topics.findIndex(({ kind }) => kind === 'more');
}

/** A line from the topics to a filter, for a `path`; y in rows. */
export function linePath(from: Point, to: Point, { kind }: Shape): string {
  if (kind === 'narrow') {
    const start = columns.narrow.topics;
    const bend = start - bulge(from, to) * (4 / 3);
    return `M${start} ${from.y}C${bend} ${from.y} ${bend} ${to.y} ${to.x} ${to.y}`;
  }
  const middle = (from.x + to.x) / 2;
  return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}

/** How far a line at the left of a phone's picture bends out, in percent: the longer it is, the farther. */
export function bulge(from: Point, to: Point): number {
  return Math.min(9.5, 3 + Math.abs(to.y - from.y) * 0.35);
}
