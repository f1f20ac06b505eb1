// Work for the next repaint of the page. A hidden page has none: there a timer takes its place, also when the page is hidden
// while the work waits.

/** Calls `work` once. `whenHidden`: milliseconds of the timer. */
export function atNextRepaint(work: () => void, whenHidden = 50): void {
  if (document.hidden) {
    setTimeout(work, whenHidden);
    return;
  }
  const goOver = (): void => {
    if (!document.hidden) return;
    document.removeEventListener('visibilitychange', goOver);
    cancelAnimationFrame(frame);
    setTimeout(work, whenHidden);
  };
  const frame = requestAnimationFrame(() => {
    document.removeEventListener('visibilitychange', goOver);
    work();
  });
  document.addEventListener('visibilitychange', goOver);
}
