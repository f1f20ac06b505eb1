// What a reader has to see is scrolled into the part of the window that nothing covers: below the header, above the panel.

/** Scrolls as little as shows everything from the top of `from` to the end of `within`; the beginning, if that is too much. */
export function bringIntoSight(from: Element, within: Element): void {
  const { top, bottom } = uncovered();
  const above = from.getBoundingClientRect().top - top;
  const below = within.getBoundingClientRect().bottom - bottom;
  const by = above < 0 ? above : Math.min(above, below);
  if (above < 0 || by > 0) scrollBy({ top: by, behavior: 'instant' });
}

/** For keys in code that has the focus and is out of sight: the code comes, but not for a key that runs it or goes on. */
export function showWhatIsTyped({ key, shiftKey, ctrlKey, metaKey, currentTarget }: KeyboardEvent): void {
  const runs = key === 'Enter' && (shiftKey || ctrlKey || metaKey);
  if (runs || /^(Shift|Control|Alt|Meta|Tab|Escape)$/.test(key) || !(currentTarget instanceof Element)) return;
  const code = currentTarget.getBoundingClientRect();
  const { top, bottom } = uncovered();
  if (code.bottom < top || code.top > bottom) currentTarget.scrollIntoView({ block: 'nearest' });
}

function uncovered(): { top: number; bottom: number } {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  return {
    top: Number.parseFloat(scrollPaddingTop) || 0,
    bottom: innerHeight - (Number.parseFloat(scrollPaddingBottom) || 0),
  };
}
