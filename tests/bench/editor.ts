// From the first key in a cell to the editor in the field's place, and to its types: what was typed is wrong, and the error is
// underlined. With an empty cache each time.
import type { Browser, Page } from 'playwright';
import { fresh } from './fresh-page.ts';
import { median, type Report } from './report.ts';

const rounds = 7;

export async function benchEditor(browser: Browser, siteUrl: string, report: Report): Promise<void> {
  const editor: number[] = [];
  const types: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await fresh(browser, `${siteUrl}en/`, async (page) => {
      const times = await typed(page);
      editor.push(times.editor);
      types.push(times.types);
    });
  }
  report.figure('first key to editor, cold cache (median)', median(editor), 'ms');
  report.figure('first key to editor with types, cold (median)', median(types), 'ms', 1000, 'at most');
}

/** Milliseconds between the first key and the change of the page; measured in the page. */
async function typed(page: Page): Promise<{ editor: number; types: number }> {
  const times = page.evaluate(
    () =>
      new Promise<{ editor: number; types: number }>((resolve, reject) => {
        setTimeout(() => reject(new Error('no error was underlined within 20 s')), 20_000);
        let [began, editor] = [NaN, NaN];
        addEventListener('keydown', () => (began = performance.now()), { capture: true, once: true });
        const watch = new MutationObserver(() => {
          if (Number.isNaN(editor) && document.querySelector('.monaco-editor')) editor = performance.now() - began;
          if (!document.querySelector('.squiggly-error')) return;
          watch.disconnect();
          resolve({ editor, types: performance.now() - began });
        });
        watch.observe(document, { subtree: true, childList: true });
      }),
  );
  await page.locator('#cell-hello .lab-code pre').click();
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('const wrong: string = 1;');
  return times;
}
