// The editor in the real browser: nothing before the first edit, types across cells, keyboard, themes.
import { gzipSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type {} from './page/main.ts';
import { launchBrowser } from '../browser.ts';
import { hasFocus, hasFocusWithin } from '../page-state.ts';
import { buildEditorPage, type EditorPage } from './page-server.ts';

let site: EditorPage;
let browser: Browser;
let page: Page;
let requests: string[];
let errors: string[];

beforeAll(async () => {
  [site, browser] = await Promise.all([buildEditorPage(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  requests = [];
  errors = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(site.url, { waitUntil: 'networkidle' });
});
afterEach(async () => {
  await page.close();
  expect(errors).toEqual([]);
});

async function open(cell: string): Promise<void> {
  await page.click(`#edit-${cell}`);
  await page.waitForFunction((id) => window.testPage.handles[id] !== undefined, cell);
  await hasFocusWithin(page.locator(`#host-${cell}`));
}

/** Waits until exactly these words of a cell are underlined as errors, by their marker count. */
async function squiggles(cell: string, count: number): Promise<void> {
  await page.waitForFunction(
    ([id, expected]) => document.querySelectorAll(`#host-${id} .squiggly-error`).length === expected,
    [cell, count] as const,
  );
}

/** Moves the mouse there, for longer each time, until Monaco tells it: a line that is drawn anew meanwhile forgets the mouse. */
async function hoverTells(place: Locator, text: string): Promise<void> {
  const box = page.locator('.monaco-hover', { hasText: text });
  for (let tries = 1; tries <= 4 && !(await box.isVisible()); tries += 1) {
    await page.mouse.move(0, 0);
    const { x, y, width } = (await place.boundingBox()) ?? { x: 0, y: 0, width: 0 };
    // The line of squiggles lies below the text, so it is not enough to point at the element.
    await page.mouse.move(x + width / 2, y + 10, { steps: 3 });
    await box.waitFor({ timeout: 2500 * 2 ** tries }).catch(() => undefined);
  }
  const floating = await page.locator('.monaco-hover, .suggest-widget.visible').allInnerTexts();
  expect(floating.join(), 'what Monaco tells').toContain(text);
}

const told = (): Promise<string[]> => page.evaluate(() => window.testPage.told);
const file = (name: string): string => [...site.files.keys()].find((key) => key.startsWith(name)) ?? '';

describe('loading', () => {
  test('nothing of the editor is requested before the first edit, and nothing from another host after it', async () => {
    expect(requests.filter((url) => /\.js|\.css|\.ttf/.test(url)).length).toBeLessThanOrEqual(2);
    expect(await page.evaluate(() => document.querySelectorAll('style').length)).toBe(0);
    const before = requests.length;
    await open('use');
    await page.keyboard.type('.toUpper');
    await squiggles('use', 1);
    expect(requests.length).toBeGreaterThan(before);
    expect(requests.filter((url) => !url.startsWith(site.url) && !url.startsWith('data:'))).toEqual([]);
  });

  test('the build holds one TypeScript worker and no style sheet of Monaco', () => {
    const workers = [...site.files].filter(
      ([, bytes]) =>
        (bytes.includes('createLanguageService') && bytes.includes('libFileMap')) || bytes.length > 3_500_000,
    );
    expect(workers.map(([name]) => name.split('-').slice(0, 2).join('-'))).toEqual(['cells-worker']);
    for (const [name, bytes] of site.files) if (name.endsWith('.css')) expect(bytes.toString()).not.toContain('monaco');
    expect(site.files.get('index.html')?.toString()).not.toMatch(/modulepreload[^>]*(open-editor|monaco)/);
  });

  test('the bytes of the first edit stay in their bounds', async () => {
    const from = requests.length;
    await open('connect');
    await page.keyboard.type(';count.x');
    await squiggles('connect', 1);
    const names = [...new Set(requests.slice(from).map((url) => new URL(url).pathname.split('/').pop() ?? ''))];
    const sizes = names.map((name) => ({ name, gzip: gzipSync(site.files.get(name) ?? '').length }));
    const total = sizes.reduce((sum, { gzip }) => sum + gzip, 0);
    console.log('first edit, gzipped bytes', total, sizes);
    expect(total).toBeLessThan(2_300_000);
    // The second worker (links, words, differences) is not needed for a cell.
    expect(names.filter((name) => name.includes('worker'))).toEqual([file('cells-worker')]);
  });
});

describe('types', () => {
  test('a misuse of a name from an earlier cell is underlined, also after that cell changes', async () => {
    await open('use');
    await page.keyboard.type('.toFixed()');
    await squiggles('use', 0);
    await open('connect');
    await page.keyboard.press('Control+End');
    for (let presses = 0; presses < '1;'.length; presses++) await page.keyboard.press('Backspace');
    await page.keyboard.type("'text';");
    await squiggles('use', 1);
    await expect.poll(() => page.evaluate(() => window.testPage.codes.connect)).toContain("let count = 'text';");
  });

  test('completion offers the members of a client that another cell declares', async () => {
    await open('use');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('client.publishA');
    // An unknown member is underlined: now the types are there.
    await squiggles('use', 1);
    await page.keyboard.press('Control+Space');
    const suggestion = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'publishAsync' });
    await suggestion.waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.testPage.codes.use === 'client.publishAsync');
  });

  test('hover shows the type that MQTT.js gives an argument in another cell', async () => {
    await open('listen');
    await page.keyboard.type(' client.nothing;');
    // An unknown member is underlined: now the types are there.
    await squiggles('listen', 1);
    await hoverTells(page.locator('#host-listen .view-line span', { hasText: 'payload' }).last(), 'payload: Buffer');
  });

  test('an unknown import is underlined with what can be imported, and completion offers that', async () => {
    await open('use');
    await page.keyboard.press('Control+A');
    await page.keyboard.type("import fs from 'fs");
    await squiggles('use', 1);
    await hoverTells(page.locator('#host-use .squiggly-error'), "It can import 'mqtt' and 'lab'.");
    for (let presses = 0; presses < 2; presses++) await page.keyboard.press('Backspace');
    await page.keyboard.press('Control+Space');
    const rows = page.locator('.suggest-widget.visible .monaco-list-row');
    await expect
      .poll(async () => (await rows.allInnerTexts()).map((text) => text.trim().split(/\s/)[0]))
      .toEqual(['lab', 'mqtt']);
  });

  test('a name inside a cell can be renamed, a name that the cells share stays', async () => {
    await open('use');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('const outer = () => { const inner = 1; return inner; }');
    await squiggles('use', 0);
    await page.keyboard.press('Escape');
    await page.evaluate(() => window.testPage.handles.use?.focus({ line: 1, column: 30 }));
    await page.keyboard.press('F2');
    await hasFocus(page.locator('.rename-input'));
    await page.keyboard.type('local');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.testPage.codes.use?.includes('const local = 1; return local;'));
    await open('connect');
    await page.evaluate(() => window.testPage.handles.connect?.focus({ line: 5, column: 6 }));
    await page.keyboard.press('F2');
    await hasFocus(page.locator('.rename-input'));
    await page.keyboard.type('total');
    const said = page.waitForEvent('console', (message) =>
      message.text().includes('Other cells can use this name too'),
    );
    await page.keyboard.press('Enter');
    await said;
    expect(await page.evaluate(() => window.testPage.codes.connect)).toContain('let count');
  });

  test('a cell that moves before the declaration no longer sees it', async () => {
    await open('use');
    await page.keyboard.type('.toFixed()');
    await squiggles('use', 0);
    await page.evaluate(() => {
      window.testPage.order = ['use', 'connect', 'listen'];
      window.testPage.handles.use?.refresh();
    });
    await squiggles('use', 1);
  });
});

describe('keyboard', () => {
  test('Esc leaves the editor so that Tab moves on; with a box open it closes the box first', async () => {
    await open('listen');
    await page.keyboard.type(' client.pub');
    await page.keyboard.press('Control+Space');
    const box = page.locator('.suggest-widget.visible');
    await box.waitFor();
    await page.keyboard.press('Escape');
    await box.waitFor({ state: 'hidden' });
    expect(await told()).not.toContain('leave listen');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => window.testPage.told.includes('leave listen'));
    await hasFocus(page.locator('#run-listen'));
    await page.keyboard.press('Tab');
    await hasFocus(page.locator('#edit-use'));
  });

  test('Ctrl+Enter runs, Shift+Enter runs and goes on, neither changes the code; Tab indents', async () => {
    await open('use');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(told).toEqual(['run use stay', 'run use advance']);
    await page.keyboard.press('Home');
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => window.testPage.codes.use === '  count');
  });

  test('two editors keep their own commands', async () => {
    await open('use');
    await open('listen');
    await page.evaluate(() => window.testPage.handles.use?.focus());
    await hasFocusWithin(page.locator('#host-use'));
    await page.keyboard.press('Control+Enter');
    await page.evaluate(() => window.testPage.handles.listen?.focus());
    await hasFocusWithin(page.locator('#host-listen'));
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Escape');
    await expect.poll(told).toEqual(['run use stay', 'run listen stay', 'leave listen']);
  });

  test("the text field carries the cell's name and how to leave", async () => {
    await open('use');
    const label = page.locator('#host-use [aria-label*="Code of cell use"]');
    await expect.poll(() => label.first().getAttribute('aria-label')).toContain('Escape');
  });
});

describe('in the page', () => {
  test('the editor is as high as its code and grows with it, without scrolling', async () => {
    await open('use');
    const height = async (): Promise<number> => (await page.locator('#host-use').boundingBox())?.height ?? 0;
    await expect.poll(height).toBe(22);
    for (let lines = 0; lines < 30; lines++) await page.keyboard.press('Enter');
    await expect.poll(height).toBe(31 * 22);
    const scrolled = () =>
      page.evaluate(() => {
        const [lines, host] = ['#host-use .lines-content', '#host-use'].map((name) => document.querySelector(name));
        return (lines?.getBoundingClientRect().top ?? NaN) - (host?.getBoundingClientRect().top ?? NaN);
      });
    await expect.poll(scrolled).toBe(0);
  });

  test('light and dark follow the page at once', async () => {
    await open('use');
    const colour = (): Promise<string> =>
      page.evaluate(
        () => getComputedStyle(document.querySelector('#host-use .monaco-editor') ?? document.body).backgroundColor,
      );
    await expect.poll(colour).toBe('rgb(29, 32, 39)');
    await page.evaluate(() => (document.documentElement.dataset.theme = 'light'));
    await expect.poll(colour).toBe('rgb(246, 247, 249)');
  });

  test('brackets have the colour of the text, as in the static page', async () => {
    await open('listen');
    await page.locator('#host-listen .view-line span', { hasText: 'payload' }).first().waitFor();
    const colours = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('#host-listen .view-line span')]
          .filter((part) => part.children.length === 0 && /[{}()[\]]/.test(part.textContent))
          .map((part) => getComputedStyle(part).color),
      );
    await expect.poll(async () => [...new Set(await colours())]).toEqual(['rgb(230, 233, 238)']);
  });

  test('a narrow page wraps long lines', async () => {
    await page.setViewportSize({ width: 360, height: 700 });
    await open('connect');
    const widest = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(() => page.locator('#host-connect .view-line').count()).toBeGreaterThan(5);
    await expect.poll(widest).toBeLessThanOrEqual(360);
  });

  test('code set from outside is one step back and not a change by the reader; disposing leaves nothing', async () => {
    await open('use');
    await page.evaluate(() => window.testPage.handles.use?.setCode('const other = 1;\nother'));
    await page.locator('#host-use .view-line').nth(1).waitFor();
    expect(await told()).toEqual([]);
    await page.keyboard.press('Control+Z');
    await page.waitForFunction(() => window.testPage.codes.use === 'count');
    await expect
      .poll(() => page.evaluate(() => window.testPage.handles.use?.selection()))
      .toEqual({ start: 5, end: 5 });
    await page.evaluate(() => {
      window.testPage.handles.use?.dispose();
      window.testPage.handles.use?.dispose();
    });
    expect(await page.evaluate(() => document.querySelector('#host-use')?.innerHTML)).toBe('');
    await page.evaluate(() => delete window.testPage.handles.use);
    await open('use');
    await page.keyboard.type('s');
    await page.waitForFunction(() => window.testPage.codes.use === 'counts');
  });
});

describe('on a Chinese page', () => {
  beforeEach(async () => {
    await page.goto(`${site.url}?zh-cn`, { waitUntil: 'networkidle' });
    requests = [];
  });

  test('menus, boxes and what TypeScript says are Chinese', async () => {
    await open('use');
    await page.keyboard.type('.toUpper');
    await squiggles('use', 1);
    await hoverTells(page.locator('#host-use .squiggly-error'), '类型“number”上不存在属性“toUpper”');
    await page.keyboard.press('Control+F');
    await page.locator('.find-widget.visible textarea[aria-label="查找"]').waitFor();
    await expect.poll(() => page.locator('.find-widget.visible [aria-label]').evaluateAll(latinLabels)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+F10');
    await page.locator('.monaco-menu', { hasText: '复制' }).waitFor();
  });

  test('its words come with the editor, and only there', async () => {
    await open('use');
    await page.keyboard.type('.x');
    await squiggles('use', 1);
    const words = requests
      .map((url) => new URL(url).pathname.split('/').pop() ?? '')
      .filter((name) => /chinese/.test(name));
    const sizes = words.map((name) => ({ name, gzip: gzipSync(site.files.get(name) ?? '').length }));
    console.log('words of a Chinese page, gzipped bytes', sizes);
    expect(sizes.reduce((sum, { gzip }) => sum + gzip, 0)).toBeLessThan(130_000);
    expect(words.length).toBe(2);
    await page.goto(site.url, { waitUntil: 'networkidle' });
    requests = [];
    await open('use');
    await page.keyboard.type('.x');
    await squiggles('use', 1);
    expect(requests.filter((url) => url.includes('chinese'))).toEqual([]);
  });
});

/** Labels without a Chinese letter. */
function latinLabels(parts: Element[]): (string | null)[] {
  return parts
    .map((part) => part.getAttribute('aria-label'))
    .filter((label) => label && !/\p{Script=Han}/u.test(label));
}
