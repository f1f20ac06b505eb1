// How far the reader is: which cells of which chapter have run to their end, in either language, and which exercises are done.
// All of it is kept in this browser.

type Openable = () => Pick<Storage, 'getItem' | 'setItem'>;

export const progressPrefix = 'lab:progress:';
const key = (slug: string): string => progressPrefix + slug;

/** Names of cells. None where nothing is stored, or storage is denied. */
export function cellsRun(slug: string, openStorage: Openable): ReadonlySet<string> {
  try {
    const known: unknown = JSON.parse(openStorage().getItem(key(slug)) ?? '[]');
    return new Set(Array.isArray(known) ? known.filter((name) => typeof name === 'string') : []);
  } catch {
    return new Set();
  }
}

export function rememberRun(slug: string, cell: string, openStorage: Openable): void {
  const known = cellsRun(slug, openStorage);
  if (known.has(cell)) return;
  try {
    openStorage().setItem(key(slug), JSON.stringify([...known, cell]));
  } catch {
    // Full or denied: progress is a convenience, the run is not to fail for it.
  }
}

/** `/a/b/en/qos/` under the base `/a/b/` → `qos`; the landing page → an empty text. */
export function slugOf(pathname: string, base: string): string {
  return pathname
    .slice(base.length)
    .replace(/^en(?:\/|$)/, '')
    .replace(/\/$/, '');
}

/** Whether the reader has begun an exercise of that chapter; what is kept of it is AttemptStore's. */
export function isTried(slug: string, exercise: string, openStorage: Openable): boolean {
  try {
    return openStorage().getItem(`lab:exercise:${slug}:${exercise}`) !== null;
  } catch {
    return false;
  }
}

/** Those of a chapter's exercises that are done. */
export function exercisesDone(slug: string, exercises: readonly string[], openStorage: Openable): ReadonlySet<string> {
  return new Set(exercises.filter((exercise) => isDone(slug, exercise, openStorage)));
}

/** What does not fit is told apart by AttemptStore; here it must only not count. */
function isDone(slug: string, exercise: string, openStorage: Openable): boolean {
  try {
    const kept: unknown = JSON.parse(openStorage().getItem(`lab:exercise:${slug}:${exercise}`) ?? 'null');
    return typeof kept === 'object' && kept !== null && 'done' in kept && kept.done === true;
  } catch {
    return false;
  }
}
