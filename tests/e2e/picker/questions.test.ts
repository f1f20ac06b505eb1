// Code that wants to connect to one address after the other: the reader is asked a few times, can end it from the question,
// and the page goes on answering.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { launchBrowser } from '../browser.ts';
import { longestTask } from '../longest-task.ts';
import { openPage, phone, type NotebookPage } from '../notebook/notebook-page.ts';
import { startSite } from '../site.ts';
import { dialog } from './picker-dialog.ts';

let browser: Browser;
let site: SiteServer;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite({ broker: 'in-page' })]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const chains = (count: number): string =>
  `let n = 0;
   const go = () => { new WebSocket('ws://127.0.0.1:1/' + n++).onclose = go };
   for (let i = 0; i < ${count}; i += 1) go();
   await new Promise(() => {});`;

const button = (page: NotebookPage, name: string) => dialog(page.page).getByRole('button', { name, exact: true });

/** Denials after which nothing more is asked in a run. */
const denials = 3;

/** Denies until nothing more may be asked, and sees the last question go: one that waited is taken back. */
async function denyAll(page: NotebookPage, deny: string): Promise<void> {
  const url = page.page.locator('.lab-ask-url');
  for (let denied = 0; denied < denials; denied += 1) {
    const asked = (await url.textContent()) ?? '';
    await button(page, deny).click();
    await url.filter({ hasText: new RegExp(`^${asked}$`) }).waitFor({ state: 'detached' });
  }
  await url.waitFor({ state: 'detached' });
}

test.each([
  ['en/', 'Do not allow', /You did not allow several connections of this run, so .* was refused without asking/],
  ['', '不允许', /这次运行的好几个连接你都没有允许，所以没有再询问/],
])('on /%s three denials in a run end the questions, and the cell says so', async (path, deny, said) => {
  const page = await openPage(browser, site.url + path, phone);
  const name = await page.scratch(chains(2));
  await page.run(name);
  await denyAll(page, deny);
  await page.cell(name).getByText(said).waitFor();
  expect(await dialog(page.page).count()).toBe(0);
  // Stop can be reached.
  await page.run(name);
  await page.cell(name).locator('.lab-ring[data-phase=idle]').waitFor();
  await page.page.close();
});

test('the question itself can stop the cell: no other comes, and what waited is over', async () => {
  const page = await openPage(browser, `${site.url}en/`, phone);
  const name = await page.scratch(chains(5));
  await page.run(name);
  await button(page, 'Stop this cell').click();
  await page.cell(name).locator('.lab-ring[data-phase=idle]').waitFor();
  await dialog(page.page).waitFor({ state: 'detached' });
  // A barrier behind all that the stopped run may still have asked for.
  const after = await page.scratch("'after'");
  await page.ran(after);
  expect(await dialog(page.page).count()).toBe(0);
  await page.page.close();
});

test('sixty chains of refused connections leave the page awake', async () => {
  const page = await openPage(browser, `${site.url}en/`, phone);
  const name = await page.scratch(chains(60));
  const longest = await longestTask(page.page, async () => {
    await page.run(name);
    await denyAll(page, 'Do not allow');
    await page
      .cell(name)
      .getByText(/refused without asking/)
      .waitFor();
  });
  expect(longest).toBeLessThan(500);
  await page.page.close();
});
