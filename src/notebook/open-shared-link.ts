// A link that carries code, on the page that it opens: shows the code as foreign, or says what is wrong with the link.
import type { CellId } from '../kernel/protocol.ts';
import type { PageNotebook } from './page-notebook.ts';
import { isShareFragment, readShareFragment, ShareLinkError } from './share-link.ts';

/** Does nothing for any other fragment. Nothing of the link is run or stored. */
export async function openSharedLink(notebook: PageNotebook, fragment: string): Promise<void> {
  if (!isShareFragment(fragment)) return;
  notebook.linkProblem.value = null;
  try {
    const { cell, code } = await readShareFragment(fragment);
    const target = notebook.state.peek().cells[cell];
    // A scratch cell's name means nothing on another reader's page.
    const id = target?.kind === 'chapter' ? cell : notebook.freeScratchId();
    notebook.dispatch({ type: 'foreign', cell: id, code });
    notebook.focus.value = { cell: id };
  } catch (error) {
    if (!(error instanceof ShareLinkError)) throw error;
    notebook.linkProblem.value = error.code;
  }
}

/** The reader takes the foreign code over as their edit, or sends it away; either way the link has done its work. */
export function settleForeign(notebook: PageNotebook, cell: CellId, take: boolean): void {
  notebook.dispatch({ type: take ? 'take-foreign' : 'dismiss-foreign', cell });
  dropFragment();
}

export function dropFragment(): void {
  if (isShareFragment(location.hash)) history.replaceState(history.state, '', location.pathname + location.search);
}
