// What the tests do in a page of the book.
import type { FinishedRun } from '../../src/notebook/surroundings.ts';
import type {} from '../../src/site/page-events.ts';
import type { Visit } from './other-browsers.ts';

interface Kept {
  finishedRuns: string[];
  heardErrors: string[];
}

/** Opens a page of the site and keeps from then on what its runs announce, and what goes wrong in it. */
export async function openBook({ page, site }: Visit, path: string): Promise<void> {
  await page.goto(site.url + path);
  await page.evaluate(() => {
    const kept: Kept = { finishedRuns: [], heardErrors: [] };
    Object.assign(globalThis, kept);
    document.addEventListener('lab:run-finished', ({ detail }) => {
      kept.finishedRuns.push(
        JSON.stringify(detail, (_, value: unknown) => (value instanceof Uint8Array ? { bytes: [...value] } : value)),
      );
    });
    addEventListener('error', ({ message }) => kept.heardErrors.push(message));
    addEventListener('unhandledrejection', ({ reason }) => kept.heardErrors.push(String(reason)));
    for (const level of ['error', 'warn'] as const) {
      const say = console[level].bind(console);
      console[level] = (...values: unknown[]) => {
        kept.heardErrors.push(values.map(String).join(' '));
        say(...values);
      };
    }
  });
}

export function heardErrors({ page }: Visit): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as Kept).heardErrors);
}

/** Within some seconds. `before`: runs that had ended by then. */
function hasBegun(page: Visit['page'], name: string, before: number): Promise<boolean> {
  return page.evaluate(
    async (cell, count) => {
      const isIdle = (): boolean =>
        (globalThis as unknown as Kept).finishedRuns.length === count &&
        document.querySelector(`#cell-${cell} .lab-ring`)?.getAttribute('data-phase') !== 'busy' &&
        document.querySelector(`#cell-${cell} .lab-ring`)?.getAttribute('data-phase') !== 'queued';
      const end = performance.now() + 5000;
      while (isIdle() && performance.now() < end) await new Promise(requestAnimationFrame);
      return !isIdle();
    },
    name,
    before,
  );
}

/** Presses Run in the cell and gives its run when it has ended. */
export async function runCell({ page }: Visit, name: string): Promise<FinishedRun> {
  const before = await page.evaluate(() => (globalThis as unknown as Kept).finishedRuns.length);
  await page.click(`#cell-${name} .lab-run`);
  // A click that WebKit's driver has lost, as now and then it does, is made again.
  if (!(await hasBegun(page, name, before))) await page.click(`#cell-${name} .lab-run`);
  const announced = await page.until((count) => (globalThis as unknown as Kept).finishedRuns[count], before);
  return JSON.parse(announced, (_, value: unknown) =>
    isBytes(value) ? Uint8Array.from(value.bytes) : value,
  ) as FinishedRun;
}

function isBytes(value: unknown): value is { bytes: number[] } {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === 'bytes';
}
