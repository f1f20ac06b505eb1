// What a page fetches: before the first interaction, at the first run, at the first edit, in gzipped bytes; and what is sent for
// a first visit with a run.
import type { Browser } from 'playwright';
import { gzipSync } from 'node:zlib';
import type { SiteServer } from '../../src/commands/serve-site.ts';
import { countBytes } from '../e2e/counted-bytes.ts';
import type { Report } from './report.ts';

export async function benchPageWeight(browser: Browser, siteUrl: string, report: Report): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  let bytes = 0;
  const pending: Promise<void>[] = [];
  page.on('response', (response) => {
    if (
      response.url().startsWith('blob:') ||
      !/javascript|json|text\/css|font/.test(response.headers()['content-type'] ?? '')
    )
      return;
    pending.push(
      response.body().then(
        (body) => void (bytes += gzipSync(body).length),
        () => undefined,
      ),
    );
  });
  const since = async (): Promise<number> => {
    await page.waitForLoadState('networkidle');
    await Promise.all(pending);
    const sum = bytes / 1024;
    bytes = 0;
    return sum;
  };
  page.on('requestfailed', (request) => report.note(`  failed: ${request.url()}`));
  await page.goto(`${siteUrl}en/`, { waitUntil: 'networkidle' });
  report.figure('scripts and styles before the first interaction', await since(), 'KB');
  await page.locator('#cell-hello .lab-run').click();
  await page.locator('#cell-hello .lab-outputs').getByText('Hello, MQTT!').first().waitFor();
  report.figure('more at the first run (kernel, wire, broker)', await since(), 'KB');
  await page.locator('#cell-hello .lab-code pre').click();
  await page.locator('#cell-hello .monaco-editor').waitFor();
  report.figure('more at the first edit (editor)', await since(), 'KB');
  await context.close();
}

/** As the server sends it: compressed, with headers. */
export async function benchFirstVisit(browser: Browser, site: SiteServer, report: Report): Promise<void> {
  const counted = await countBytes(site);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${counted.url}en/`, { waitUntil: 'networkidle' });
  await page.locator('#cell-hello .lab-run').click();
  await page.locator('#cell-hello .lab-claims').waitFor();
  await page.waitForLoadState('networkidle');
  report.figure('sent for a first visit with a run', counted.received() / 1024, 'KB', 320, 'at most');
  await context.close();
  await counted.close();
}
