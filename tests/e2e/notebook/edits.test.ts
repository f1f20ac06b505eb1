// The reader's edits in the real page: field and editor, keys, storage, two tabs, links.
import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { launchBrowser } from '../browser.ts';
import { hasFocus, hasFocusWithin } from '../page-state.ts';
import { startSite } from '../site.ts';
import { openPage, phone } from './notebook-page.ts';

let browser: Browser;
let site: SiteServer;
let context: BrowserContext;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  context = await browser.newContext(phone);
});
afterEach(() => context.close());

const open = (path = 'en/') => openPage(context, site.url + path);
const isEditor = (url: string) => /editor|monaco|ts\.worker|text-worker|cells-worker/i.test(url);

describe('an edit', () => {
  test('is marked, survives a reload, can be compared and reset', async () => {
    const page = await open();
    const cell = page.cell('hello');
    const original = await cell.locator('pre').first().innerText();
    await page.write('hello', 'console.log("mine")');
    await cell.getByText('modified').waitFor();
    await page.reload();
    await page.hasCode('hello', '"mine"');
    await page.choose('hello', /Compare with/);
    await cell.locator('.lab-compare [data-kind=added]').getByText('"mine"').waitFor();
    await expect.poll(() => cell.locator('.lab-compare [data-kind=removed]').count()).toBeGreaterThan(3);
    await cell.locator('.lab-compare').getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => cell.locator('pre').first().innerText()).toBe(original);
    await page.reload();
    expect(await cell.getByText('modified').count()).toBe(0);
  });

  test('of code that the chapter has changed since is kept, and either can be taken', async () => {
    const page = await open();
    await page.write('hello', 'console.log("mine")');
    await page.cell('hello').getByText('modified').waitFor();
    await page.page.evaluate(() => dispatchEvent(new Event('pagehide')));
    await page.page.evaluate(() => {
      for (const [key, value] of Object.entries(localStorage))
        if (key.includes(':edit:'))
          localStorage.setItem(key, String(value).replace(/"original":"\w+"/, '"original":"0badc0de"'));
    });
    await page.reload();
    await page
      .cell('hello')
      .getByText(/code changed after you edited/)
      .waitFor();
    await page.hasCode('hello', '"mine"');
    await page.cell('hello').getByRole('button', { name: 'Keep mine' }).click();
    await page.reload();
    expect(
      await page
        .cell('hello')
        .getByText(/code changed after you edited/)
        .count(),
    ).toBe(0);
    await page.hasCode('hello', '"mine"');
  });

  test('in another tab is shown here and told, and can be put back', async () => {
    const [one, two] = [await open(), await open()];
    await one.write('hello', '"one"');
    await two
      .cell('hello')
      .getByText(/Another tab edited/)
      .waitFor();
    await two.hasCode('hello', '"one"');
    await two.cell('hello').getByRole('button', { name: 'Put mine back' }).click();
    await one
      .cell('hello')
      .getByText(/Another tab edited/)
      .waitFor();
  });

  test.each([
    [
      'full',
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
      /storage is full/,
    ],
    [
      'denied',
      () => {
        Object.defineProperty(globalThis, 'localStorage', {
          get: () => {
            throw new DOMException('access is denied', 'SecurityError');
          },
        });
      },
      /does not let this page store/,
    ],
  ] as const)('with %s storage stays usable, and the reader is told', async (what, breakStorage, told) => {
    await context.addInitScript(breakStorage);
    const page = await open();
    await page.write('hello', 'console.log("in memory")');
    await page.page.locator('.lab-page-notices').getByText(told).waitFor();
    await page.ran('hello');
    await page.shows('hello', 'in memory');
    // Starlight's theme menu does not catch what a full storage throws; nothing of ours is thrown.
    expect(page.errors.filter((error) => error !== what)).toEqual([]);
    await page.page.locator('html[data-theme]').waitFor();
  });

  test('scratch cells survive a reload in their place, and can be deleted', async () => {
    const page = await open();
    await page.choose('hello', /scratch cell below/);
    await page.write('scratch-1', '"kept"');
    await page.reload();
    await page.cell('scratch-1').getByText('"kept"').waitFor();
    const order = () => page.page.locator('.lab-cell').evaluateAll((cells) => cells.map(({ id }) => id));
    await expect.poll(async () => (await order()).slice(0, 2)).toEqual(['cell-hello', 'cell-scratch-1']);
    await page.choose('scratch-1', /Delete/);
    await page.reload();
    expect(await page.cell('scratch-1').count()).toBe(0);
  });
});

describe('a link', () => {
  test('is copied where only the click itself may write to the clipboard', async () => {
    await context.addInitScript(() => {
      let inClick = false;
      addEventListener(
        'click',
        () => {
          inClick = true;
          setTimeout(() => (inClick = false));
        },
        { capture: true },
      );
      const write = async (text: () => Promise<string>): Promise<void> => {
        if (!inClick) throw new DOMException('no click', 'NotAllowedError');
        Object.assign(globalThis, { copied: await text() });
      };
      Object.defineProperty(navigator, 'clipboard', {
        value: {
          write: ([item]: ClipboardItem[]) =>
            write(async () => (await (item as ClipboardItem).getType('text/plain')).text()),
          writeText: (text: string) => write(() => Promise.resolve(text)),
        },
      });
    });
    const page = await open();
    await page.choose('hello', /link to this code/);
    await page
      .cell('hello')
      .getByText(/Link copied/)
      .waitFor();
    expect(await page.page.evaluate(() => (globalThis as unknown as { copied: string }).copied)).toContain('#code=1.');
  });

  test('opens as foreign code that does not run by itself and can be taken or sent away', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await open();
    await page.write('hello', 'console.log("from a friend")');
    await page.choose('hello', /link to this code/);
    await page
      .cell('hello')
      .getByText(/Link copied/)
      .waitFor();
    const link = await page.page.evaluate(() => navigator.clipboard.readText());

    const stranger = await browser.newContext(phone);
    const other = await openPage(stranger, link);
    await other
      .cell('hello')
      .getByText(/came with a link/)
      .waitFor();
    await other.hasCode('hello', 'from a friend');
    expect(await other.output('hello').count()).toBe(0);
    expect(await other.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('edit')))).toEqual(
      [],
    );
    await other.ran('hello');
    await other.shows('hello', 'from a friend');
    await other
      .cell('hello')
      .getByRole('button', { name: /put back/ })
      .click();
    await other.hasCode('hello', 'subscribe');
    await expect.poll(() => new URL(other.page.url()).hash).toBe('');
    await stranger.close();
  });

  test.each([
    ['#code=1.hello.400.AAAA', /incomplete/],
    ['#code=1.%3Cimg%20src=x%20onerror=alert(1)%3E.4.AAAA', /damaged/],
    ['#code=9.hello.4.AAAA', /newer version/],
  ])('that reads %s is refused in words', async (fragment, told) => {
    const page = await open(`en/${fragment}`);
    await page.page.locator('.lab-page-notices').getByText(told).waitFor();
    await page.ran('hello');
    expect(page.errors).toEqual([]);
  });
});

describe('the keyboard', () => {
  test('edits, runs, goes on and leaves without a mouse, with the editor loaded at the first edit only', async () => {
    await context.close();
    context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
    const page = await open('en/qos/');
    const cells = page.page.locator('.lab-cell');
    const first = cells.first();
    expect(page.requests.filter(isEditor)).toEqual([]);
    await first.locator('pre').focus();
    await page.page.keyboard.press('Enter');
    await first.locator('textarea:focus').waitFor();
    await page.page.keyboard.type('// typed before the editor came\n');
    await first.locator('.lab-code[data-mode=editor] :focus').waitFor();
    await page.page.keyboard.type('// and after\n');
    await page.page.waitForFunction(() =>
      Object.entries(localStorage).some(
        ([key, value]) => key.includes(':edit:') && /typed before the editor came[^]*and after/.test(String(value)),
      ),
    );
    await page.page.keyboard.press('Escape');
    await hasFocus(first.locator('.lab-run'));
    expect(page.requests.some(isEditor)).toBe(true);
    await cells.nth(1).locator('pre').focus();
    await page.page.keyboard.press('Shift+Enter');
    await cells.nth(1).locator('.lab-ring[data-phase=busy], .lab-ring:not([data-status=never])').waitFor();
    await hasFocusWithin(cells.nth(2));
    expect(page.errors).toEqual([]);
  });

  test('on a phone the editor is never loaded', async () => {
    const page = await open();
    await page.write('hello', '"phone"');
    await page.ran('hello');
    expect(page.requests.filter(isEditor)).toEqual([]);
    await expect.poll(() => page.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
