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
    const observer = new ResizeObserver(() => (size.value = element[side]));
    size.value = element[side];
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, side, size]);
  return size;
}
