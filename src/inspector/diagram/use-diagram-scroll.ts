// Where the diagram is scrolled to: at the selected packet when that changes, else at the end if it was there.
import { useEffect, useLayoutEffect, useRef, type MutableRef } from 'preact/hooks';
import type { Arrow, DiagramLayout } from './diagram-layout.ts';

interface DiagramScroll {
  box: MutableRef<HTMLElement | null>;
  layout: DiagramLayout;
  /** Whether the arrows are in the document. */
  drawn: boolean;
  /** Number of the selected packet. */
  selected: number | null;
  /** Its arrow, and the id of that; undefined when it is not shown. */
  chosen: Arrow | undefined;
  chosenId: string;
  follow: boolean;
  /** It stands in a page, and does not scroll down or up. */
  folds: boolean;
}

/** Returns what to call when the reader has scrolled. */
export function useDiagramScroll(diagram: DiagramScroll): (element: HTMLElement) => void {
  const { box, layout, drawn, selected, chosen, chosenId, follow, folds } = diagram;
  const atEnd = useRef(follow);
  /** The selection that has been scrolled to: as packets come, the reader is not brought back to it. */
  const shown = useRef<number | null>(null);
  useEffect(() => {
    if (!drawn || shown.current === selected) return;
    shown.current = selected;
    if (chosen !== undefined && box.current !== null)
      showWithin(box.current, document.getElementById(chosenId), chosen, folds);
  }, [box, selected, chosen, chosenId, drawn, folds]);
  useLayoutEffect(() => {
    if (atEnd.current && chosen === undefined && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [box, layout, chosen]);
  return ({ scrollTop, clientHeight, scrollHeight }) =>
    void (atEnd.current = follow && scrollTop + clientHeight >= scrollHeight - 2);
}

/**
 * Across in the middle. Only the drawing is scrolled: the selection may have been made elsewhere on
 * the page.
 */
function showWithin(box: HTMLElement, row: HTMLElement | null, { from, to }: Arrow, folds: boolean): void {
  if (row === null) return;
  const [outer, inner] = [box.getBoundingClientRect(), row.getBoundingClientRect()];
  if (!folds && inner.top < outer.top) box.scrollTop -= outer.top - inner.top;
  else if (!folds && inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  if (left < box.scrollLeft || right > box.scrollLeft + box.clientWidth)
    box.scrollLeft = (left + right - box.clientWidth) / 2;
}
