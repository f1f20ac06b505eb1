// How high the places of a page are as it is left, for the next visit (reserved-heights.ts).
import { places, type Heights } from './reserved-heights.ts';

/** In a place that shows something of the reader's. */
const shown = '.lab-outputs, .lab-cell-packets, .lab-diagram, [data-live]';

/** Of what shows a run or an answer; what is folded open now will be folded then. */
export function measuredHeights(): string {
  const heights: Heights['heights'] = {};
  for (const [name, place] of places()) {
    if (!place.matches('.lab-answer[open]') && place.querySelector(shown) === null) continue;
    const opened = [...place.querySelectorAll('details[open]')].filter(
      ({ parentElement: at }) => !at?.closest('details'),
    );
    const unfolded = opened.reduce(
      (sum, { scrollHeight, firstElementChild: head }) => sum + scrollHeight - (head?.scrollHeight ?? 0),
      0,
    );
    heights[name] = Math.round(place.offsetHeight - unfolded);
  }
  return JSON.stringify({ width: innerWidth, heights } satisfies Heights);
}
