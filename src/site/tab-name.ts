// The name of this tab in topics, Client Identifiers and groups: two tabs of one browser, and two computers that were copied
// with their browsers, must not share one. A page that leaves puts its name down in the tab, and the next page of the tab takes
// it up: so it lasts, while a duplicate of the tab finds none, for the page that has it is still there.

/** The part of `Storage` that is used. */
type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = 'lab:tab-name';
/** Milliseconds. A browser brings old tabs back, on copied computers too. */
const keptFor = 3_600_000;

/** A name for a page that begins. Where nothing can be stored it lasts as long as the page. */
export function takeTabName(openStorage: () => TabStorage, now: number): string {
  try {
    const [name = '', left] = (openStorage().getItem(key) ?? '').split(' ');
    openStorage().removeItem(key);
    if (/^[a-z\d]{6}$/.test(name) && Math.abs(now - Number(left)) < keptFor) return name;
  } catch {
    // No storage, no name that lasts.
  }
  return newName();
}

/** For a page that leaves. */
export function leaveTabName(name: string, openStorage: () => TabStorage, now: number): void {
  try {
    openStorage().setItem(key, `${name} ${now}`);
  } catch {
    // The next page takes a new one.
  }
}

/** The name of the open page, for as long as it is there. */
export function pageTabName(): string {
  const storage = (): Storage => sessionStorage;
  const name = takeTabName(storage, Date.now());
  addEventListener('pagehide', () => leaveTabName(name, storage, Date.now()));
  // The page has been kept whole, and is back with its name.
  addEventListener('pageshow', ({ persisted }) => persisted && takeTabName(storage, Date.now()));
  return name;
}

/** Six letters and digits: a class of thirty meets the same name twice once in two million times. */
function newName(): string {
  const random = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return random.toString(36).padStart(6, '0').slice(-6);
}
