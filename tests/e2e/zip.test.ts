// The zip file of the book: unpacked anywhere and started with nothing but Node, it is the whole book.
import { unzipSync } from 'fflate';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { zipSite } from '../../src/commands/zip/zip-site.ts';
import { waitFor } from '../patience.ts';
import { launchBrowser } from './browser.ts';
import { recordRuns, runCell } from './page-runs.ts';

test('the unpacked zip file serves the book: a cell runs, the search finds, the editor opens', async () => {
  const zip = zipSite('dist');
  expect(zip.length).toBeLessThan(15_000_000);
  const folder = mkdtempSync(join(tmpdir(), 'lab-unzipped-'));
  for (const [name, content] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const server = spawn(process.execPath, ['serve.mjs', '--port', '0'], {
    cwd: join(folder, 'lab-mqtt'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await waitFor('the address', once(createInterface(server.stdout), 'line'))) as [string];
  const url = line.split(' ')[0] ?? '';
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const failed: string[] = [];
  page.on('response', (response) => response.status() >= 400 && failed.push(response.url()));
  page.on('pageerror', ({ message }) => failed.push(message));
  await recordRuns(page);
  await page.goto(`${url}en/qos/`);
  expect((await runCell(page, 'levels')).status).toBe('ok');
  await page.locator('#cell-levels .lab-code pre').click();
  await page.locator('#cell-levels .lab-code .monaco-editor').waitFor();
  await page.goto(url);
  await page.locator('site-search button[data-open-modal]:enabled').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('textbox').fill('保留消息');
  await page.locator('.pagefind-ui__result-link').first().waitFor();
  await browser.close();
  const ended = once(server, 'exit');
  server.kill();
  await ended;
  rmSync(folder, { recursive: true });
  expect(failed).toEqual([]);
});
