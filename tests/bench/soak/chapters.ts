// All cells of each chapter, again and again.
import { chapters, cellsOf } from '../../e2e/chapters/cells.ts';
import { pageId } from '../../../src/site/page-id.ts';
import type { Page } from 'playwright';
import type {} from '../../../src/site/page-events.ts';
import { compareHeaps, heapsOf, packetsOfPage } from './heaps.ts';
import type { PageSoak } from './page-soak.ts';
import { followThreads } from './threads.ts';

/** Until code is compiled and buffers have their sizes. */
const warmRounds = 3;

export async function soakChapters({ browser, siteUrl, rounds }: PageSoak): Promise<string[]> {
  const wrong: string[] = [];
  for (const chapter of chapters) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      document.addEventListener('lab:run-finished', ({ detail }) =>
        Object.assign(globalThis, { status: detail.status }),
      );
    });
    await page.goto(`${siteUrl}${pageId(`${chapter}/en.mdx`)}/`);
    const cells = cellsOf(chapter, 'en');
    const round = async (): Promise<void> => {
      for (const cell of cells) {
        const status = await run(page, cell);
        if (status !== 'ok') wrong.push(`${chapter}/${cell} ended with ${status}`);
      }
    };
    const { threads } = await followThreads(page);
    for (let warm = 0; warm < warmRounds; warm += 1) await round();
    const before = await heapsOf(threads());
    for (let count = 0; count < rounds; count += 1) await round();
    console.log(` ${chapter}: ${cells.length} cells, ${rounds} times`);
    wrong.push(...compareHeaps(before, await heapsOf(threads()), packetsOfPage).map((grown) => `${chapter}: ${grown}`));
    await context.close();
  }
  return wrong;
}

/** Only the status is kept of a run: outputs and packets would count as the page's own. */
async function run(page: Page, cell: string): Promise<string> {
  await page.evaluate(() => Object.assign(globalThis, { status: '' }));
  await page.locator(`#cell-${cell} .lab-run`).click();
  const finished = await page.waitForFunction(() => (globalThis as unknown as { status: string }).status);
  return finished.jsonValue();
}
