// The width or height of an element, as it changes.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, type MutableRef } from 'preact/hooks';

/** In CSS pixels; `first` until the element is there. */
export function useClientSize(
  box: MutableRef<HTMLElement | null>,
  side: 'clientWidth' | 'clientHeight',
  first: number,
): ReadonlySignal<number> {
  const size = useSignal(first);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    let frame = 0;
    // Not from inside the observer: what is drawn then may change the size that is being told.
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => (size.value = element[side]));
    });
    size.value = element[side];
    observer.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [box, side, size]);
  return size;
}
