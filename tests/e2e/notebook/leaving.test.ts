// Going to another page and back: with the browser's back/forward cache nothing is lost, without it the edits stay.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { launchBrowser } from '../browser.ts';
import { startSite } from '../site.ts';
import { openPage, phone, type NotebookPage } from './notebook-page.ts';

let site: SiteServer;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

async function ranAndEdited(browser: Browser): Promise<NotebookPage> {
  const page = await openPage(browser, `${site.url}en/`, phone);
  await page.page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => (document.body.dataset['persisted'] = String(persisted)));
  });
  await page.ran('hello');
  await page.write('hello', 'console.log("mine")');
  return page;
}

async function awayAndBack({ page }: NotebookPage): Promise<void> {
  await page.goto(`${site.url}en/qos/`);
  await page.locator('[data-live]').first().waitFor();
  // A page out of the cache comes without a load.
  await page.goBack({ waitUntil: 'commit' });
  await page.locator('#cell-hello[data-live]').waitFor();
}

test('from the back/forward cache the page comes back with its outputs and edits, and the kernel answers', async () => {
  // Playwright switches the cache off by default.
  const browser = await launchBrowser({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  try {
    const page = await ranAndEdited(browser);
    const scratch = await page.scratch('const kept = 41;');
    await page.ran(scratch);
    await awayAndBack(page);
    await page.page.locator('body[data-persisted=true]').waitFor();
    await page.shows('hello', 'Hello, MQTT!');
    await page.hasCode('hello', '"mine"');
    const reader = await page.scratch('kept + 1');
    await page.ran(reader);
    await page.shows(reader, '42');
    expect(page.errors).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('without that cache the edits are there again', async () => {
  const browser = await launchBrowser();
  try {
    const page = await ranAndEdited(browser);
    await awayAndBack(page);
    expect(await page.page.locator('body[data-persisted]').count()).toBe(0);
    await page.hasCode('hello', '"mine"');
    await page.ran('hello');
    await page.shows('hello', 'mine');
  } finally {
    await browser.close();
  }
});
