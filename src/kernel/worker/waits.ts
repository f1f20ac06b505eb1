// What a run waits for, so that the page can say it. Of several waits the last one counts.
import type { Wait } from '../protocol.ts';

export class Waits {
  readonly #waits = new Map<object, Wait>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get current(): Wait | null {
    return [...this.#waits.values()].at(-1) ?? null;
  }

  begin(wait: Wait): { update(wait: Wait): void; end(): void } {
    const key = {};
    const update = (next: Wait): void => {
      this.#waits.set(key, next);
      this.#changed();
    };
    update(wait);
    return {
      update: (next) => {
        if (this.#waits.has(key)) update(next);
      },
      end: () => {
        if (this.#waits.delete(key)) this.#changed();
      },
    };
  }
}
