// The timers of one run: as the platform's, and gone with the run.
import type { CellResources } from './cell-resources.ts';
import { platform } from './platform.ts';

type Callback = (...values: unknown[]) => void;

export interface TimersHost {
  resources: CellResources;
  /** Calls code of the cell: errors become outputs, nothing is called after the run. */
  call(work: () => void): void;
}

export interface CellTimers {
  setTimeout: (callback: Callback, milliseconds?: number, ...values: unknown[]) => number;
  clearTimeout: (id?: number) => void;
  setInterval: (callback: Callback, milliseconds?: number, ...values: unknown[]) => number;
  clearInterval: (id?: number) => void;
  queueMicrotask: (callback: () => void) => void;
}

export function cellTimers(timers: TimersHost): CellTimers {
  const { resources } = timers;
  const call = (work: () => void): void => timers.call(work);
  const forgets = new Map<number, () => void>();
  const clear = (id: number | undefined): void => {
    if (id === undefined || !forgets.has(id)) return;
    platform.clearTimeout(id);
    forgets.get(id)?.();
    forgets.delete(id);
  };
  const keep = (id: number): number => {
    forgets.set(
      id,
      resources.add(() => platform.clearTimeout(id)),
    );
    return id;
  };
  return {
    setTimeout: (callback, milliseconds = 0, ...values) => {
      const work = callable(callback);
      const id = platform.setTimeout(() => {
        clear(id);
        call(() => work(...values));
      }, milliseconds);
      return keep(id);
    },
    clearTimeout: clear,
    setInterval: (callback, milliseconds = 0, ...values) => {
      const work = callable(callback);
      return keep(platform.setInterval(() => call(() => work(...values)), milliseconds));
    },
    // Browsers keep one list of ids for both kinds.
    clearInterval: clear,
    queueMicrotask: (callback) => {
      const work = callable(callback);
      platform.queueMicrotask(() => call(work));
    },
  };
}

/** Text as code is not run. */
function callable(callback: unknown): Callback {
  if (typeof callback === 'function') return callback as Callback;
  throw new TypeError('the first argument must be a function');
}
