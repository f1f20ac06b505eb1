// Whether the reader has asked for an offline copy. It stands where a page finds it at once, so that one without costs nothing.

const asked = 'lab:offline';
const declined = 'lab:offline-declined';

export class Wish {
  readonly #storage: () => Storage;

  constructor(storage: () => Storage) {
    this.#storage = storage;
  }

  isThere(): boolean {
    return this.#read(asked) !== null;
  }

  remember(): void {
    this.#attempt(() => this.#storage().setItem(asked, 'yes'));
  }

  forget(): void {
    this.#attempt(() => {
      this.#storage().removeItem(asked);
      this.#storage().removeItem(declined);
    });
  }

  /** The reader does not want to hear of this build again. */
  decline(build: string): void {
    this.#attempt(() => this.#storage().setItem(declined, build));
  }

  isDeclined(build: string): boolean {
    return this.#read(declined) === build;
  }

  #read(key: string): string | null {
    try {
      return this.#storage().getItem(key);
    } catch {
      return null;
    }
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch {
      // A browser that keeps nothing has no copy either.
    }
  }
}
