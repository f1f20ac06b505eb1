// Runs the cells of an open page and brings back what each run showed and sent, as the chapters' checks want it.
import type { Page } from 'playwright';
import type { CellRun } from '../../src/notebook/check.ts';
import { outputLines } from '../../src/notebook/outputs/output-lines.ts';
import { words } from '../../src/notebook/words/words.ts';
import type { FinishedRun } from '../../src/notebook/surroundings.ts';
import type {} from '../../src/site/page-events.ts';

/** Call before the page is opened: from then on it keeps what its runs announce. */
export async function recordRuns(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const runs: string[] = [];
    Object.assign(globalThis, { finishedRuns: runs });
    document.addEventListener('lab:run-finished', ({ detail }) => {
      runs.push(
        JSON.stringify(detail, (_, value: unknown) => (value instanceof Uint8Array ? { bytes: [...value] } : value)),
      );
    });
  });
}

/** Presses Run in the cell `name` and resolves when its run has been announced. */
export async function runCell(page: Page, name: string): Promise<FinishedRun> {
  const before = await page.evaluate(() => (globalThis as unknown as { finishedRuns: string[] }).finishedRuns.length);
  await page.locator(`#cell-${name} .lab-run`).click();
  const announced = await page.waitForFunction(
    ([count, cell]) =>
      (globalThis as unknown as { finishedRuns: string[] }).finishedRuns
        .slice(count)
        .find((run) => (JSON.parse(run) as { cell: string }).cell === cell),
    [before, name] as const,
  );
  return JSON.parse((await announced.jsonValue()) ?? '', (_, value: unknown) =>
    isBytes(value) ? Uint8Array.from(value.bytes) : value,
  ) as FinishedRun;
}

export function cellRun({ packets, outputs }: FinishedRun, broker: CellRun['broker']): CellRun {
  return { broker, packets, outputs, lines: outputLines(outputs, words('en')) };
}

function isBytes(value: unknown): value is { bytes: number[] } {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === 'bytes';
}
