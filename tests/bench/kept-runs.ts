// A page that comes back with the last runs of all its cells: how long it is kept from its reader, and how far what stood
// in the middle of the window has moved.
import type { Browser } from 'playwright';
import { taskTimes } from '../e2e/longest-task.ts';
import type { Report } from './report.ts';

const middle = '#cell-handshake';
/** Milliseconds for which a page may keep its reader waiting unnoticed: what is longer counts as blocked. */
const unnoticed = 50;

export async function benchKeptRuns(browser: Browser, siteUrl: string, report: Report): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${siteUrl}en/qos/`);
  const cells = await page.locator('[data-lab-cell][data-chapter]').all();
  for (const cell of cells) {
    await cell.locator('.lab-run').click();
    await cell.locator('.lab-claims').waitFor();
  }
  const comeBack = async (): Promise<void> => {
    await page.reload();
    for (const cell of cells) await cell.locator('.lab-earlier').waitFor();
    // The room for them is given back.
    await page.waitForFunction(() => document.querySelector('.lab-cell[style*="min-height"]') === null);
  };
  // Each says from then on that its run is of an earlier visit.
  await comeBack();
  await page.locator(middle).scrollIntoViewIfNeeded();
  const top = () => page.locator(middle).evaluate((cell) => cell.getBoundingClientRect().top);
  const before = await top();
  const tasks = await taskTimes(page, comeBack);
  const blocked = tasks.reduce((sum, milliseconds) => sum + Math.max(0, milliseconds - unnoticed), 0);
  report.figure(`a page with ${cells.length} runs again: longest task`, Math.max(...tasks), 'ms', 100, 'at most');
  report.figure(`a page with ${cells.length} runs again: blocked time`, blocked, 'ms', 100, 'at most');
  report.figure('what stood in the window has moved', Math.abs((await top()) - before), 'px', 3, 'at most');
  await context.close();
}
