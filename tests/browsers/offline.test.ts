// The offline copy: made by a reader, read when the server is gone, removed.
import { expect, test } from 'vitest';
import { Front } from '../e2e/offline/front.ts';
import { openBook, runCell } from './book.ts';
import { inOtherBrowsers } from './other-browsers.ts';

inOtherBrowsers((visit) => {
  test('with the server gone pages open and cells run, until the copy is removed', async () => {
    const front = new Front();
    await front.start();
    const { page } = visit;
    const there = { page, site: { ...visit.site, url: front.url } };
    await openBook(there, 'en/');
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    await page.click('lab-offline-entry button');
    await page.see('.lab-offline', 'MB in this browser');
    await page.click('.lab-offline .lab-picker-primary', 'Download');
    await page.see('lab-offline-entry small', '✓');
    await page.see('.lab-offline', 'Offline copy of English');

    await front.end();
    for (const [path, cell] of [
      ['en/retain/', 'last-value'],
      ['en/qos/', 'levels'],
    ] as const) {
      await openBook(there, path);
      expect((await runCell(there, cell)).status).toBe('ok');
    }

    await page.click('lab-offline-entry button');
    await page.click('.lab-offline button', 'Remove the offline copy');
    await page.until(
      async () =>
        (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length === 0 && 'removed',
    );
  });
});
