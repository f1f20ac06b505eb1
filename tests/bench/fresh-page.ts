// A page that nobody has visited: a context of its own has an empty cache.
import type { Browser, Page } from 'playwright';

export async function fresh(browser: Browser, url: string, work: (page: Page) => Promise<unknown>): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  await work(page);
  await context.close();
}
