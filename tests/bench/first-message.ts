// From the click on Run to the first message shown, with the broker in the page: with an empty cache, and warm.
import type { Browser, Page } from 'playwright';
import { fresh } from './fresh-page.ts';
import { median, type Report } from './report.ts';

const rounds = 10;
const hello = { cell: '#cell-hello', message: 'Hello, MQTT!' };
const second = { cell: '#cell-first-message', message: '°C' };

export async function benchFirstMessage(browser: Browser, siteUrl: string, report: Report): Promise<void> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await fresh(browser, `${siteUrl}en/`, async (page) => cold.push(await clickToMessage(page, hello)));
    await fresh(browser, `${siteUrl}en/quick-start/`, async (page) => {
      await page.locator('#cell-connect .lab-run').click();
      await page.locator('#cell-connect').getByText('reason code').first().waitFor();
      await page.locator('#cell-connect .lab-run[data-run=idle]').waitFor();
      warm.push(await clickToMessage(page, second));
    });
  }
  report.figure('click to first message, cold cache (median)', median(cold), 'ms', 300, 'at most');
  report.figure('click to first message, warm (median)', median(warm), 'ms', 30, 'at most');
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
