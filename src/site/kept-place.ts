// The place of the page at which the reader was, among what is shown again.
import { keptHeights, places } from './reserved-heights.ts';

/**
 * The page comes back to where it stood among its places. A browser counts from the top of the page, which is higher now where
 * cells say that their run is an earlier one. Whoever has begun to scroll is left alone.
 */
export function standAgain(kept: string): void {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const { width, at } = keptHeights(kept);
  const place = places().find(([name]) => name === at?.name)?.[1];
  if (navigation?.type === 'navigate' || width !== innerWidth || at === undefined || place === undefined) return;
  const hands = new AbortController();
  for (const touched of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
    addEventListener(touched, () => hands.abort(), { passive: true, signal: hands.signal });
  const stand = (): void => {
    if (hands.signal.aborted) return;
    hands.abort();
    scrollBy({ top: place.getBoundingClientRect().top - at.top, behavior: 'instant' });
  };
  const loaded = (): void => void requestAnimationFrame(stand);
  if (document.readyState === 'complete') loaded();
  else addEventListener('load', loaded, { once: true });
}
