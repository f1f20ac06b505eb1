// When something outside the panel asks for it, the panel takes the focus, and what asked stays in sight beside it.
import { useEffect, useRef, type MutableRef } from 'preact/hooks';
import type { PanelState } from './panel-state.ts';

export function useAskedFocus(box: MutableRef<HTMLElement | null>, state: PanelState): void {
  const asked = state.asked.value;
  const large = state.large.value;
  /** The last time that has been answered. */
  const answered = useRef(-1);
  useEffect(() => {
    if (answered.current === asked) return;
    answered.current = asked;
    const { quiet } = state;
    state.quiet = false;
    if (quiet) return;
    box.current?.focus();
    const { bottom = 0 } = state.opener?.getBoundingClientRect() ?? {};
    const { top = 0 } = box.current?.getBoundingClientRect() ?? {};
    if (!large && bottom > top) scrollBy({ top: bottom - top / 2 });
  }, [box, state, asked, large]);
}
