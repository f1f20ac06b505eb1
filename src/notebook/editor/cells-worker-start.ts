// Starts the TypeScript worker of the page's cells as soon as an editor is asked for: it reads the libraries while Monaco's
// code is still on its way, and Monaco takes it over.
let early: Worker | null = null;

export function startCellsWorker(): void {
  early ??= makeWorker();
}

/** The one that was started, or a new one: each is given once. */
export function takeCellsWorker(): Worker {
  const worker = early ?? makeWorker();
  early = null;
  return worker;
}

function makeWorker(): Worker {
  return new Worker(new URL('./cells-worker.ts', import.meta.url), { type: 'module', name: 'cells' });
}
