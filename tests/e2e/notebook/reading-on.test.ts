// Going through a page with the keyboard: the focus goes on, and what a cell has shown stays in sight.
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { launchBrowser } from '../browser.ts';
import { hasFocusWithin } from '../page-state.ts';
import { startSite } from '../site.ts';
import { openPage } from './notebook-page.ts';

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite({ broker: 'in-page' })]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Whether the element can be seen: in the window, below the header, and above the panel's handle. */
function inSight(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const box = document.querySelector(wanted)?.getBoundingClientRect();
    const header = document.querySelector('header.header')?.getBoundingClientRect();
    return box !== undefined && box.height > 0 && box.top >= (header?.bottom ?? 0) && box.bottom <= innerHeight + 1;
  }, selector);
}

test.each([
  [1366, 768],
  [360, 740],
])('at %i × %i Shift+Enter leaves output and error in sight, and takes the focus on', async (width, height) => {
  const { page, cell } = await opened({ width, height });
  await page.locator('#cell-levels .lab-code pre').focus();
  await page.keyboard.press('Shift+Enter');
  await cell('levels').locator('.lab-cell-packets').waitFor();
  await expect.poll(() => inSight(page, '#cell-levels .lab-outputs')).toBe(true);
  await expect.poll(() => inSight(page, '#cell-levels .lab-cell-packets')).toBe(true);
  await hasFocusWithin(cell('nobody-listens'));
  // Once more from there, out of sight as it may be: now the next one's output is seen.
  await page.keyboard.press('Shift+Enter');
  await cell('nobody-listens').locator('.lab-outputs').waitFor();
  await expect.poll(() => inSight(page, '#cell-nobody-listens .lab-outputs > :first-child')).toBe(true);
  await hasFocusWithin(cell('really-made'));
  await page.context().close();
});

test('an error is seen too, also from the editor, and what is typed next comes into sight', async () => {
  const { page, cell } = await opened({ width: 1366, height: 768 });
  await cell('levels').locator('.lab-code pre').click();
  await cell('levels').locator('.monaco-editor').first().waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(`throw new Error('seen')${'\n'.repeat(30)}`);
  await page.keyboard.press('Shift+Enter');
  await cell('levels').locator('.lab-error').waitFor();
  await expect.poll(() => inSight(page, '#cell-levels .lab-error')).toBe(true);
  await hasFocusWithin(cell('nobody-listens'));
  await page.keyboard.press('Enter');
  await expect.poll(() => inSight(page, '#cell-nobody-listens .lab-code :focus')).toBe(true);
  await page.context().close();
});

test('a run that the reader scrolls away from does not pull him back', async () => {
  const { page, cell } = await opened({ width: 1366, height: 768 });
  await page.locator('#cell-levels .lab-code pre').focus();
  await page.keyboard.press('Shift+Enter');
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, 3000);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(2000);
  await cell('levels').locator('.lab-cell-packets').waitFor();
  expect(await inSight(page, '#cell-levels .lab-bar')).toBe(false);
  await page.context().close();
});

test('a new scratch cell has the focus', async () => {
  const { page, cell } = await opened({ width: 360, height: 740 });
  await cell('levels').locator('.lab-menu > button').click();
  await cell('levels').getByRole('menuitem', { name: 'Add a scratch cell below' }).click();
  await hasFocusWithin(cell('scratch-1'));
  await expect.poll(() => inSight(page, '#cell-scratch-1 .lab-code')).toBe(true);
  await page.keyboard.press('Enter');
  await page.keyboard.type('1 + 1');
  await page.keyboard.press('Control+Enter');
  await cell('scratch-1').locator('.lab-outputs').getByText('2').waitFor();
  await page.context().close();
});

test('what was typed before the editor came can be undone', async () => {
  const { page, cell } = await opened({ width: 1366, height: 768 });
  let letCome = (): void => undefined;
  const typed = new Promise<void>((resolve) => (letCome = resolve));
  await page.route(/open-editor|cell-editor|monaco/i, async (route) => {
    await typed;
    await route.continue();
  });
  const code = cell('levels').locator('.lab-code pre');
  const before = await code.innerText();
  await code.press('Enter');
  await cell('levels').locator('textarea').pressSequentially('// mine');
  expect(await cell('levels').locator('.monaco-editor').count()).toBe(0);
  letCome();
  await cell('levels').locator('[data-mode=editor] .monaco-editor').first().waitFor();
  await page.keyboard.type(' too');
  await expect.poll(() => code.textContent()).toContain('// mine too');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => code.textContent()).toBe(before.replace(/\n*$/, '\n'));
  await page.keyboard.press('Control+y');
  await expect.poll(() => code.textContent()).toContain('// mine');
  await page.context().close();
});

async function opened(viewport: { width: number; height: number }) {
  const context = await browser.newContext({ viewport });
  const notebook = await openPage(context, `${site.url}en/qos/`);
  return { page: notebook.page, cell: (name: string) => notebook.cell(name) };
}
