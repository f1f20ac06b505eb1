// How much of the window the panel takes, told to the page: the page can still be scrolled to its end, and the handle
// stands on the panel.
import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PanelState } from './panel-state.ts';

/** Of the window; a phone has little to begin with. */
const share = matchMedia('(max-width: 50rem)').matches ? 0.55 : 0.45;

/** In CSS pixels. `height`: what the reader has chosen for the docked panel; `takes`: what it takes now. */
export function usePanelHeight({ large }: PanelState): { height: Signal<number>; takes: number } {
  const height = useSignal(Math.round(innerHeight * share));
  const takes = large.value ? innerHeight - 40 : Math.min(height.value, innerHeight - 40);
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--lab-panel-height', `${takes}px`);
    return () => style.removeProperty('--lab-panel-height');
  }, [takes]);
  return { height, takes };
}
