// The shelf in the browser's IndexedDB: what the entries say, and the files, each in a store of its own, so that nobody reads
// the files to find the oldest.
import { checkedOrNull, integer, number, oneOf, orNull, record, text } from '../../checks.ts';
import { keyOf, type RunShelf, type ShelfEntry } from './run-shelf.ts';

const [entriesName, filesName] = ['entries', 'files'];

const entry = record({
  page: text(1000),
  cell: text(1000),
  at: number,
  epoch: number,
  size: integer(),
  without: orNull(oneOf('size', 'password')),
});

/** `open`: throws where the browser has no such thing. */
export function indexedShelf(open: () => IDBFactory): RunShelf {
  const inTransaction = async <T>(
    mode: IDBTransactionMode,
    work: (entries: IDBObjectStore, files: IDBObjectStore) => T,
  ) => {
    const database = await opened(open());
    try {
      const change = database.transaction([entriesName, filesName], mode);
      const done = new Promise<void>((resolve, reject) => {
        change.oncomplete = () => resolve();
        change.onabort = () => reject(change.error ?? new Error('not kept'));
      });
      const made = work(change.objectStore(entriesName), change.objectStore(filesName));
      await done;
      return made;
    } finally {
      database.close();
    }
  };
  return {
    entries: async () => {
      const request = await inTransaction('readonly', (entries) => entries.getAll());
      // What other code of this site has put there is passed over.
      return request.result.flatMap((one: unknown): ShelfEntry[] => {
        const read = checkedOrNull(entry, one);
        return read === null ? [] : [read];
      });
    },
    read: async (key) => {
      const request = await inTransaction('readonly', (_, files) => files.get(key));
      const result: unknown = request.result;
      return result instanceof Uint8Array ? new Uint8Array(result) : null;
    },
    write: async (kept, file, gone) => {
      await inTransaction('readwrite', (entries, files) => {
        for (const store of [entries, files]) for (const key of gone) store.delete(key);
        entries.put(kept, keyOf(kept));
        files.put(file, keyOf(kept));
      });
    },
    remove: async (keys) => {
      await inTransaction('readwrite', (entries, files) => {
        for (const store of [entries, files]) for (const key of keys) store.delete(key);
      });
    },
  };
}

function opened(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open('lab-mqtt runs', 1);
    request.onupgradeneeded = () => {
      for (const name of [entriesName, filesName]) request.result.createObjectStore(name);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error ?? new Error('not opened'));
  });
}
