// A browser's cache for tests, with the part of its interface that the offline copy uses.

export class MemoryCache {
  readonly #kept = new Map<string, Response>();
  /** Files for which there is room. */
  room = Infinity;

  match(key: string): Promise<Response | undefined> {
    return Promise.resolve(this.#kept.get(key)?.clone());
  }

  put(key: string, response: Response): Promise<void> {
    if (this.#kept.size >= this.room) return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
    this.#kept.set(key, response);
    return Promise.resolve();
  }

  delete(key: string): Promise<boolean> {
    return Promise.resolve(this.#kept.delete(key));
  }

  keys(): Promise<{ url: string }[]> {
    return Promise.resolve([...this.#kept.keys()].map((key) => ({ url: `https://lab.example${key}` })));
  }

  asCache(): Cache {
    return this as unknown as Cache;
  }
}
