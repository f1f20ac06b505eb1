// What the reader wants of an offline copy, remembered beside it.
import { askedKey } from './has-asked.ts';

const declined = 'lab:offline-declined';

export class Wish {
  readonly #storage: () => Storage;

  constructor(storage: () => Storage) {
    this.#storage = storage;
  }

  remember(): void {
    this.#attempt(() => this.#storage().setItem(askedKey, 'yes'));
  }

  forget(): void {
    this.#attempt(() => {
      this.#storage().removeItem(askedKey);
      this.#storage().removeItem(declined);
    });
  }

  /** The reader does not want to hear of this build again. */
  decline(build: string): void {
    this.#attempt(() => this.#storage().setItem(declined, build));
  }

  isDeclined(build: string): boolean {
    try {
      return this.#storage().getItem(declined) === build;
    } catch {
      return false;
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
