// The page itself: what a reader writes is kept, a link is copied, everything fits a phone in both themes, and the console is quiet.
import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { heardErrors, openBook, runCell } from './book.ts';
import { inOtherBrowsers } from './other-browsers.ts';

const [control, end] = ['\uE009', '\uE010'];

inOtherBrowsers((visit) => {
  test('an edit is kept over a reload, and taken back', async () => {
    const { page } = visit;
    await openBook(visit, 'en/');
    await page.click('#cell-hello .lab-code pre');
    await page.see('#cell-hello .lab-code[data-mode=editor]');
    await page.press(control, end);
    await page.type('// mine');
    await page.see('#cell-hello', 'modified');
    await page.until(() => Object.values(localStorage).some((value) => String(value).includes('// mine')));
    expect(await heardErrors(visit)).toEqual([]);
    await openBook(visit, 'en/');
    await page.see('#cell-hello .lab-code', '// mine');
    await page.click('#cell-hello .lab-menu > button');
    await page.click('[role=menuitem]', 'Reset');
    await page.until(() => !document.querySelector('#cell-hello')?.textContent.includes('modified'));
  });

  test('a link to the code is copied', async () => {
    const { page } = visit;
    await openBook(visit, 'en/qos/');
    await page.click('#cell-levels .lab-menu > button');
    await page.click('[role=menuitem]', 'Copy a link to this code');
    await page.see('#cell-levels', 'Link copied');
    await page.evaluate(() => {
      const field = document.createElement('textarea');
      field.id = 'paste';
      document.body.prepend(field);
      field.focus();
    });
    await page.press(control, 'v');
    await page.until(() =>
      /#code=1\.levels\./.test(document.querySelector<HTMLTextAreaElement>('#paste')?.value ?? ''),
    );
  });

  const pages = globSync('**/index.html', { cwd: 'dist' }).map((file) => file.replace(/index\.html$/, ''));

  test.each(['light', 'dark'])('every page fits a phone and keeps the console quiet, %s', async (theme) => {
    await visit.page.resize(360, 740);
    const wrong: string[] = [];
    for (const path of pages) {
      await openBook(visit, path);
      await visit.page.evaluate((name) => localStorage.setItem('starlight-theme', name), theme);
      await openBook(visit, path);
      const [width, over, shown] = await visit.page.evaluate(() => [
        innerWidth,
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
        document.documentElement.dataset.theme,
      ]);
      if (over !== 0 || shown !== theme) wrong.push(`/${path}: ${over} px beyond ${width} px, ${shown}`);
      wrong.push(...(await heardErrors(visit)).map((error) => `/${path}: ${error}`));
    }
    expect(wrong).toEqual([]);
  });

  test('a cell with its packets and the panel fit a phone', async () => {
    await visit.page.resize(360, 740);
    await openBook(visit, 'qos/');
    await runCell(visit, 'levels');
    await visit.page.click('.lab-panel-handle');
    for (const tab of await visit.page.texts('.lab-panel [role=tab]')) {
      await visit.page.click('.lab-panel [role=tab]', tab);
      expect(
        await visit.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        tab,
      ).toBe(0);
    }
    expect(await heardErrors(visit)).toEqual([]);
  });
});
