// How high the places of a page are as it is left, for the next visit (reserved-heights.ts).
import { places, type Heights } from './reserved-heights.ts';

/** In a place that shows something of the reader's. */
const shown = '.lab-outputs, .lab-cell-packets, .lab-diagram, [data-live]';

/**
 * Of what shows a run or an answer; what is folded open now will be folded then. `note` is what a cell will say of its run
 * then, and does not yet say.
 */
export function measuredHeights(note: string): string {
  const heights: Heights['heights'] = {};
  let noteHeight: number | undefined;
  for (const [name, place] of places()) {
    if (!place.matches('.lab-answer[open]') && place.querySelector(shown) === null) continue;
    const opened = [...place.querySelectorAll('details[open]')].filter(
      ({ parentElement: at }) => !at?.closest('details'),
    );
    const unfolded = opened.reduce(
      (sum, { scrollHeight, firstElementChild: head }) => sum + scrollHeight - (head?.scrollHeight ?? 0),
      0,
    );
    const more = isOfThisVisit(place) ? (noteHeight ??= heightOf(note, place)) : 0;
    heights[name] = Math.round(place.offsetHeight - unfolded + more);
  }
  const at = inTheMiddle();
  return JSON.stringify({ width: innerWidth, heights, ...(at && { at }) } satisfies Heights);
}

function inTheMiddle(): Heights['at'] {
  const tops = places().map(([name, place]) => ({ name, top: place.getBoundingClientRect().top }));
  const far = ({ top }: { top: number }): number => Math.abs(top - innerHeight / 2);
  return tops.reduce<Heights['at']>((nearest, one) => (nearest && far(nearest) <= far(one) ? nearest : one), undefined);
}

function isOfThisVisit(place: HTMLElement): boolean {
  return place.matches('.lab-cell') && place.querySelector('.lab-earlier') === null;
}

/** How much higher a cell is with the note (notebook/EarlierNote.tsx). */
function heightOf(note: string, cell: HTMLElement): number {
  const before = cell.offsetHeight;
  const line = document.createElement('p');
  line.className = 'lab-note lab-earlier';
  line.textContent = note;
  cell.querySelector('.lab-outputs, .lab-cell-packets')?.before(line);
  const after = cell.offsetHeight;
  line.remove();
  return after - before;
}
