// The places in a chapter that invite to compare brokers: buttons of the text (Compare.astro).

/** `open` gets the cell, the profile to compare with where the text names one, and the button. */
export function listenToCompareButtons(open: (cell: string, asked: string | null) => void): void {
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-lab-compare]') : null;
    const cell = button?.dataset['labCompare'];
    if (cell !== undefined) open(cell, button?.dataset['with'] ?? null);
  });
}
