// From the click on Run to the first message shown, with the broker in the page: cold cache, warm, and beside them the
// same click in a cell whose editor and TypeScript worker must load first.
import type { Browser, Page } from 'playwright';
import { median, type Report } from './report.ts';

const rounds = 10;
const cell = '#cell-hello';

export async function benchFirstMessage(browser: Browser, siteUrl: string, report: Report): Promise<void> {
  const cold: number[] = [];
  const warm: number[] = [];
  const withEditor: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await fresh(browser, siteUrl, async (page) => {
      cold.push(await clickToMessage(page, `${cell} .lab-run`));
      warm.push(await clickToMessage(page, `${cell} .lab-run`));
    });
    await fresh(browser, siteUrl, async (page) => {
      withEditor.push(await editorThenMessage(page));
    });
  }
  report.figure('click to first message, cold cache (median)', median(cold), 'ms', 500, 'at most');
  report.figure('click to first message, warm (median)', median(warm), 'ms', 50, 'at most');
  report.figure('the same when the editor must load first (median)', median(withEditor), 'ms');
  report.figure('ratio: with the editor / without, cold', median(withEditor) / median(cold), '×');
}

/** A context of its own has an empty cache. */
async function fresh(browser: Browser, siteUrl: string, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${siteUrl}en/`, { waitUntil: 'networkidle' });
  await work(page);
  await context.close();
}

/** Milliseconds between the click and the frame in which a message of this run stands in the outputs; measured in the page. */
async function clickToMessage(page: Page, button: string): Promise<number> {
  return page.evaluate(
    ({ button, cell }) =>
      new Promise<number>((resolve) => {
        const section = document.querySelector(cell);
        const run = document.querySelector<HTMLElement>(button);
        if (!section || !run) throw new Error(`no ${button} on this page`);
        const shown = () => section.querySelector('.lab-outputs')?.textContent.includes('Hello, MQTT!') === true;
        let gone = !shown();
        const began = performance.now();
        const watch = new MutationObserver(() => {
          gone ||= !shown();
          if (!gone || !shown()) return;
          watch.disconnect();
          resolve(performance.now() - began);
        });
        watch.observe(section, { childList: true, subtree: true, characterData: true });
        run.click();
      }),
    { button, cell },
  );
}

/** Opens the editor, waits until its types are there (a hover on a name answers), then runs. */
async function editorThenMessage(page: Page): Promise<number> {
  const began = performance.now();
  await page.locator(`${cell} .lab-code pre`).click();
  await page.locator(`${cell} .monaco-editor`).waitFor();
  await page.locator(`${cell} .monaco-editor`).getByText('connectAsync').first().hover();
  await page.locator('.monaco-hover-content').getByText('MqttClient').first().waitFor();
  await clickToMessage(page, `${cell} .lab-run`);
  return performance.now() - began;
}
