// Stands in for Pagefind's interface (26 KB gzipped), which Starlight would load on every page: it is fetched when the
// search dialog opens for the first time. `astro.config.mjs` puts this module in its place.

/** Called by Starlight with `new`, as Pagefind's class is. */
export function PagefindUI(options: Record<string, unknown>): void {
  const dialog = document.querySelector('site-search dialog');
  if (!dialog) return;
  // Starlight comes here when the page is idle; a reader may have been quicker.
  if (dialog.hasAttribute('open')) return void show(options, dialog);
  const opened = new MutationObserver(() => {
    opened.disconnect();
    void show(options, dialog);
  });
  opened.observe(dialog, { attributeFilter: ['open'] });
}

async function show(options: Record<string, unknown>, dialog: Element): Promise<void> {
  const { PagefindUI: Interface } = await import('@pagefind/default-ui/npm_dist/mjs/ui-core.mjs');
  new Interface(options);
  dialog.querySelector('input')?.focus();
}
