// Shift+Enter takes the focus to the next cell, and the page stays with the cell that ran: what it shows is kept in sight while it
// comes, until the reader does something.
import { useSignalEffect } from '@preact/signals';
import type { MutableRef } from 'preact/hooks';
import type { CellId } from '../kernel/protocol.ts';
import { bringIntoSight } from './in-sight.ts';
import type { PageNotebook } from './page-notebook.ts';

const moves = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** `bar`: the line between the code and what it shows. */
export function useRunInSight(notebook: PageNotebook, id: CellId, bar: MutableRef<HTMLElement | null>): void {
  useSignalEffect(() => {
    const { inSight } = notebook;
    const cell = bar.current?.closest('.lab-cell');
    if (inSight.value !== id || bar.current === null || !cell) return undefined;
    const from = bar.current;
    const grows = new ResizeObserver(() => bringIntoSight(from, cell));
    grows.observe(cell);
    const end = (): void => void (inSight.value = null);
    for (const move of moves) addEventListener(move, end, { capture: true, passive: true });
    return () => {
      grows.disconnect();
      for (const move of moves) removeEventListener(move, end, { capture: true });
    };
  });
}
