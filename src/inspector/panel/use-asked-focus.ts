// When something outside the panel asks for it, the panel takes the focus, and what asked stays in sight beside it.
import { useEffect, useRef, type MutableRef } from 'preact/hooks';
import type { PanelState } from './panel-state.ts';

/** `takes`: CSS pixels of the window that the panel takes. */
export function useAskedFocus(box: MutableRef<HTMLElement | null>, state: PanelState, takes: number): void {
  const asked = state.asked.value;
  const large = state.large.value;
  /** The last time that has been answered. */
  const answered = useRef(-1);
  useEffect(() => {
    if (answered.current === asked) return;
    answered.current = asked;
    box.current?.focus();
    const { bottom = 0 } = state.opener?.getBoundingClientRect() ?? {};
    if (!large && bottom > innerHeight - takes) scrollBy({ top: bottom - (innerHeight - takes) / 2 });
  }, [box, state, asked, large, takes]);
}
