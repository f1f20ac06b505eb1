// How far a reader has come stands in the contents of the landing page, in both languages.
import { expect, test } from 'vitest';
import { runCell } from './page-runs.ts';
import { visits } from './visits.ts';

const visit = visits('en/quick-start/');

test('a cell that ran in the English chapter counts in the contents of both languages', async () => {
  const { page, site } = visit;
  await runCell(page, 'connect');
  await page.goto(`${site.url}en/`);
  await page.getByText(/^1 of \d+ cells run$/).waitFor();
  await page.goto(site.url);
  await page.getByText(/^\d+ 个单元格，已运行 1 个$/).waitFor();
  await expect.poll(() => page.locator('lab-progress progress').count()).toBe(1);
});
