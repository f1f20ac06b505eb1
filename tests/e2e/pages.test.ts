// What every page owes its reader, whatever it says: accessible in both themes, whole on a phone, light before the
// first interaction, and silent towards other hosts.
import { AxeBuilder } from '@axe-core/playwright';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SiteServer } from '../../src/commands/serve-site.ts';
import { bookContents } from '../../src/site/book-contents.ts';
import { launchBrowser } from './browser.ts';
import { startSite } from './site.ts';

const scriptBudget = 60 * 1024; // bytes, gzipped
const paths = ['', 'en/', ...bookContents.flatMap(({ slug }) => [`${slug}/`, `en/${slug}/`])];

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

async function open(path: string, theme: 'light' | 'dark', width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: theme });
  const page = await context.newPage();
  await page.goto(site.url + path, { waitUntil: 'networkidle' });
  return page;
}

describe.each(paths)('/%s', (path) => {
  test.each(['light', 'dark'] as const)('axe finds nothing: %s', async (theme) => {
    const page = await open(path, theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    await page.context().close();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`),
    ).toEqual([]);
  });

  test('nothing reaches beyond a phone of 360 px', async () => {
    const page = await open(path, 'light', 360);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await page.context().close();
    expect(beyond).toBe(0);
  });
});

test('a chapter page asks nobody else, and its scripts before the first interaction fit the budget', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const scripts: { url: string; bytes: number }[] = [];
  const elsewhere: string[] = [];
  page.on('response', (response) => {
    if (!response.url().startsWith(site.url)) elsewhere.push(response.url());
    if (response.request().resourceType() !== 'script') return;
    void response.body().then((body) => scripts.push({ url: response.url(), bytes: gzipSync(body).length }));
  });
  await page.goto(`${site.url}en/qos/`, { waitUntil: 'networkidle' });
  const inline = await page.$$eval('script:not([src])', (all) => all.map(({ textContent }) => textContent).join('\n'));
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

test('search finds a Chinese and an English word', async () => {
  for (const [path, word] of [
    ['', '保留消息'],
    ['en/', 'retained'],
  ] as const) {
    const page = await open(path, 'light');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').fill(word);
    await page.locator('.pagefind-ui__result-link').first().waitFor();
    await page.context().close();
  }
});
