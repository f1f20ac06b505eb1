// The offline copy in the real browser: asked for, downloaded, read with the network and the server gone, removed.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bookContents } from '../../../src/site/book-contents.ts';
import { browserFlags, launchBrowser } from '../browser.ts';
import { recordRuns } from '../page-runs.ts';
import { fitsWindow, hasFocus } from '../page-state.ts';
import { Front } from './front.ts';
import { choose, goOn, isKept, keepOffline, kept, openOffline } from './reader.ts';

const paths = ['', 'en/'].flatMap((prefix) => [prefix, ...bookContents.map(({ slug }) => `${prefix}${slug}/`)]);

let browser: Browser;
let front: Front;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  front = new Front();
  await front.start();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await recordRuns(page);
});
afterEach(async () => {
  await page.context().close();
  await front.end();
});

async function disconnect(): Promise<void> {
  await front.end();
  await page.context().setOffline(true);
}

/** The status of the first run of the page. */
async function runFirstCell(): Promise<string> {
  await page.locator('.lab-cell[data-live] .lab-run:enabled').first().click();
  const run = await page.waitForFunction(() => (globalThis as unknown as { finishedRuns: string[] }).finishedRuns[0]);
  return (JSON.parse((await run.jsonValue()) ?? '{}') as { status: string }).status;
}

async function findInBook(word: string): Promise<void> {
  await page.locator('site-search button[data-open-modal]:enabled').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('textbox').fill(word);
  await page.locator('.pagefind-ui__result-link').first().waitFor();
}

test('with network and server gone each chapter opens and runs, search and editor work, in both languages', async () => {
  await page.goto(front.url);
  await keepOffline(page, ['zh-cn', 'en', 'editor']);
  await disconnect();
  const failed: string[] = [];
  page.on('requestfailed', (request) => {
    const isExpected = request.failure()?.errorText === 'net::ERR_ABORTED' || request.url().endsWith('/offline.json');
    // The service worker may try what it has an answer for.
    if (!isExpected && request.serviceWorker() === null) failed.push(request.url());
  });
  page.on('pageerror', ({ message }) => failed.push(message));
  for (const path of paths) {
    await page.goto(front.url + path);
    await page.locator('.lab-picker-button').waitFor();
    expect(await page.locator('main h1').count(), path).toBeGreaterThan(0);
    if ((await page.locator('.lab-cell').count()) > 0) expect(await runFirstCell(), path).toBe('ok');
    await isKept(page);
  }
  for (const [path, word] of [
    ['', '保留消息'],
    ['en/', 'retained'],
  ] as const) {
    await page.goto(front.url + path);
    await findInBook(word);
  }
  for (const path of ['qos/', 'en/qos/']) {
    await page.goto(front.url + path);
    const code = page.locator('#cell-levels .lab-code');
    await code.locator('pre').click();
    await code.locator('.monaco-editor').waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type("\nconst wrong: number = 'text';");
    await code.locator('.squiggly-error').first().waitFor();
  }
  expect(failed).toEqual([]);
});

test('nothing is registered, fetched or stored unasked; without the editor cells are edited and run; it can be removed', async () => {
  await page.goto(`${front.url}en/qos/`, { waitUntil: 'networkidle' });
  expect(await kept(page)).toEqual({ workers: 0, caches: [], storage: [] });
  expect(front.asked.filter((path) => path.includes('offline'))).toEqual([]);

  await openOffline(page);
  await page
    .locator('.lab-offline')
    .getByText(/^\d\.\d MB in this browser; about \d\.\d MB/)
    .waitFor();
  expect(front.asked.filter((path) => path.includes('offline.json')).length).toBe(1);
  expect((await kept(page)).workers).toBe(0);
  await goOn(page);
  await page
    .locator('.lab-offline')
    .getByText(/^Offline copy of English: \d\.\d MB, from /)
    .waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  expect(front.asked.filter((path) => /^\/(qos|retain)\/|editor\.api/.test(path))).toEqual([]);

  await page.context().setOffline(true);
  const answer = await page.goto(`${front.url}qos/`);
  expect(answer?.status()).toBe(503);
  await page.getByRole('heading', { name: 'No network' }).waitFor();
  await page.goto(`${front.url}en/retain?from=here`);
  expect(page.url()).toBe(`${front.url}en/retain/?from=here`);
  const first = page.locator('.lab-cell[data-live]').first();
  await first.locator('.lab-code pre').click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type("console.log('typed here');\n");
  expect(await runFirstCell()).toBe('ok');
  await first.locator('.lab-outputs').getByText('typed here').waitFor();

  await page.context().setOffline(false);
  await openOffline(page);
  await page.getByRole('button', { name: 'Remove the offline copy' }).click();
  await page.locator('.lab-offline').getByRole('button', { name: 'Download' }).waitFor();
  await expect.poll(() => kept(page)).toEqual({ workers: 0, caches: [], storage: [] });
  expect((await page.goto(`${front.url}en/qos/`))?.fromServiceWorker()).toBe(false);
  expect(await kept(page)).toEqual({ workers: 0, caches: [], storage: [] });
});

test('a download that is stopped keeps what has come, says so, and goes on with the rest', async () => {
  let release = (): void => undefined;
  const held = new Promise<null>((resolve) => (release = () => resolve(null)));
  front.instead = (path) => (/\/(kernel\.|glossary|en\/glossary)/.test(path) ? held : null);
  await page.goto(`${front.url}en/qos/`);
  await openOffline(page);
  front.asked.length = 0;
  await goOn(page);
  await page.locator('.lab-offline progress').waitFor();
  await page.locator('lab-offline-entry', { hasText: 'downloading' }).waitFor({ state: 'attached' });
  // All that is not held back has come.
  const value = () => page.locator('.lab-offline progress').evaluate((bar: HTMLProgressElement) => bar.position);
  await expect.poll(value).toBeGreaterThan(0.8);
  await page.locator('.lab-offline').getByRole('button', { name: 'Stop' }).click();
  await page
    .locator('.lab-offline')
    .getByText(/^Not complete: \d\.\d MB of \d\.\d MB are here/)
    .waitFor();
  release();
  front.instead = () => null;
  const before = new Set(front.asked);

  await page.goto(`${front.url}en/retain/`);
  await page.locator('lab-offline-entry', { hasText: 'not complete' }).waitFor();
  front.asked.length = 0;
  await openOffline(page);
  await page
    .locator('.lab-offline')
    .getByText(/^Still to fetch: /)
    .waitFor();
  await page.locator('.lab-offline').getByRole('button', { name: 'Go on' }).click();
  await isKept(page);
  const again = front.asked.filter((path) => path !== '/offline.json' && before.has(path));
  expect(before.size).toBeGreaterThan(20);
  expect(again.some((path) => path.includes('/kernel.'))).toBe(true);
  // Four come at a time.
  expect(again.length).toBeLessThanOrEqual(4);
});

test('a download goes on by itself on the next page, with what is missing', async () => {
  let release = (): void => undefined;
  const held = new Promise<null>((resolve) => (release = () => resolve(null)));
  front.instead = (path) => (path.includes('/kernel.') ? held : null);
  await page.goto(`${front.url}en/qos/`);
  await openOffline(page);
  await goOn(page);
  await page.locator('.lab-offline progress').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.lab-offline-note progress').waitFor();
  await page.goto(`${front.url}en/retain/`);
  await page.locator('.lab-offline-note progress').waitFor();
  release();
  await page.locator('.lab-offline-note', { hasText: 'The offline copy is complete.' }).waitFor();
  await isKept(page);
});

test('what cannot be had is told: a sign-in page in the place of a file, a server that is gone, no room', async () => {
  const problem = page.locator('.lab-offline-problem');
  await page.goto(`${front.url}en/`);
  front.instead = (path) => (path === '/en/qos/' ? { status: 200, body: 'Please sign in' } : null);
  await openOffline(page);
  await goOn(page);
  await problem.getByText('something else for en/qos/index.html').waitFor();
  front.instead = () => null;

  await page.context().setOffline(true);
  await page.locator('.lab-offline').getByRole('button', { name: 'Go on' }).click();
  await problem.getByText('The server cannot be reached.').waitFor();
  await page.context().setOffline(false);

  await page.locator('.lab-offline').getByRole('button', { name: 'Close' }).click();
  await openOffline(page);
  await page.getByRole('button', { name: 'Remove the offline copy' }).click();
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Storage.overrideQuotaForOrigin', { origin: new URL(front.url).origin, quotaSize: 1_000_000 });
  await page.locator('.lab-offline').getByRole('button', { name: 'Download' }).click();
  await problem.getByText('The browser has no room for it').waitFor();
  await protocol.send('Storage.overrideQuotaForOrigin', { origin: new URL(front.url).origin });
  await goOn(page);
  await isKept(page);
});

test.each([
  ['', 'light'],
  ['en/', 'dark'],
] as const)('/%s, %s: the dialog fits a phone, and axe finds nothing, before and after', async (path, theme) => {
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(front.url + path);
  await page.locator('.sl-menu-button').click();
  expect((await page.locator('lab-offline-entry button').boundingBox())?.height).toBeGreaterThan(43.5);
  await openOffline(page);
  for (const state of ['before', 'after']) {
    await fitsWindow(page);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.lab-offline').analyze();
    expect(violations.map(({ id, nodes }) => `${state}, ${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
    const low = await page
      .locator('.lab-offline :is(button, label):visible')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML));
    expect(low).toEqual([]);
    if (state === 'after') break;
    await choose(page, [path === '' ? 'zh-cn' : 'en']);
    await goOn(page);
    await isKept(page);
  }
  await page.keyboard.press('Escape');
  await hasFocus(page.locator('.sl-menu-button'));
});

test('over http from another computer it says why there can be no copy', async () => {
  const args = [...browserFlags(), '--host-resolver-rules=MAP lab.test 127.0.0.1'];
  const other = await launchBrowser({ args });
  const far = await other.newPage();
  await far.goto(`${front.url.replace('localhost', 'lab.test')}en/`);
  await far.locator('lab-offline-entry button').click();
  await far.locator('.lab-offline').getByText('only of pages that come over https').waitFor();
  await other.close();
});
