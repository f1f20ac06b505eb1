// From the click on Run to the first message shown, with the broker in the page: cold cache, warm, and beside them the
// same click in a cell whose editor and TypeScript worker must load first.
import type { Browser, Page } from 'playwright';
import { median, type Report } from './report.ts';

const rounds = 10;
const hello = { cell: '#cell-hello', message: 'Hello, MQTT!' };
const second = { cell: '#cell-first-message', message: '°C' };

export async function benchFirstMessage(browser: Browser, siteUrl: string, report: Report): Promise<void> {
  const cold: number[] = [];
  const warm: number[] = [];
  const withEditor: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await fresh(browser, `${siteUrl}en/`, async (page) => cold.push(await clickToMessage(page, hello)));
    await fresh(browser, `${siteUrl}en/quick-start/`, async (page) => {
      await page.locator('#cell-connect .lab-run').click();
      await page.locator('#cell-connect').getByText('reason code').first().waitFor();
      await page.locator('#cell-connect .lab-run[data-run=idle]').waitFor();
      warm.push(await clickToMessage(page, second));
    });
    await fresh(browser, `${siteUrl}en/`, async (page) => withEditor.push(await editorThenMessage(page)));
  }
  report.figure('click to first message, cold cache (median)', median(cold), 'ms', 500, 'at most');
  report.figure('click to first message, warm (median)', median(warm), 'ms', 50, 'at most');
  report.figure('the same when the editor must load first (median)', median(withEditor), 'ms');
  report.figure('ratio: with the editor / without, cold', median(withEditor) / median(cold), '×');
}

/** A context of its own has an empty cache. */
async function fresh(browser: Browser, url: string, work: (page: Page) => Promise<unknown>): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  await work(page);
  await context.close();
}

/** Milliseconds between the click and the change of the page that shows the message; measured in the page. */
async function clickToMessage(page: Page, what: { cell: string; message: string }): Promise<number> {
  return page.evaluate(
    ({ cell, message }) =>
      new Promise<number>((resolve, reject) => {
        const section = document.querySelector(cell);
        const run = section?.querySelector<HTMLElement>('.lab-run');
        if (!section || !run) throw new Error(`no ${cell} on this page`);
        setTimeout(() => reject(new Error(`${cell} showed no "${message}" within 20 s`)), 20_000);
        const began = performance.now();
        const watch = new MutationObserver(() => {
          if (section.querySelector('.lab-outputs')?.textContent.includes(message) !== true) return;
          watch.disconnect();
          resolve(performance.now() - began);
        });
        watch.observe(section, { childList: true, subtree: true, characterData: true });
        run.click();
      }),
    what,
  );
}

/** Opens the editor, waits until its types are there (a hover on a name answers), then runs. */
async function editorThenMessage(page: Page): Promise<number> {
  const began = performance.now();
  await page.locator(`${hello.cell} .lab-code pre`).click();
  const name = page.locator(`${hello.cell} .monaco-editor`).getByText('connectAsync').first();
  await name.hover();
  await page.locator('.monaco-hover-content').getByText('MqttClient').first().waitFor();
  await clickToMessage(page, hello);
  return performance.now() - began;
}
