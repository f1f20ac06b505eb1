// A browser, the built site behind a front server with a broker, and what a reader sees of the trainer's settings.
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startNodeHost, type NodeHost } from '../../../src/broker/hosts/node.ts';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { launchBrowser } from '../browser.ts';
import type { NotebookPage } from '../notebook/notebook-page.ts';
import { dialog } from '../picker/picker-dialog.ts';
import { startSite } from '../site.ts';
import { startFrontServer, type FrontServer } from './front-server.ts';

export interface Class {
  front: FrontServer;
  /** What is to end with the test. */
  ends: (() => Promise<unknown>)[];
  context: (options?: object) => Promise<BrowserContext>;
}

/** Sets itself up before the tests of the file that calls it; each has a front server of its own. */
export function classOfTests(): Class {
  let browser: Browser;
  let site: SiteServer;
  let broker: NodeHost;
  const there = { ends: [] as Class['ends'] } as Class;
  beforeAll(async () => {
    [browser, site, broker] = await Promise.all([
      launchBrowser(),
      startSite(),
      startNodeHost({ host: '127.0.0.1', tcpPort: null, wsPort: 0 }),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([site.close(), broker.close()]);
  });
  beforeEach(async () => {
    there.front = await startFrontServer(site, broker.ws ?? 0);
  });
  afterEach(async () => {
    for (const end of there.ends.splice(0).reverse()) await end();
    await there.front.close();
  });
  there.context = async (options = {}) => {
    const made = await browser.newContext(options);
    there.ends.push(() => made.close());
    return made;
  };
  return there;
}

/** A broker of the host that the page comes from. */
export const sameOrigin = { broker: 'custom', custom: '/mqtt' };

export const note = (page: Page) => page.locator('.lab-settings-note:visible');
export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

/** Opens the picker; resolves with what it says. */
export async function picker(page: Page): Promise<string> {
  await page.locator('.lab-picker-button').click();
  await dialog(page)
    .getByText(/topic\(\)/)
    .waitFor();
  return dialog(page).innerText();
}

/** First levels of the topics of a page's tab. */
export async function topics(page: Page): Promise<string> {
  const said = await picker(page);
  await press(page, /^(Close|关闭)$/);
  return (/\blab\/[\w/-]+/.exec(said)?.[0] ?? said).replace(/\/$/, '');
}

/** Where a cell is told to connect. Only on a phone's page. */
export async function ranAt(page: NotebookPage): Promise<string> {
  const name = await page.scratch("import { brokerUrl } from 'lab';\nconsole.log(`at ${brokerUrl}`);");
  await page.ran(name);
  return /at (\S+)/.exec(await page.output(name).innerText())?.[1] ?? '';
}
