// Going to another page and back: with the browser's back/forward cache nothing is lost, without it the edits stay.
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { browserFlags, browserPath, launchBrowser } from '../browser.ts';
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

/** Not by goto and goBack: those wait for a load, and a page out of the cache loads nothing. */
async function awayAndBack({ page }: NotebookPage): Promise<void> {
  await page
    .locator('a[href$="/qos/"]')
    .first()
    .evaluate((link: HTMLAnchorElement) => link.click());
  await page.waitForURL('**/qos/');
  await page.locator('[data-live]').first().waitFor();
  await page.evaluate(() => history.back());
  await page.locator('#cell-hello[data-live]').waitFor();
}

test('from the back/forward cache the page comes back with its outputs and edits, and the kernel answers', async () => {
  // Playwright switches the cache off by default.
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: browserFlags(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    const page = await ranAndEdited(browser);
    const scratch = await page.scratch('const kept = 41;');
    await page.ran(scratch);
    await awayAndBack(page);
    await page.page.locator('body[data-persisted=true]').waitFor();
    expect(await page.output('hello').innerText()).toContain('Hello, MQTT!');
    expect(await page.cell('hello').locator('pre').first().innerText()).toContain('"mine"');
    const reader = await page.scratch('kept + 1');
    await page.ran(reader);
    expect(await page.output(reader).innerText()).toContain('42');
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
    expect(await page.cell('hello').locator('pre').first().innerText()).toContain('"mine"');
    await page.ran('hello');
    expect(await page.output('hello').innerText()).toContain('mine');
  } finally {
    await browser.close();
  }
});
