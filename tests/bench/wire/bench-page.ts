// A page of the built site with a cell of the bench in place of its own (not the landing page, whose figure moves with each packet); the wire
// worker may be exchanged for another script.
import type { Browser, Page } from 'playwright';
import { codeHash } from '../../../src/notebook/edit-store.ts';

export interface BenchPage {
  page: Page;
  /** Runs the cell; what it logs as JSON in its first line. */
  run: () => Promise<unknown>;
  close: () => Promise<void>;
}

export async function openBenchPage(
  browser: Browser,
  siteUrl: string,
  code: string,
  wireWorker: string | null,
): Promise<BenchPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(
    ([edit, key]) => {
      localStorage.setItem(key, edit);
      document.addEventListener('lab:run-finished', ({ detail }) => Object.assign(globalThis, { finished: detail }));
    },
    [JSON.stringify({ code, original: codeHash('') }), 'lab-mqtt:edit:/en/quick-start/:connect'] as const,
  );
  if (wireWorker !== null) {
    await context.route('**/worker-*.js', async (route) => {
      const response = await route.fetch();
      const isWire = (await response.text()).includes('connection-failed');
      await route.fulfill({ response, ...(isWire && { body: wireWorker }) });
    });
  }
  await page.goto(`${siteUrl}en/quick-start/`, { waitUntil: 'networkidle' });
  return {
    page,
    run: async () => {
      await page.evaluate(() => Object.assign(globalThis, { finished: null }));
      await page.locator('#cell-connect .lab-run').click();
      const finished = await page.waitForFunction(
        () => {
          const { finished } = globalThis as unknown as { finished: { outputs: unknown[] } | null };
          return finished === null ? null : JSON.stringify(finished.outputs);
        },
        undefined,
        { timeout: 180_000 },
      );
      const text = (await finished.jsonValue()) ?? '';
      const logged = /"(\{.*?\})"/.exec(text.replaceAll('\\"', "'"))?.[1];
      if (logged === undefined) throw new Error(`the cell of the bench failed: ${text.slice(0, 500)}`);
      return JSON.parse(logged.replaceAll("'", '"')) as unknown;
    },
    close: () => context.close(),
  };
}
