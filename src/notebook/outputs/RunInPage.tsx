// The way out where a broker cannot be reached: the same cell with the broker in the page.
import type { PageNotebook } from '../page-notebook.ts';

/** `failed`: the address that could not be used. Where the code names it itself, another broker changes nothing. */
export function RunInPage({ notebook, cell, failed }: { notebook: PageNotebook; cell: string; failed: string }) {
  if (!notebook.pickerCanHelp(failed)) return null;
  return (
    <button type="button" class="lab-button" onClick={() => void notebook.runInPage(cell)}>
      {notebook.words.error.useInPage}
    </button>
  );
}
