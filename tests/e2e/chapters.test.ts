// Every cell of every chapter, in page order, in the real browser: in the page, over a real WebSocket to the Node host,
// and to Mosquitto where it is installed. What each must show and send is asserted by the chapter's own checks.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences, type Difference } from '../../content/differences.ts';
import { startNodeHost, type NodeHost } from '../../src/broker/hosts/node.ts';
import type { SiteServer } from '../../src/commands/serve-site.ts';
import type { CellCheck, CellRun } from '../../src/notebook/check.ts';
import { pageId } from '../../src/site/page-id.ts';
import { isMosquittoThere, startMosquitto, type Mosquitto } from '../interop/real-mosquitto.ts';
import { launchBrowser } from './browser.ts';
import { cellRun, recordRuns, runCell } from './page-runs.ts';
import { startSite } from './site.ts';

const chapters = globSync('content/*/en.mdx')
  .map((file) => basename(join(file, '..')))
  .sort();

let browser: Browser;
let host: NodeHost;
let mosquitto: Mosquitto | null = null;
/** The brokers of the checks, and the one in the page in the profile `mosquitto`. */
type Where = CellRun['broker'] | 'like-mosquitto';
const sites = new Map<Where, SiteServer>();

beforeAll(async () => {
  browser = await launchBrowser();
  host = await startNodeHost({ host: '127.0.0.1', tcpPort: null, wsPort: 0 });
  sites.set('in-page', await startSite({ broker: 'in-page' }));
  sites.set('like-mosquitto', await startSite({ broker: 'in-page', profile: 'mosquitto' }));
  sites.set('node', await startSite({ broker: 'local', local: `ws://127.0.0.1:${host.ws ?? 0}/mqtt` }));
  if (isMosquittoThere) {
    mosquitto = await startMosquitto();
    const local = `ws://127.0.0.1:${mosquitto.webSocketPort}/mqtt`;
    sites.set('mosquitto', await startSite({ broker: 'local', local }));
  } else console.log('Mosquitto is not installed: the cells were NOT run against it.');
});

afterAll(async () => {
  await browser.close();
  await Promise.all([...sites.values()].map((site) => site.close()));
  await host.close();
  await mosquitto?.stop();
});

/** The names of a page's cells, in page order. */
function cellsOf(chapter: string, language: string): string[] {
  const text = readFileSync(`content/${chapter}/${language}.mdx`, 'utf8');
  return [...text.matchAll(/<Cell\s+name="([^"]+)"/g)].map((match) => match[1] ?? '');
}

async function checkOf(chapter: string, cell: string, where: Where): Promise<CellCheck> {
  const module = (await import(`../../content/${chapter}/checks/${cell}.ts`)) as {
    check: CellCheck;
    mosquitto?: CellCheck;
  };
  return (showsDifference(chapter, cell, where) ? module.mosquitto : undefined) ?? module.check;
}

/** Whether the cell is to show there what differs on Mosquitto. */
function showsDifference(chapter: string, cell: string, where: Where): boolean {
  const isThis = (row: Difference): boolean => row.chapter === chapter && row.cell === cell;
  return where === 'mosquitto' || (where === 'like-mosquitto' && differences.some((row) => isThis(row) && row.inPage));
}

describe.each(['in-page', 'like-mosquitto', 'node', 'mosquitto'] as const)('broker: %s', (where) => {
  test.each(chapters)('%s', async (chapter) => {
    const site = sites.get(where);
    if (!site) {
      expect(where).toBe('mosquitto');
      return;
    }
    const context = await browser.newContext();
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await recordRuns(page);
    const id = pageId(`${chapter}/en.mdx`);
    await page.goto(`${site.url}${id}/`);
    const broken: string[] = [];
    for (const cell of cellsOf(chapter, 'en')) {
      const finished = await runCell(page, cell);
      const run = cellRun(finished, where === 'like-mosquitto' ? 'mosquitto' : where);
      if (finished.status !== 'ok') broken.push(`${cell}: ended with ${finished.status}: ${run.lines.join('\n')}`);
      const claims = (await checkOf(chapter, cell, where))(run);
      for (const [claim, holds] of Object.entries(claims)) if (!holds) broken.push(`${cell}: ${claim}`);
      if (where !== 'like-mosquitto' || !showsDifference(chapter, cell, where)) continue;
      const usual = (await checkOf(chapter, cell, 'in-page'))({ ...run, broker: 'in-page' });
      if (Object.values(usual).every(Boolean)) broken.push(`${cell}: shows no difference`);
    }
    await context.close();
    expect(broken).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe('what chapters consist of', () => {
  test.each(chapters)('%s has the same cells in both languages, and a file and a check for each', (chapter) => {
    const cells = cellsOf(chapter, 'en');
    expect(cellsOf(chapter, 'zh-cn')).toEqual(cells);
    const files = (folder: string) =>
      globSync(`content/${chapter}/${folder}/*.ts`).map((file) => basename(file, '.ts'));
    expect(files('cells').sort()).toEqual([...cells].sort());
    expect(files('checks').sort()).toEqual([...cells].sort());
  });

  test.each(chapters)('%s declares what differs on Mosquitto exactly where its checks differ', async (chapter) => {
    const declared = differences.filter((row) => row.chapter === chapter).map(({ cell }) => cell);
    const different: string[] = [];
    for (const cell of cellsOf(chapter, 'en')) {
      const module = (await import(`../../content/${chapter}/checks/${cell}.ts`)) as object;
      if ('mosquitto' in module) different.push(cell);
    }
    expect([...new Set(declared)].sort()).toEqual(different.sort());
  });
});
