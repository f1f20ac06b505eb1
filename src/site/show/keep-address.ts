// Keeps the address of the page at what the panel shows. The entry of the history stays the same one: Back leads to the page
// before, and forward to what was looked at.
import { effect } from '@preact/signals';
import { isShareFragment } from '../../notebook/share-link.ts';
import { panelSight } from './panel-sight.ts';
import { isSightFragment, sightFragment } from './sight-address.ts';
import type { ShowAround } from './shows.tsx';

/** Milliseconds in which nothing else is looked at: browsers refuse an address that changes with every step of a slider. */
const settled = 300;

export function keepAddress({ panel, notebook }: ShowAround): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The fragment that the panel's has taken the place of. */
  let before = '';
  const put = (fragment: string): void => {
    // It carries code, and says so until the reader has decided.
    if (isShareFragment(location.hash) || location.hash === fragment) return;
    if (!isSightFragment(location.hash)) before = location.hash;
    try {
      history.replaceState(history.state, '', location.pathname + location.search + fragment);
    } catch {
      // Too many changes in short time; the next one may be taken.
    }
  };
  effect(() => {
    const sight = panelSight(panel, notebook);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (sight !== null) put(sightFragment(sight));
      else if (isSightFragment(location.hash)) put(isSightFragment(before) ? '' : before);
    }, settled);
  });
}

/** The address of this page with what the panel shows. */
export function panelLink({ panel, notebook }: ShowAround): string {
  const sight = panelSight(panel, notebook);
  return new URL(sight === null ? '#' : sightFragment(sight), location.href).href;
}
