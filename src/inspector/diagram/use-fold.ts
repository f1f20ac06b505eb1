// A tall diagram in a page is folded, and has a button that unfolds it: a box that scrolls in itself would keep the wheel
// from the page, and hide what its caption points at.
import { useSignal } from '@preact/signals';

/** Pixels that are not worth a button. */
const little = 100;

export interface Fold {
  /** Of the box. */
  class: string;
  style: { '--lab-fold'?: string };
  /** Shows all; null = nothing is hidden. */
  unfold: (() => void) | null;
}

/** `height`: of the drawing; `foldAt`: null = the box scrolls. In CSS pixels. */
export function useFold(height: number, foldAt: number | null): Fold {
  const unfolded = useSignal(false);
  if (foldAt === null) return { class: 'lab-diagram-scroll', style: {}, unfold: null };
  const folded = !unfolded.value && height > foldAt + little;
  return {
    class: `lab-diagram-scroll lab-diagram-inline${folded ? ' lab-diagram-folded' : ''}`,
    style: folded ? { '--lab-fold': `${foldAt}px` } : {},
    unfold: folded ? () => void (unfolded.value = true) : null,
  };
}
