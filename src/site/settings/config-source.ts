// config.json on its way: it says which broker is to be used, so the page waits for it however long it takes, shows that it
// does, and asks again after a failure. Only the reader can go on without it. The browser's cache is passed by.
import { signal, type ReadonlySignal } from '@preact/signals';

export type ConfigState =
  | { state: 'asking' }
  | { state: 'slow' }
  | { state: 'failed'; why: 'unreachable' | 'broken-off' }
  | { state: 'failed'; why: 'refused'; status: number }
  | { state: 'known' }
  /** The reader goes on without. */
  | { state: 'without' };

/** Milliseconds until a page that waits says so, and until it asks again: at first, and at most. */
const unnoticed = 1000;
const firstPause = 2000;
const longestPause = 30_000;

export class ConfigSource {
  /** Its text; null where there is none, or where the reader goes on without it. */
  readonly text: Promise<string | null>;
  readonly #fetch: (signal: AbortSignal) => Promise<Response>;
  readonly #state = signal<ConfigState>({ state: 'asking' });
  #settle!: (text: string | null) => void;
  #present = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = firstPause;

  constructor(fetch: (signal: AbortSignal) => Promise<Response>) {
    this.#fetch = fetch;
    this.text = new Promise((resolve) => (this.#settle = resolve));
    this.#timer = setTimeout(() => (this.#state.value = { state: 'slow' }), unnoticed);
    void this.#ask();
  }

  get state(): ReadonlySignal<ConfigState> {
    return this.#state;
  }

  askAgain(): void {
    if (this.#isOver) return;
    clearTimeout(this.#timer);
    this.#state.value = { state: 'slow' };
    void this.#ask();
  }

  goWithout(): void {
    if (!this.#isOver) this.#end({ state: 'without' }, null);
  }

  get #isOver(): boolean {
    return ['known', 'without'].includes(this.#state.value.state);
  }

  async #ask(): Promise<void> {
    this.#present.abort();
    const { signal } = (this.#present = new AbortController());
    const answer = await read(this.#fetch, signal);
    // Another question, or the reader, has come between.
    if (signal.aborted) return;
    if (!('why' in answer)) {
      this.#end({ state: 'known' }, answer.text);
      return;
    }
    clearTimeout(this.#timer);
    this.#state.value = { state: 'failed', ...answer };
    this.#timer = setTimeout(() => void this.#ask(), this.#pause);
    this.#pause = Math.min(longestPause, this.#pause * 2);
  }

  #end(state: ConfigState, text: string | null): void {
    this.#present.abort();
    clearTimeout(this.#timer);
    this.#state.value = state;
    this.#settle(text);
  }
}

type Answer = { text: string | null } | { why: 'unreachable' | 'broken-off' } | { why: 'refused'; status: number };

async function read(fetch: (signal: AbortSignal) => Promise<Response>, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(signal).catch(() => null);
  if (response === null) return { why: 'unreachable' };
  // A copy of the book may be without one.
  if (response.status === 404 || response.status === 410) return { text: null };
  if (!response.ok) return { why: 'refused', status: response.status };
  return response.text().then(
    (text) => ({ text }),
    () => ({ why: 'broken-off' }),
  );
}
