// Which cells of which chapter the reader has run to their end, in either language; kept in this browser.

type Openable = () => Pick<Storage, 'getItem' | 'setItem'>;

const key = (slug: string): string => `lab:progress:${slug}`;

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
