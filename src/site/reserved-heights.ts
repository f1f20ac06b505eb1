// Room for what will be shown again: cells, drawings and exercises are as high as they were when the page was left, until it stands there.
// So the page comes back to the place where it was, and nothing jumps.

export interface Heights {
  /** CSS pixels of the window. */
  width: number;
  heights: Record<string, number>;
}

const selector = '.lab-cell[id], .lab-sequence, .lab-exercise[id], .lab-answer';

/** `kept`: what `measuredHeights` (measured-heights.ts) gave. Returns how to give the room back; anything else as `kept` reserves nothing. */
export function reserveHeights(kept: string | null): () => void {
  const reserved: HTMLElement[] = [];
  try {
    const { width, heights } = JSON.parse(kept ?? '{}') as Partial<Heights>;
    // In a window of another width all of them are others.
    if (width === innerWidth && typeof heights === 'object')
      for (const [name, place] of places()) {
        const height = heights[name];
        if (typeof height !== 'number' || !(height > 0 && height < 10_000)) continue;
        place.style.minHeight = `${height}px`;
        reserved.push(place);
      }
  } catch {
    // Written by hand, or by nobody.
  }
  return () => {
    for (const place of reserved) place.style.minHeight = '';
  };
}

/** Every place that may be higher when it shows something, with its name. */
export function places(): [string, HTMLElement][] {
  return [...document.querySelectorAll<HTMLElement>(selector)].map((place, at) => [place.id || `place ${at}`, place]);
}
