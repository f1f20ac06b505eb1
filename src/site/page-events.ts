// What the page tells about runs of cells and about exercises: DOM events on `document`, for parts of the page that show
// something besides the cell itself (the pictures of the broker, the exercises, how far the reader is). And about the broker that is
// picked, for the doctor.
import type { RecalledRun } from '../notebook/kept-runs/page-runs.ts';
import type { FinishedRun } from '../notebook/surroundings.ts';

declare global {
  interface DocumentEventMap {
    'lab:run-finished': CustomEvent<FinishedRun>;
    /** A run of an earlier visit is shown again. */
    'lab:run-recalled': CustomEvent<RecalledRun>;
    /** What the reader has done may be more now, or less. */
    'lab:progress': Event;
    'lab:picked': CustomEvent<PickedBroker>;
    'lab:ask-picked': Event;
  }
}

export interface PickedBroker {
  /** Without user name and password. */
  url: string;
  username: string;
  password: string;
  /** Of the reader's own topics. */
  namespace: string;
}

export function announceRun(run: FinishedRun): void {
  document.dispatchEvent(new CustomEvent('lab:run-finished', { detail: run }));
}

export function announceRecalled(run: RecalledRun): void {
  document.dispatchEvent(new CustomEvent('lab:run-recalled', { detail: run }));
}

export function announceProgress(): void {
  document.dispatchEvent(new Event('lab:progress'));
}

/** Calls `draw` now, and whenever this tab or another has news of what the reader has done. Returns how to end that. */
export function onProgress(draw: () => void): () => void {
  const end = new AbortController();
  const { signal } = end;
  document.addEventListener('lab:progress', draw, { signal });
  // What the browser has kept of a page that was left may be behind.
  addEventListener('pageshow', ({ persisted }) => persisted && draw(), { signal });
  addEventListener('storage', ({ key }) => (key === null || /^lab:(?:exercise|progress):/.test(key)) && draw(), {
    signal,
  });
  draw();
  return () => end.abort();
}

/** Answers who asks (doctor/on-picked.ts). Returns how to tell of another one. */
export function tellPicked(picked: () => PickedBroker): () => void {
  const tell = (): unknown => document.dispatchEvent(new CustomEvent('lab:picked', { detail: picked() }));
  document.addEventListener('lab:ask-picked', tell);
  return tell;
}
