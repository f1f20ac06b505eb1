// A browser, the built site with its own broker chosen, and a fresh page for each test of a file.
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { SiteServer } from '../../src/commands/serve-site.ts';
import { launchBrowser } from './browser.ts';
import { recordRuns } from './page-runs.ts';
import { startSite } from './site.ts';

export interface Visits {
  browser: Browser;
  site: SiteServer;
  page: Page;
  /** Addresses that the page has asked for. */
  fetched: string[];
}

/** Sets itself up before the tests of the file that calls it. `path`: what each page opens, `en/qos/`; without it the tests do. */
export function visits(path?: string): Visits {
  const visit = { fetched: [] as string[] } as Visits;
  beforeAll(async () => {
    visit.browser = await launchBrowser();
    visit.site = await startSite({ broker: 'in-page' });
  });
  afterAll(async () => {
    await visit.browser.close();
    await visit.site.close();
  });
  beforeEach(async () => {
    const page = await visit.browser.newPage({ viewport: { width: 1280, height: 900 } });
    visit.page = page;
    visit.fetched.length = 0;
    page.on('request', (request) => void visit.fetched.push(request.url()));
    await recordRuns(page);
    if (path !== undefined) await page.goto(`${visit.site.url}${path}`);
  });
  afterEach(() => visit.page.close());
  return visit;
}
