// How much of the window the panel takes, told to the page: the page can still be scrolled to its end, and the handle
// stands on the panel. A panel that fills the window covers the page: nothing of it can be reached with the keyboard then.
import { useSignal, type Signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { PanelState } from './panel-state.ts';

/** Of the window; a phone has little to begin with. */
const share = matchMedia('(max-width: 50rem)').matches ? 0.59 : 0.45;
/** Docked, the panel leaves the header of the page whole, and its handle stands between the two. */
const most = 'calc(100dvh - var(--sl-nav-height, 4rem) - 2.5rem)';

/** `height`: what the reader has chosen for the docked panel, in CSS pixels; `takes`: what it takes now, a length of CSS. */
export function usePanelHeight({ large }: PanelState): { height: Signal<number>; takes: string } {
  const height = useSignal(Math.round(innerHeight * share));
  const fills = large.value;
  const takes = fills ? '100dvh' : `min(${height.value}px, ${most})`;
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--lab-panel-height', takes);
    return () => style.removeProperty('--lab-panel-height');
  }, [takes]);
  useLayoutEffect(() => {
    const page = document.querySelector<HTMLElement>('body > .page');
    if (page === null || !fills) return;
    page.inert = true;
    return () => (page.inert = false);
  }, [fills]);
  return { height, takes };
}
