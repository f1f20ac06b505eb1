// What the page tells about runs of cells: DOM events on `document`, for parts of the page that show something besides
// the cell itself (the landing figure, the prediction table).
import type { FinishedRun } from '../notebook/page-notebook.ts';

declare global {
  interface DocumentEventMap {
    'lab:run-finished': CustomEvent<FinishedRun>;
  }
}

export function announceRun(run: FinishedRun): void {
  document.dispatchEvent(new CustomEvent('lab:run-finished', { detail: run }));
}
