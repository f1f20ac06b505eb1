// A page whose HTML arrives in pieces, as it does over a slow line: nothing that has been painted jumps when the rest comes.
// pages.test.ts looks at each page so, on a phone.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SiteServer } from '../../src/commands/serve-site.ts';
import { launchBrowser } from './browser.ts';
import { startSite } from './site.ts';
import { jumped, serveInPieces } from './site-in-pieces.ts';

let browser: Browser;
let site: SiteServer;
let slow: ReturnType<typeof serveInPieces>;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite({ broker: 'in-page' })]);
  slow = serveInPieces(site);
});
afterAll(async () => {
  await browser.close();
  slow.close();
  await site.close();
});

test.each([
  { path: 'en/qos/', width: 1366, height: 768 },
  { path: 'en/qos/', width: 1024, height: 768 },
  { path: '', width: 1366, height: 768 },
])('nothing jumps on /$path at $width × $height', async ({ path, ...viewport }) => {
  const page = await browser.newPage({ viewport });
  await page.goto(slow.url + path);
  await page.locator('[data-lab-cell][data-live]').first().waitFor();
  await page.locator('.lab-picker-button').waitFor();
  expect(await jumped(page)).toBeLessThan(0.05);
  await page.close();
});
