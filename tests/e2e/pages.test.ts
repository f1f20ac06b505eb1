// What every page owes its reader, whatever it says: accessible in both themes, whole on a phone, readable on paper,
// light before the first interaction, and silent towards other hosts.
import { AxeBuilder } from '@axe-core/playwright';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SiteServer } from '../../src/commands/serve-site.ts';
import { bookContents } from '../../src/site/book-contents.ts';
import { launchBrowser } from './browser.ts';
import { fitsWindow } from './page-state.ts';
import { startSite } from './site.ts';

const scriptBudget = 60 * 1024; // bytes, gzipped
const paths = ['', 'en/', ...bookContents.flatMap(({ slug }) => [`${slug}/`, `en/${slug}/`])];
const desk = { width: 1280, height: 800 };
const phone = { width: 360, height: 800 };

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  browser = await launchBrowser();
  site = await startSite();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Opens a page in a context of its own and waits until its cells are alive. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: desk, ...options });
  const page = await context.newPage();
  await page.goto(site.url + path);
  await page.locator('[data-live]').first().waitFor();
  return page;
}

// The themes differ in their colours alone, so the second needs only the rule about those.
describe.each([
  { theme: 'light', rules: null },
  { theme: 'dark', rules: ['color-contrast'] },
] as const)('every page, $theme', ({ theme, rules }) => {
  let page: Page;
  beforeAll(async () => {
    const context = await browser.newContext({ viewport: desk, colorScheme: theme });
    page = await context.newPage();
  });

  test.each(paths)('/%s: axe finds nothing, and nothing reaches beyond a phone', async (path) => {
    await page.setViewportSize(desk);
    await page.goto(site.url + path);
    await page.locator('.lab-picker-button').waitFor();
    // The page of differences has no cell.
    if ((await page.locator('.lab-cell').count()) > 0)
      await page.locator('.lab-cell[data-live] .lab-run:enabled').last().waitFor();
    // Pages hold no packet until a cell runs, so axe need not look for any.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], preload: false });
    const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
    await page.setViewportSize(phone);
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`),
    ).toEqual([]);
    await fitsWindow(page);
  });
});

test.each(['', 'en/'])('/%s: the title in the header keeps every letter on a phone with wide letters', async (path) => {
  const page = await open(path, { viewport: phone });
  await page.addStyleTag({ content: '.site-title { letter-spacing: 0.25em }' });
  const cut = await page.locator('.site-title').evaluate((title) => {
    const box = (title.closest('.lab-header-title') ?? title).getBoundingClientRect();
    const text = document.createRange();
    text.selectNodeContents(title);
    return [...text.getClientRects()].filter(({ right, bottom }) => right > box.right || bottom > box.bottom).length;
  });
  const header = await page.locator('header').first().boundingBox();
  const title = await page.locator('.lab-header-title').boundingBox();
  await page.context().close();
  expect(cut).toBe(0);
  expect(title?.height).toBeLessThanOrEqual(header?.height ?? 0);
});

test('the theme can be changed where the storage is full, and is remembered where it is not', async () => {
  const page = await open('en/');
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const menu = page.locator('header').getByLabel('Select theme');
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
  await menu.selectOption('dark');
  await page.reload();
  await expect.poll(() => menu.inputValue()).toBe('dark');
  await expect.poll(theme).toBe('dark');

  await page.evaluate(() => {
    localStorage.clear();
    for (let size = 5_000_000; size > 0; size = Math.floor(size / 2)) {
      for (let copy = 0; copy < 2; copy++) {
        try {
          localStorage.setItem(`filler-${size}-${copy}`, 'x'.repeat(size));
        } catch {
          // Smaller ones fill the rest.
        }
      }
    }
  });
  await page.reload();
  for (const wanted of ['light', 'dark'] as const) {
    await menu.selectOption(wanted);
    await expect.poll(theme).toBe(wanted);
  }
  await page.context().close();
  expect(errors).toEqual([]);
});

test('on paper a dark page is light, and a cell is whole', async () => {
  const page = await open('en/qos/', { colorScheme: 'dark', viewport: { width: 700, height: 900 } });
  await page.locator('#cell-levels .lab-run').click();
  await page.locator('#cell-levels .lab-cell-packets summary').click();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const onPaper = () =>
    page.evaluate(() => ({
      theme: document.documentElement.dataset['theme'],
      cut: [...document.querySelectorAll('.lab-code-scroll, .lab-outputs, .lab-table, .lab-cell-packets-list')].filter(
        (box) => box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight,
      ).length,
      buttons: [...document.querySelectorAll<HTMLElement>('header button, .lab-cell-main button')].filter(
        ({ offsetHeight }) => offsetHeight > 0,
      ).length,
    }));
  await expect.poll(onPaper).toEqual({ theme: 'light', cut: 0, buttons: 0 });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  await page.context().close();
});

test('a chapter page asks nobody else, and its scripts before the first interaction fit the budget', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const fetched: Promise<{ url: string; bytes: number }>[] = [];
  const elsewhere: string[] = [];
  page.on('response', (response) => {
    if (!response.url().startsWith(site.url)) elsewhere.push(response.url());
    if (response.request().resourceType() !== 'script') return;
    fetched.push(response.body().then((body) => ({ url: response.url(), bytes: gzipSync(body).length })));
  });
  // Here the quiet of the network is what is asked for: nothing more may come.
  await page.goto(`${site.url}en/qos/`, { waitUntil: 'networkidle' });
  const inline = await page.$$eval('script:not([src])', (all) => all.map(({ textContent }) => textContent).join('\n'));
  const scripts = await Promise.all(fetched);
  await context.close();
  expect(elsewhere).toEqual([]);
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.reduce((sum, { bytes }) => sum + bytes, 0) + gzipSync(inline).length).toBeLessThanOrEqual(
    scriptBudget,
  );
  expect(scripts.filter(({ url }) => /monaco|editor|kernel|worker/.test(url))).toEqual([]);
});

test('running a cell asks nobody else either', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(site.url))
      elsewhere.push(request.url());
  });
  await page.goto(`${site.url}en/`);
  await page.locator('#cell-hello .lab-run').click();
  await page.locator('#cell-hello').getByText('Hello, MQTT!').last().waitFor();
  await context.close();
  expect(elsewhere).toEqual([]);
});

test('once a cell has run, others run without the server', async () => {
  const page = await open('en/retain/');
  await page.locator('#cell-last-value .lab-run').click();
  await page.locator('#cell-last-value .lab-outputs').waitFor();
  await page.locator('#cell-last-value .lab-cell-packets').waitFor();
  await page.locator('#cell-last-value .lab-ring[data-phase=idle]').waitFor();
  await page.context().setOffline(true);
  await page.locator('#cell-one-per-topic .lab-run').click();
  await page.locator('#cell-one-per-topic .lab-outputs').waitFor();
  await page.locator('#cell-one-per-topic .lab-cell-packets-fold').waitFor();
  await page.context().close();
});

test('search finds a Chinese and an English word, also where no moment is idle', async () => {
  for (const [path, word] of [
    ['', '保留消息'],
    ['en/', 'retained'],
  ] as const) {
    const context = await browser.newContext({ viewport: desk });
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.requestIdleCallback = (callback, { timeout } = {}) =>
        timeout === undefined ? 0 : window.setTimeout(callback, timeout);
    });
    await page.goto(site.url + path);
    // Until its script has run nobody listens to the keys.
    await page.locator('site-search button[data-open-modal]:enabled').waitFor();
    await page.keyboard.press('Control+k');
    await page.locator('site-search dialog[open]').waitFor();
    await page.getByRole('dialog').getByRole('textbox').fill(word);
    await page.locator('.pagefind-ui__result-link').first().waitFor();
    await context.close();
  }
});
