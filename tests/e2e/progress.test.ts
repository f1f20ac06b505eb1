// How far a reader has come stands in the contents of the landing page, in both languages.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright';
import type { SiteServer } from '../../src/commands/serve-site.ts';
import { launchBrowser } from './browser.ts';
import { startSite } from './site.ts';

let browser: Browser;
let site: SiteServer;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

test('a cell that ran in the English chapter counts in the contents of both languages', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}en/quick-start/`);
  await page.locator('#cell-connect .lab-run').click();
  await page.locator('#cell-connect').getByText('reason code').first().waitFor();
  await page.locator('#cell-connect .lab-run[data-run=idle]').waitFor();
  await page.goto(`${site.url}en/`);
  await page.getByText(/^1 of \d+ cells run$/).waitFor();
  await page.goto(site.url);
  await page.getByText(/^\d+ 个单元格，已运行 1 个$/).waitFor();
  expect(await page.locator('lab-progress progress').count()).toBe(1);
  await page.close();
});
