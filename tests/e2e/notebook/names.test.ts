// Names that cells take from one another: what a cell needs runs first, and what is missing is told.
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, test } from 'vitest';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { launchBrowser } from '../browser.ts';
import { startSite } from '../site.ts';
import { openPage, phone, type NotebookPage } from './notebook-page.ts';

let browser: Browser;
let site: SiteServer;
let opened: NotebookPage;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
afterEach(() => opened.page.close());

const open = async (path: string) => (opened = await openPage(browser, site.url + path, phone));

test.each([
  ['en/', /mqtt is declared in cell connect: run it first/, 'Run the cells above'],
  ['', /mqtt 是在单元格 connect 里声明的/, '运行上面的单元格'],
])('in /%s a name that a cell above declares is told, and a press runs what is missing', async (path, told, button) => {
  const page = await open(`${path}quick-start/`);
  const asking = await page.scratch('console.log(typeof mqtt.connect)');
  await page.ran(asking);
  await opened.shows(asking, /ReferenceError: mqtt is not defined/);
  await page.output(asking).getByText(told).waitFor();
  await page.output(asking).getByRole('button', { name: button }).click();
  await page.output(asking).getByText('function').waitFor();
  await page.cell('connect').locator('.lab-ring[data-status=ok]').waitFor();
});

test('a cell of the chapter runs first those that it takes names from, once', async () => {
  const page = await open('en/quick-start/');
  await page.ran('first-message');
  await page.output('first-message').getByText('°C').first().waitFor();
  await page.cell('connect').locator('.lab-ring[data-status=ok]').waitFor();
  await page.ran('first-message');
  await page.cell('first-message').getByRole('img', { name: 'Run 3, done' }).waitFor();
  await page.cell('connect').getByRole('img', { name: 'Run 1, done' }).waitFor();
});
