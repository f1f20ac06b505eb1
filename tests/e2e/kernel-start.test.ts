// A kernel that cannot start says why: the reader's code is not to blame. And once the cause is gone, the next run starts it.
import type { Browser, Page, Route } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SiteServer } from '../../src/commands/serve-site.ts';
import { launchBrowser } from './browser.ts';
import { openPage, type NotebookPage } from './notebook/notebook-page.ts';
import { takeViolations } from './policy-violations.ts';
import { startSite } from './site.ts';

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite({ broker: 'in-page' })]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A page whose documents come with a changed policy. */
async function withPolicy(path: string, change: (policy: string) => string): Promise<NotebookPage> {
  const context = await browser.newContext();
  await context.route('**/*', async (route: Route) => {
    if (route.request().resourceType() !== 'document' || !route.request().url().startsWith('http')) {
      await route.continue();
      return;
    }
    const response = await route.fetch();
    const headers = response.headers();
    const policy = headers['content-security-policy'] ?? '';
    expect(change(policy)).not.toBe(policy);
    await route.fulfill({ response, headers: { ...headers, 'content-security-policy': change(policy) } });
  });
  return openPage(context, site.url + path);
}

const end = ({ page }: { page: Page }) => page.context().close();

test.each([
  ['en/', /forbids what runs cells \(Content-Security-Policy\)/],
  ['', /禁止了运行单元格所需的功能/],
])('a policy without workers from blobs is named, on /%s', async (path, told) => {
  const page = await withPolicy(path, (policy) => policy.replace("worker-src 'self' blob:", "worker-src 'self'"));
  await page.ran('hello');
  await page.shows('hello', told);
  expect(await page.output('hello').innerText()).not.toMatch(/memory|recursion|内存|递归/);
  // Neither does the next run wait for ever.
  await page.ran('hello');
  await page.shows('hello', told);
  await end(page);
});

test('a policy that lets no script of the sandbox run is named, and nobody waits for ever', async () => {
  // The hashes of the page's own scripts go too: what starts the page comes from files.
  const page = await withPolicy('en/', (policy) => policy.replace(/ 'sha256-[^']+'/g, ''));
  await page.ran('hello');
  await page.shows('hello', /forbids what runs cells/);
  await page.ran('hello');
  await page.shows('hello', /forbids what runs cells/);
  await end(page);
  // Those of the page itself are meant here.
  expect(takeViolations().join()).toContain('script-src');
});

test('without a network before the first run that is the cause, and the next run tries again', async () => {
  const page = await openPage(await browser.newContext(), `${site.url}en/`);
  await page.page.context().route(/kernel[^/]*\.js$/, (route) => route.abort());
  await page.run('hello');
  await page.page
    .getByText(/could not be fetched/)
    .first()
    .waitFor();
  expect(await page.page.locator('body').innerText()).not.toMatch(/Too much memory/);
  await page.page.context().unroute(/kernel[^/]*\.js$/);
  await page.ran('hello');
  await page.shows('hello', 'Hello, MQTT!');
  await end(page);
});
