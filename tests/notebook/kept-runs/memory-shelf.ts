// A shelf in memory, which can be as full, or as denied, as that of a browser.
import { keyOf, type RunShelf, type ShelfEntry } from '../../../src/notebook/kept-runs/run-shelf.ts';

export class MemoryShelf implements RunShelf {
  readonly kept = new Map<string, { entry: ShelfEntry; file: Uint8Array<ArrayBuffer> }>();
  denied = false;
  /** Bytes that it can hold. */
  room = Infinity;

  entries = async () => this.#allowed(() => [...this.kept.values()].map(({ entry }) => entry));
  read = async (key: string) => this.#allowed(() => this.kept.get(key)?.file ?? null);
  remove = async (keys: readonly string[]) =>
    this.#allowed(() => {
      for (const key of keys) this.kept.delete(key);
    });
  write = async (entry: ShelfEntry, file: Uint8Array<ArrayBuffer>, gone: readonly string[]) =>
    this.#allowed(() => {
      const after = new Map(this.kept);
      for (const key of gone) after.delete(key);
      after.set(keyOf(entry), { entry, file });
      const bytes = [...after.values()].reduce((sum, { file: one }) => sum + one.length, 0);
      if (bytes > this.room) throw new DOMException('no room', 'QuotaExceededError');
      this.kept.clear();
      for (const [key, value] of after) this.kept.set(key, value);
    });

  #allowed<T>(work: () => T): Promise<T> {
    return this.denied ? Promise.reject(new DOMException('denied', 'SecurityError')) : Promise.resolve().then(work);
  }
}
