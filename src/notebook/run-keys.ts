// The keys that run a cell from its code: Shift+Enter goes on to the next cell, Ctrl+Enter or Cmd+Enter stays.
import type { CellId } from '../kernel/protocol.ts';
import type { PageNotebook } from './page-notebook.ts';

/** Whether the key was one of them; it is dealt with then. */
export function runByKey(event: KeyboardEvent, notebook: PageNotebook, cell: CellId): boolean {
  if (event.key !== 'Enter' || event.isComposing) return false;
  if (event.shiftKey) notebook.runAndGoOn(cell);
  else if (event.ctrlKey || event.metaKey) notebook.dispatch({ type: 'run', cell });
  else return false;
  event.preventDefault();
  return true;
}
