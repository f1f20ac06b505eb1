// What ran at the last visit is there again, and the page stands where it stood: nothing above has another height.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { launchBrowser } from '../browser.ts';
import { recordRuns, runCell } from '../page-runs.ts';
import { startSite } from '../site.ts';

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

test.each([
  ['a phone', 'session/', { width: 360, height: 740 }],
  ['a desk', 'en/session/', { width: 1280, height: 800 }],
])('on %s the place is the same after a reload', async (_, path, viewport) => {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await recordRuns(page);
  await page.goto(site.url + path);
  await page.locator('[data-live]').first().waitFor();
  const exercise = page.locator('#exercise-absent-count');
  await exercise.getByRole('spinbutton').fill('1');
  await exercise.getByRole('spinbutton').press('Enter');
  const ran = ['clean-session', 'absent', 'clean-start', 'leave-for-good'];
  for (const cell of ran) {
    await runCell(page, cell);
    await page.locator(`#cell-${cell} .lab-claims`).waitFor();
  }
  await page.waitForFunction(
    (cells) => cells.every((cell) => (localStorage.getItem(`lab:runs:${location.pathname}`) ?? '').includes(cell)),
    ran,
  );
  const cell = page.locator('#cell-leave-for-good');
  await cell.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  const top = (): Promise<number> => cell.evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  for (let visit = 1; visit <= 2; visit += 1) {
    await page.reload();
    // The last thing that is there again, and what was reserved for it is given back.
    for (const one of ran) await page.locator(`#cell-${one} .lab-claims`).waitFor();
    await page.waitForFunction(() => document.querySelector('main [style*="min-height"]') === null);
    expect(Math.abs((await top()) - before), `visit ${visit}`).toBeLessThan(8);
  }
  await context.close();
});

test.each([
  ['left alone once they have begun to scroll', true, 0],
  ['brought back to their place otherwise', false, 1],
])('readers are %s', async (_, scrolls, times) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${site.url}en/session/`);
  await page.evaluate(() => {
    const at = { name: 'cell-absent', top: 40 };
    localStorage.setItem('lab:runs:/en/session/', JSON.stringify({ width: innerWidth, heights: {}, at }));
  });
  await page.addInitScript((wheel) => {
    const moved = { times: 0 };
    const scrollPage = window.scrollBy.bind(window);
    Object.assign(window, {
      moved,
      scrollBy: (options: ScrollToOptions) => {
        moved.times += 1;
        scrollPage(options);
      },
    });
    // The page script has run by then, and the page is not yet loaded.
    if (wheel) document.addEventListener('DOMContentLoaded', () => dispatchEvent(new WheelEvent('wheel')));
  }, scrolls);
  await page.reload({ waitUntil: 'load' });
  // Two frames after the load the page has been moved, if at all.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await page.evaluate(() => (globalThis as unknown as { moved: { times: number } }).moved.times)).toBe(times);
  await context.close();
});
