// Where the control that has the focus goes away or can no longer be used, the next step of the exercise has it: after the answer
// the run, after the run the packet that decides.
import { useLayoutEffect } from 'preact/hooks';

/** `place`: the element in which the exercise is drawn; null where nothing can have the focus. */
export function useKeptFocus(place: HTMLElement | null): void {
  const had = place?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const { activeElement: active } = document;
    if (had && (active === document.body || active?.matches(':disabled')))
      place?.querySelector<HTMLElement>('.lab-exercise-bar button')?.focus({ preventScroll: true });
  });
}
