// Every cell of every chapter, in page order, in the real browser, against one broker. What each must show and send is asserted by the
// chapter's own checks.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences } from '../../../content/differences.ts';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import type { CellCheck, CellRun, CheckModule } from '../../../src/notebook/check.ts';
import type { Difference } from '../../../src/site/difference.ts';
import { pageId } from '../../../src/site/page-id.ts';
import type { ShowPlace } from '../../../src/site/show/show-tags.ts';
import { launchBrowser } from '../browser.ts';
import { cellRun, recordRuns, runCell } from '../page-runs.ts';
import { startSite } from '../site.ts';
import { cellsOf, chapters } from './cells.ts';
import { wrongPredictions, wrongTasks } from './exercises.ts';
import { lostShows } from './shows.ts';

/** The brokers of the checks, and the one in the page in another profile. */
type Where = ShowPlace;

/** Makes a test of each chapter. `config`: what the site says of its broker, known when the tests begin. */
export function testEveryCell(where: Where, config: () => Record<string, unknown>): void {
  let browser: Browser;
  let site: SiteServer;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite(config())]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  test.each(chapters)('%s', async (chapter) => {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await recordRuns(page);
    const id = pageId(`${chapter}/en.mdx`);
    await page.goto(`${site.url}${id}/`);
    const broken: string[] = [];
    for (const cell of cellsOf(chapter, 'en')) {
      const finished = await runCell(page, cell);
      const run = cellRun(finished, brokerOf(where));
      if (finished.status !== 'ok') broken.push(`${cell}: ended with ${finished.status}: ${run.lines.join('\n')}`);
      const claims = (await checkOf(chapter, cell, where))(run);
      for (const [claim, holds] of Object.entries(claims)) if (!holds) broken.push(`${cell}: ${claim}`);
      broken.push(...(await wrongPredictions(chapter, cell, finished, where === 'in-page')));
      broken.push(...lostShows(chapter, cell, where, finished.packets));
      if (where !== 'like-mosquitto' || !showsDifference(chapter, cell, where)) continue;
      const usual = (await checkOf(chapter, cell, 'in-page'))({ ...run, broker: 'in-page' });
      if (Object.values(usual).every(Boolean)) broken.push(`${cell}: shows no difference`);
    }
    if (triesTasks(where)) broken.push(...(await wrongTasks(page, chapter, where === 'in-page' || isThorough(where))));
    await context.close();
    expect(broken).toEqual([]);
    expect(errors).toEqual([]);
  });
}

/** Where time is no matter (`.ci/run`), every broker sees the solutions, and the Node host and Mosquitto every mistake. */
const everywhere = process.env['EXERCISES'] === 'everywhere';

function triesTasks(where: Where): boolean {
  return everywhere || where === 'in-page' || where === 'unkind' || where === 'mosquitto';
}

function isThorough(where: Where): boolean {
  return everywhere && (where === 'node' || where === 'mosquitto');
}

function brokerOf(where: Where): CellRun['broker'] {
  if (where === 'like-mosquitto') return 'mosquitto';
  return where === 'strict' || where === 'unkind' ? 'in-page' : where;
}

export async function checkOf(chapter: string, cell: string, where: Where): Promise<CellCheck> {
  const module = (await import(`../../../content/${chapter}/checks/${cell}.ts`)) as CheckModule;
  if (where === 'strict' || where === 'unkind') return module[where] ?? module.check;
  return (showsDifference(chapter, cell, where) ? module.mosquitto : undefined) ?? module.check;
}

/** Whether the cell is to show there what differs on Mosquitto. */
function showsDifference(chapter: string, cell: string, where: Where): boolean {
  const isThis = (row: Difference): boolean =>
    row.broker === 'mosquitto' && row.chapter === chapter && row.cell === cell;
  return where === 'mosquitto' || (where === 'like-mosquitto' && differences.some((row) => isThis(row) && row.inPage));
}
