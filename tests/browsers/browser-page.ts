// One page of a browser that is driven over WebDriver, in either of its protocols: what the tests do in it. A page is used like a
// reader uses it: real clicks and keys.

import { expect } from 'vitest';

/** How WebDriver writes what mouse and keys do: the same in both protocols. */
export type Actions = { type: 'pointer' | 'key'; id: string; parameters?: object; actions: object[] }[];

/** What a protocol has to offer. */
export interface Driver {
  open(url: string): Promise<void>;
  /** Evaluates an expression that gives a promise of text. */
  evaluate(expression: string): Promise<string>;
  perform(actions: Actions): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

type Settled<T> = { value: T } | { error: string };

export class BrowserPage {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  goto(url: string): Promise<void> {
    return this.#driver.open(url);
  }

  /** Runs `work` in the page. It sees nothing around it; what it is given and what it gives is JSON. */
  async evaluate<Given extends unknown[], Result>(
    work: (...given: Given) => Result,
    ...given: Given
  ): Promise<Awaited<Result>> {
    const call = `(async () => (${String(work)})(...${JSON.stringify(given)}))()`;
    const text = await this.#driver.evaluate(
      `${call}.then((value) => JSON.stringify({ value }), (error) => JSON.stringify({ error: String(error?.stack ?? error) + String(error) }))`,
    );
    const settled = JSON.parse(text) as Settled<Awaited<Result>>;
    if ('error' in settled) throw new Error(`in the page: ${settled.error}`);
    return settled.value;
  }

  /** Asks again and again until the answer is something, and gives it. */
  async until<Given extends unknown[], Result>(
    work: (...given: Given) => Result,
    ...given: Given
  ): Promise<NonNullable<Awaited<Result>>> {
    let found: Awaited<Result> | undefined;
    const isFound = async (): Promise<boolean> => Boolean((found = await this.evaluate(work, ...given)));
    await expect.poll(isFound, { message: `waited for ${String(work)} of ${JSON.stringify(given)}` }).toBe(true);
    return found as NonNullable<Awaited<Result>>;
  }

  /** Resolves when an element that the selector names contains `text`. */
  async see(selector: string, text = ''): Promise<void> {
    await this.until(
      (wanted, contained) =>
        [...document.querySelectorAll(wanted)].some((element) => element.textContent.includes(contained)),
      selector,
      text,
    );
  }

  /** The texts of all elements that the selector names. */
  texts(selector: string): Promise<string[]> {
    return this.evaluate(
      (wanted) => [...document.querySelectorAll(wanted)].map((element) => element.textContent.trim()),
      selector,
    );
  }

  /** Clicks into the middle of the first element that the selector names and whose text or label contains `text`. */
  async click(selector: string, text = ''): Promise<void> {
    const { x, y } = await this.until(middleOf, selector, text);
    const actions = [
      { type: 'pointerMove', x, y, origin: 'viewport' },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await this.#driver.perform([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  }

  /** Presses the keys together, in WebDriver's spelling. */
  press(...keys: string[]): Promise<void> {
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
    return this.#driver.perform([{ type: 'key', id: 'keyboard', actions: [...down, ...up] }]);
  }

  async type(text: string): Promise<void> {
    for (const key of text) await this.press(key);
  }

  resize(width: number, height: number): Promise<void> {
    return this.#driver.resize(width, height);
  }

  close(): Promise<void> {
    return this.#driver.close();
  }
}

/** Runs in the page. Null while there is none that stands still and can be hit. */
async function middleOf(selector: string, text: string): Promise<{ x: number; y: number } | null> {
  const found = [...document.querySelectorAll(selector)].find((element) =>
    `${element.textContent} ${element.getAttribute('aria-label') ?? ''}`.includes(text),
  );
  if (!found) return null;
  const middle = (): { x: number; y: number } => {
    const { x, y, width, height } = found.getBoundingClientRect();
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  };
  found.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const before = middle();
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
  const { x, y } = middle();
  const hit = document.elementFromPoint(x, y);
  const isThere = hit !== null && (found.contains(hit) || hit.contains(found));
  return isThere && x === before.x && y === before.y ? { x, y } : null;
}
