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
import { printedHeadings } from './pdf-headings.ts';
import { startSite } from './site.ts';
import { jumped, serveInPieces } from './site-in-pieces.ts';

const scriptBudget = 60 * 1024; // bytes, gzipped
const paths = ['', 'en/', ...bookContents.flatMap(({ slug }) => [`${slug}/`, `en/${slug}/`])];
const desk = { width: 1280, height: 800 };
const phone = { width: 360, height: 800 };

let browser: Browser;
let site: SiteServer;
let slow: ReturnType<typeof serveInPieces>;

beforeAll(async () => {
  browser = await launchBrowser();
  site = await startSite();
  slow = serveInPieces(site);
});
afterAll(async () => {
  await browser.close();
  slow.close();
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

/**
 * Names of controls, tooltips and words for screen readers that are in the other language of the book. On a Chinese page a word
 * may be English beside Chinese ones.
 */
function inOtherLanguage(within: string): string[] {
  const chinese = document.documentElement.lang.startsWith('zh');
  const says: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(`${within} *`)) {
    // Languages bear their own names, and brokers and programs theirs.
    if (element.matches('option, :has(option), script, style, iframe, .frame figcaption, .lab-differences caption'))
      continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-copied', 'aria-description'])
      says.push(element.getAttribute(name) ?? '');
    if (element.matches('button, .sr-only, label, figcaption, caption, summary')) says.push(element.textContent);
  }
  const isOther = (text: string): boolean =>
    chinese ? /[A-Za-z]{2}/.test(text) && !/[\u4e00-\u9fff]/.test(text) : /[\u4e00-\u9fff]/.test(text);
  return [...new Set(says.filter(isOther))];
}

/** What a finger has to hit and is smaller than 44 pixels; links inside a text are as high as its lines. */
function smallTargets(): string[] {
  const targets =
    'header :is(a, button), .sl-menu-button, .lab-contents a, .lab-bar button, [data-lab-picture] button, .lab-exercise select, .lab-panel-handle, .copy button';
  return [...document.querySelectorAll<HTMLElement>(targets)].flatMap((target) => {
    const { width, height } = target.getBoundingClientRect();
    const small = target.checkVisibility() && (height < 43.5 || (width < 43.5 && !target.matches('a')));
    return small ? [`${target.className || target.tagName} ${Math.round(width)} × ${Math.round(height)}`] : [];
  });
}

// The languages share their elements and the themes differ in their colours alone: each page is seen in one theme, and each chapter in both.
// The dark ones are opened on a phone, in pieces.
describe.each([
  { theme: 'light', paths: paths.filter((path) => !path.startsWith('en/')), size: desk },
  { theme: 'dark', paths: paths.filter((path) => path.startsWith('en/')), size: phone },
] as const)('every page, $theme', ({ theme, paths, size }) => {
  let page: Page;
  beforeAll(async () => {
    const context = await browser.newContext({ viewport: desk, colorScheme: theme });
    page = await context.newPage();
  });

  test.each(paths)('/%s: axe finds nothing, nothing jumps, nothing reaches beyond a phone', async (path) => {
    await page.setViewportSize(size);
    // A page that becomes wider while it is loaded would jump.
    await page.waitForFunction((width) => innerWidth === width, size.width);
    await page.goto((size === phone ? slow.url : site.url) + path);
    await page.locator('.lab-picker-button').waitFor();
    // The page of differences has no cell.
    if ((await page.locator('.lab-cell').count()) > 0)
      await page.locator('.lab-cell[data-live] .lab-run:enabled').last().waitFor();
    expect(await jumped(page)).toBeLessThan(0.05);
    // Pages hold no packet until a cell runs, so axe need not look for any.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], preload: false });
    const { violations } = await axe.analyze();
    expect(await page.evaluate(inOtherLanguage, 'body')).toEqual([]);
    // Where there is room the icons have no names below them.
    if (size === desk) expect(await page.locator('.lab-header-caption:visible').count()).toBe(0);
    await page.setViewportSize(phone);
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`),
    ).toEqual([]);
    await fitsWindow(page);
    expect(await page.evaluate(smallTargets)).toEqual([]);
    expect(await page.locator('.lab-header-caption:visible').allTextContents()).toEqual([
      ...(path.startsWith('en/') ? ['Kernel', 'Stop'] : ['内核', '停止']).slice(
        0,
        (await page.locator('.lab-kernel').count()) * 2,
      ),
      'Broker',
    ]);
    if (!path.startsWith('en/')) return;
    // Two lines and more below each heading, on the same sheet.
    const headings = printedHeadings(await page.pdf({ format: 'A4', outline: true, tagged: true }));
    expect(headings.length).toBeGreaterThan(0);
    expect(headings.filter(({ above }) => above < 45)).toEqual([]);
  });
});

test.each(['light', 'dark'] as const)(
  'in forced colours, %s, one can tell the chosen chapter, and whether kernel and broker are there',
  async (colorScheme) => {
    const page = await open('en/qos/', { colorScheme, forcedColors: 'active' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ preload: false }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
    const chapters = await page.$$eval('.sidebar-content a', (links) =>
      links.map((link) => ({ chosen: link.ariaCurrent === 'page', behind: getComputedStyle(link).backgroundColor })),
    );
    const [chosen] = chapters.filter((chapter) => chapter.chosen);
    expect(chapters.filter(({ behind }) => behind === chosen?.behind)).toEqual([chosen]);
    // Without any colour: what is drawn, and whether it is filled.
    const drawn = () =>
      page.$$eval('.lab-kernel-dot, .lab-picker-icon', (icons) =>
        icons.map((icon) => `${getComputedStyle(icon).fill === 'none' ? 'empty' : 'filled'} ${icon.children.length}`),
      );
    expect(await drawn()).toEqual(['empty 1', 'empty 2']);
    await page.locator('#cell-levels .lab-run').click();
    await expect.poll(drawn).toEqual(['empty 2', 'filled 2']);
    await page.context().close();
  },
);

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

test.each([
  ['nowhere/at-all', 'zh-CN', '没有这一页', ''],
  ['en/nowhere', 'en', 'There is no such page', 'en/'],
])('/%s leads nowhere, and says so in its own language', async (path, lang, title, home) => {
  const page = await browser.newPage({ viewport: phone });
  const answer = await page.goto(site.url + path);
  expect(answer?.status()).toBe(404);
  expect(await page.title()).toBe(title);
  expect(await page.locator('html').getAttribute('lang')).toBe(lang);
  expect(await page.locator('h1:visible').allTextContents()).toEqual([title]);
  await fitsWindow(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const named = await page.$$eval('link[hreflang], link[rel=canonical], a:not([hidden] a)', (links) =>
    links.map((link) => (link as HTMLAnchorElement).href),
  );
  expect(named).toEqual([site.url + home]);
  await page.close();
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
      // Where an exercise is answered there is place for a pencil.
      buttons: [
        ...document.querySelectorAll<HTMLElement>('button, [role=button], :not(.lab-exercise *) > input'),
      ].filter(({ offsetHeight }) => offsetHeight > 0).length,
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

/** The search dialog as it stands, and the scripts that the page has fetched. */
function whatCame(page: Page): Promise<string> {
  return page.evaluate(() => {
    const scripts = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .map(
        (entry) =>
          `${entry.name} ${(entry as PerformanceResourceTiming).responseStatus} ${Math.round(entry.duration)} ms`,
      );
    return [document.querySelector('site-search dialog')?.outerHTML ?? 'no dialog', ...scripts].join('\n');
  });
}

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
    const field = page.getByRole('dialog').getByRole('textbox');
    await field.waitFor().catch(async () => expect.fail(`no field for a word: ${await whatCame(page)}`));
    await field.fill(word);
    await page.locator('.pagefind-ui__result-link').first().waitFor();
    expect(await page.evaluate(inOtherLanguage, 'site-search')).toEqual([]);
    const count = page.locator('.pagefind-ui__message');
    expect(await count.textContent()).toMatch(
      path === '' ? /^“保留消息”有 \d+ 个结果$/ : /^\d+ results for “retained”$/,
    );
    await page.getByRole('dialog').getByRole('textbox').fill('zzqq');
    await count.getByText(path === '' ? '没有找到“zzqq”' : 'Nothing found for “zzqq”').waitFor();
    await context.close();
  }
});
