// The part of a laid out diagram that is drawn. A long one is drawn around what is in sight: to draw three hundred
// arrows anew takes longer than a reader waits for a step. Pure.
import type { Arrow, DiagramLayout } from './diagram-layout.ts';

/** Arrows of a diagram that is drawn whole, so that the browser finds its words, and prints it. */
const wholeUpTo = 100;
/** Above and below what is in sight, in CSS pixels. */
const spare = 340;

/** In CSS pixels of the drawing. */
export interface Sight {
  top: number;
  height: number;
}

export interface DrawnPart extends Pick<DiagramLayout, 'connections' | 'handshakes'> {
  arrows: readonly { arrow: Arrow; place: number }[];
  whole: boolean;
}

/** `at`: place of the selected arrow, which is always drawn, or -1; `sight`: null = all of it. */
export function partInSight(layout: DiagramLayout, sight: Sight | null, at: number): DrawnPart {
  const { arrows, connections, handshakes } = layout;
  const placed = arrows.map((arrow, place) => ({ arrow, place }));
  const whole = sight === null || arrows.length <= wholeUpTo;
  if (whole) return { arrows: placed, connections, handshakes, whole };
  const [from, to] = [sight.top - spare, sight.top + sight.height + spare];
  const isNear = (...ys: readonly number[]): boolean => Math.max(...ys) >= from && Math.min(...ys) <= to;
  return {
    arrows: placed.filter(({ arrow, place }) => place === at || isNear(arrow.y, arrow.from.y, arrow.to.y)),
    connections: connections.filter(({ y }) => isNear(y)),
    handshakes: handshakes.filter(({ ys }) => isNear(...ys)),
    whole,
  };
}
