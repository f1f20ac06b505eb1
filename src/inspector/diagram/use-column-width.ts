// How wide a column of the code font is in the drawing, so that labels take the room there is.
import { useSignal } from '@preact/signals';
import { useLayoutEffect, type MutableRef } from 'preact/hooks';

/** CSS pixels; sequence-diagram.css has the same. */
const fontSize = 11;
/** Of the widest code font. */
const atMost = 6.7;

export function useColumnWidth(box: MutableRef<HTMLElement | null>): number {
  const width = useSignal(atMost);
  useLayoutEffect(() => {
    const context = document.createElement('canvas').getContext('2d');
    if (box.current === null || context === null) return;
    context.font = `${fontSize}px ${getComputedStyle(box.current).getPropertyValue('--lab-font-code')}`;
    width.value = context.measureText('0'.repeat(100)).width / 100 || atMost;
  }, [box, width]);
  return width.value;
}
