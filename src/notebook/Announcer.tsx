// Says aloud how a run ended; while it goes on, nothing, for a screen reader would never come to an end.
import type { CellState } from './cell.ts';
import type { PageNotebook } from './page-notebook.ts';

export function Announcer({ notebook, cell }: { notebook: PageNotebook; cell: CellState }) {
  return (
    <p class="sr-only" aria-live="polite">
      {sentence(notebook, cell)}
    </p>
  );
}

function sentence(notebook: PageNotebook, cell: CellState): string {
  if (cell.phase !== 'idle') return '';
  const { state, cell: say } = notebook.words;
  const name = notebook.nameOf(cell.id);
  switch (cell.status) {
    case 'never':
      return '';
    case 'ok':
      return state.announceDone(name, say.duration(cell.milliseconds ?? 0));
    case 'error':
      return state.announceError(name);
    case 'interrupted':
      return state.announceStopped(name);
  }
}
