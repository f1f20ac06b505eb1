// Room for what will be shown again: cells, drawings and exercises are as high as they were when the page was left, until it stands there.
// So the page comes back to the place where it was, and nothing jumps.

export interface Heights {
  /** CSS pixels of the window. */
  width: number;
  heights: Record<string, number>;
  /** The place that stood nearest to the middle of the window, and CSS pixels from its top to the window's. */
  at?: { name: string; top: number };
}

const selector = '.lab-cell[id], .lab-sequence, .lab-exercise[id], .lab-answer';

/** `kept`: what `measuredHeights` (measured-heights.ts) gave. Returns how to give the room back; anything else as `kept` reserves nothing. */
export function reserveHeights(kept: string | null): () => void {
  const reserved: HTMLElement[] = [];
  const { width, heights } = keptHeights(kept);
  // In a window of another width all of them are others.
  if (width === innerWidth && typeof heights === 'object')
    for (const [name, place] of places()) {
      const height = heights[name];
      if (typeof height !== 'number' || !(height > 0 && height < 10_000)) continue;
      place.style.minHeight = `${height}px`;
      reserved.push(place);
    }
  return () => {
    for (const place of reserved) place.style.minHeight = '';
  };
}

/** Nothing where it was written by hand, or by nobody. */
export function keptHeights(kept: string | null): Partial<Heights> {
  try {
    return (JSON.parse(kept ?? '{}') as Partial<Heights> | null) ?? {};
  } catch {
    return {};
  }
}

/** Every place that may be higher when it shows something, with its name. */
export function places(): [string, HTMLElement][] {
  return [...document.querySelectorAll<HTMLElement>(selector)].map((place, at) => [place.id || `place ${at}`, place]);
}
