// What of the diagram is in sight, in steps: not every pixel that is scrolled draws it anew. All of it while the page
// is printed.
import { useSignal } from '@preact/signals';
import { useEffect, type MutableRef } from 'preact/hooks';
import { useClientSize } from '../use-client-size.ts';
import type { Sight } from './part-in-sight.ts';

/** In CSS pixels: less than is drawn beside what is in sight. */
const step = 200;

export function useSight(box: MutableRef<HTMLElement | null>): { sight: Sight | null; onSeen: (top: number) => void } {
  const height = useClientSize(box, 'clientHeight', 600);
  const top = useSignal(0);
  const printed = useSignal(false);
  useEffect(() => {
    const begin = (): void => void (printed.value = true);
    const end = (): void => void (printed.value = false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, [printed]);
  const sight = printed.value ? null : { top: top.value, height: height.value + step };
  return { sight, onSeen: (scrolled) => void (top.value = Math.floor(scrolled / step) * step) };
}
