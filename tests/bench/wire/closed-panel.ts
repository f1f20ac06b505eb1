// What the panel adds to a page that never opens it, beyond its handle: nothing; and what is fetched when it is opened. Gzipped bytes.
import type { Browser } from 'playwright';
import { gzipSync } from 'node:zlib';
import type { Report } from '../report.ts';

/** Class names of the panel's bar, its panes and its files: what holds one of them is a part of the panel. */
const marks = /lab-panel-bar|lab-packets-table|lab-faults-types|lab-broker-button|lab-files-hint|lab-source-name/;

export async function benchClosedPanel(browser: Browser, siteUrl: string, report: Report): Promise<void> {
  const page = await browser.newPage();
  let bytes = { all: 0, panel: 0 };
  const pending: Promise<void>[] = [];
  page.on('response', (response) => {
    if (!/javascript|text\/(?:css|html)/.test(response.headers()['content-type'] ?? '')) return;
    if (response.url().startsWith('blob:')) return;
    pending.push(
      response.body().then((body) => {
        const size = gzipSync(body).length;
        bytes.all += size;
        if (marks.test(body.toString())) bytes.panel += size;
      }),
    );
  });
  await page.goto(`${siteUrl}en/qos/`, { waitUntil: 'networkidle' });
  await page.locator('#cell-levels .lab-run').click();
  await page.locator('.lab-panel-handle').getByText('packets').waitFor();
  await page.locator('#cell-levels .lab-cell-packets').waitFor();
  await Promise.all(pending);
  report.figure('of the panel, before it is opened', bytes.panel / 1024, 'KB', 0, 'at most');
  bytes = { all: 0, panel: 0 };
  await page.locator('.lab-panel-handle').click();
  await page.locator('.lab-packets-table').waitFor();
  await Promise.all(pending);
  report.figure('fetched when it is opened', bytes.all / 1024, 'KB');
  await page.close();
}
