// An offline copy when things change around it: files are lost, the site is built anew, the trainer's settings differ.
import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { Front } from './front.ts';
import { isFileKept, isKept, keepOffline } from './reader.ts';
import { mark, secondBuild } from './second-build.ts';

let browser: Browser;
let second: string;
let front: Front;
let page: Page;

beforeAll(async () => {
  [browser, second] = await Promise.all([launchBrowser(), secondBuild()]);
});
afterAll(async () => {
  await browser.close();
  rmSync(second, { recursive: true });
});
beforeEach(async () => {
  front = new Front();
  await front.start();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(`${front.url}en/`);
});
afterEach(async () => {
  await page.context().close();
  await front.end();
});

const isSecond = async (): Promise<boolean> =>
  (await page.locator('main h1').first().textContent())?.includes(mark) === true;

async function openKeys(): Promise<void> {
  await page.locator('.lab-picker-button').waitFor();
  await page.locator('main h1').first().click();
  await page.keyboard.press('?');
  await page.locator('.lab-keys').waitFor();
  await page.keyboard.press('Escape');
}

test('a file that the browser has lost is fetched at the visit, and missed only without a network', async () => {
  await keepOffline(page, ['en']);
  expect(await isFileKept(page, 'en/qos/index.html', true)).toBe(true);
  // What stands in the place of the file is shown and not kept.
  front.instead = (path) => (path === '/en/qos/' ? { status: 200, body: '<h1>Please sign in</h1>' } : null);
  await page.goto(`${front.url}en/qos/`);
  await page.getByRole('heading', { name: 'Please sign in' }).waitFor();
  front.instead = () => null;
  await page.goto(`${front.url}en/retain/`);
  await expect.poll(() => isFileKept(page, 'en/qos/index.html')).toBe(true);

  expect(await isFileKept(page, 'en/shared/index.html', true)).toBe(true);
  await page.goto(`${front.url}en/shared/`);
  await expect.poll(() => isFileKept(page, 'en/shared/index.html')).toBe(true);

  expect(await isFileKept(page, 'en/session/index.html', true)).toBe(true);
  await page.context().setOffline(true);
  await page.goto(`${front.url}en/qos/`);
  await page.locator('.lab-cell[data-live]').first().waitFor();
  await page.goto(`${front.url}en/session/`);
  await page.getByRole('heading', { name: 'No network' }).waitFor();
});

test('a new build is offered, never forced; until then all of a page is of the copy', async () => {
  await keepOffline(page, ['en', 'editor']);
  await front.serve(second);
  await page.goto(`${front.url}en/qos/`);
  expect(await isSecond()).toBe(false);
  await openKeys();
  const note = page.locator('.lab-offline-note');
  await note.getByText('There is a newer version of the book').waitFor();
  await note.getByRole('button', { name: 'Not now' }).click();
  await page.goto(`${front.url}en/retain/`);
  await isKept(page);
  expect(await note.count()).toBe(0);

  const old = await page.context().newPage();
  await old.goto(`${front.url}en/qos/`);
  front.asked.length = 0;
  await page.locator('lab-offline-entry button').click();
  await page
    .locator('.lab-offline')
    .getByRole('button', { name: /^Update/ })
    .click();
  const unfinished = page.locator('.lab-offline').locator('progress, :text("There is a newer version")');
  await expect.poll(() => unfinished.count()).toBe(0);
  await page.locator('.lab-offline').getByText('Offline copy of English').waitFor();
  // Scripts that both builds have need not come again.
  expect(front.asked.filter((path) => path.startsWith('/_astro/')).length).toBeLessThan(20);
  await page.context().setOffline(true);
  await page.goto(`${front.url}en/qos/`);
  expect(await isSecond()).toBe(true);
  await openKeys();
  // A page that was open before still finds what is its own.
  await old.bringToFront();
  await old.locator('main h1').first().click();
  await old.keyboard.press('?');
  await old.locator('.lab-keys').waitFor();
});

test('where the copy lacks what only its own build had, pages come from the server, and from the copy without it', async () => {
  await keepOffline(page, ['en']);
  await front.serve(second);
  await page.goto(`${front.url}en/qos/`);
  expect(await isSecond()).toBe(false);
  // The editor is not in the copy, and the server's is another one.
  const refused = page.waitForResponse((response) => /\/open-editor\./.test(response.url()));
  await page.locator('#cell-levels .lab-code pre').click();
  expect((await refused).status()).toBe(404);
  await page.goto(`${front.url}en/retain/`);
  expect(await isSecond()).toBe(true);
  await openKeys();
  await page.context().setOffline(true);
  await page.goto(`${front.url}en/qos/`);
  expect(await isSecond()).toBe(false);
  await openKeys();
});

test("the trainer's settings are the server's, and without it those that were read last", async () => {
  await keepOffline(page, ['en']);
  const namespace = () =>
    page.evaluate(async () => ((await (await fetch('/config.json')).json()) as { namespace?: string }).namespace);
  await front.serve('dist', { namespace: 'monday' });
  expect(await namespace()).toBe('monday');
  await front.serve('dist', { namespace: 'tuesday' });
  expect(await namespace()).toBe('tuesday');
  await page.context().setOffline(true);
  await page.goto(`${front.url}en/`);
  expect(await namespace()).toBe('tuesday');
});

test('a copy that the browser has thrown away is told, once', async () => {
  await keepOffline(page, ['en']);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.goto(`${front.url}en/qos/`);
  const note = page.locator('.lab-offline-note');
  await note.getByText('The browser has deleted your offline copy.').waitFor();
  await note.getByRole('button', { name: 'OK' }).click();
  await page.goto(`${front.url}en/qos/`, { waitUntil: 'networkidle' });
  expect(await note.count()).toBe(0);
});
