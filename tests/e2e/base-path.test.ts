// The site under a base path: built once more with BASE_PATH, every address on every page leads somewhere, a cell runs.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { startSite } from './site.ts';

const base = '/a/b/';
let folder: string;
let said: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-based-'));
  const { status, stdout, stderr } = spawnSync('npx', ['astro', 'build', '--outDir', folder], {
    // The test runner sets a BASE_URL of its own, which would win.
    env: { ...process.env, BASE_URL: undefined, BASE_PATH: base, ASTRO_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  });
  said = stdout + stderr;
  if (status !== 0) throw new Error(said);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a build has nothing to warn of', () => {
  expect(said).toContain('Complete!');
  expect(said.split('\n').filter((line) => /warn/i.test(line))).toEqual([]);
});

test('every address on every page stays under the base path and leads to a file', () => {
  const lost: string[] = [];
  for (const file of globSync('**/*.html', { cwd: folder })) {
    const html = readFileSync(join(folder, file), 'utf8').replaceAll(/<pre[\s\S]*?<\/pre>/g, '');
    for (const [, address = ''] of html.matchAll(/\s(?:href|src)="(\/[^"]*)"/g)) {
      const path = decodeURI(address.split(/[?#]/)[0] ?? '');
      const inside = path.startsWith(base) ? path.slice(base.length) : null;
      const found = inside !== null && [inside, join(inside, 'index.html')].some((name) => isFile(join(folder, name)));
      if (!found) lost.push(`${file}: ${address}`);
    }
  }
  expect(lost).toEqual([]);
});

test('a cell runs under the base path', async () => {
  const browser = await launchBrowser();
  const site = await startSite(undefined, folder, base);
  const page = await browser.newPage();
  await page.goto(`${site.url}en/`);
  await page.locator('#cell-hello .lab-run').click();
  await page.locator('#cell-hello').getByText('Hello, MQTT!').last().waitFor();
  await browser.close();
  await site.close();
});

test('the offline copy keeps to the base path, and answers for it when the server is gone', async () => {
  const browser = await launchBrowser();
  const site = await startSite(undefined, folder, base);
  const page = await browser.newPage();
  await page.goto(`${site.url}en/`);
  await page.locator('lab-offline-entry button').click();
  await page.locator('.lab-offline .lab-picker-primary').click();
  await page.locator('lab-offline-entry small', { hasText: '✓' }).waitFor({ state: 'attached' });
  const scopes = await page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
  );
  expect(scopes).toEqual([base]);
  await site.close();
  await page.goto(`${site.url}en/retain/`);
  await page.locator('#cell-last-value .lab-run').click();
  await page.locator('#cell-last-value .lab-ring[data-phase=idle]').waitFor();
  await page.locator('#cell-last-value .lab-cell-packets').waitFor();
  await browser.close();
});

function isFile(path: string): boolean {
  return existsSync(path) && !path.endsWith('/');
}
