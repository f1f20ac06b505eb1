// A Map that takes next to no memory until something is put into it. An empty Map takes some 200 bytes, most of the
// collections of an idle client are empty, and most levels of a topic have nothing below them.

export class LazyMap<K, V> implements Iterable<[K, V]> {
  #entries: Map<K, V> | null = null;

  get size(): number {
    return this.#entries === null ? 0 : this.#entries.size;
  }

  get(key: K): V | undefined {
    return this.#entries?.get(key);
  }

  set(key: K, value: V): void {
    this.#entries ??= new Map();
    this.#entries.set(key, value);
  }

  delete(key: K): boolean {
    return this.#entries !== null && this.#entries.delete(key);
  }

  values(): IterableIterator<V> {
    return this.#entries?.values() ?? [].values();
  }

  [Symbol.iterator](): Iterator<[K, V]> {
    return (this.#entries ?? [])[Symbol.iterator]();
  }
}
