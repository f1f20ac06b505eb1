// Cells run in the real page: order, stop, restart, what a bad cell does, and that the page stays alive.
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { launchBrowser } from '../browser.ts';
import { longestTask } from '../longest-task.ts';
import { startSite } from '../site.ts';
import { openPage, phone, type NotebookPage } from './notebook-page.ts';

let browser: Browser;
let site: SiteServer;
let opened: NotebookPage;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
afterEach(() => opened.page.close());

const open = async (path = 'en/') => (opened = await openPage(browser, site.url + path, phone));
const stop = () => opened.page.locator('.lab-kernel > button').click();
const text = (name: string) => opened.output(name).innerText();

describe('running', () => {
  test('a cell connects, shows its message and its packets, with a press on Run', async () => {
    const page = await open();
    await page.ran('hello');
    await opened.shows('hello', 'Hello, MQTT!');
    await expect
      .poll(() => page.cell('hello').locator('.lab-cell-packets').innerText())
      .toMatch(/\d+ packets, 3 clients/);
    expect(page.errors).toEqual([]);
  });

  test('cells share names, await and types are understood, the last expression is shown', async () => {
    const page = await open();
    const first = await page.scratch(
      'interface Point { x: number }\nconst p: Point = { x: await Promise.resolve(20) };',
    );
    const second = await page.scratch('p.x + 1');
    await page.ran(first);
    await page.ran(second);
    await opened.shows(second, '21');
  });

  test('a cell is marked stale when a cell it read from ran again, until it runs itself', async () => {
    const page = await open();
    const first = await page.scratch('let n = Math.random();');
    const second = await page.scratch('n');
    await page.ran(first);
    await page.ran(second);
    const fresh = page.cell(second).locator('.lab-ring[data-freshness=fresh]');
    await fresh.waitFor();
    await page.ran(first);
    await page.cell(second).locator('.lab-ring[data-freshness=stale]').waitFor();
    await page.ran(second);
    await fresh.waitFor();
  });

  test('run to here runs the cells above, and an error ends the rest', async () => {
    const page = await open();
    const first = await page.scratch('throw new Error("first");');
    const second = await page.scratch('console.log("second")');
    await page.choose(second, /top to here/);
    await page.output(first).getByText('first').first().waitFor();
    await page.cell(second).locator('.lab-ring[data-phase=idle]').waitFor();
    expect(await page.output(second).count()).toBe(0);
  });

  test('run all runs every cell in page order, and restart takes the variables away', async () => {
    const page = await open();
    const first = await page.scratch('let count = 0; console.log("one");');
    const second = await page.scratch('count += 1; console.log(`two ${count}`);');
    await page.inKernelMenu(/Run all/);
    await page.output(second).getByText('two 1').waitFor();
    await opened.shows('hello', 'Hello, MQTT!');
    await opened.shows(first, 'one');
    await page.ran(second);
    await opened.shows(second, 'two 2');
    await page.inKernelMenu(/Restart/);
    await page.cell(second).locator('.lab-ring[data-freshness=lost]').waitFor();
    await page.ran(second);
    await opened.shows(second, /count is not defined/);
    await page.ran(first);
    await page.ran(second);
    await opened.shows(second, 'two 1');
    expect(page.errors).toEqual([]);
  });

  test('restart ends a running cell and what earlier cells left open', async () => {
    const page = await open();
    const ticking = await page.scratch('let n = 0; setInterval(() => console.log(`tick ${++n}`), 20);');
    const never = await page.scratch('await new Promise(() => {});');
    await page.ran(ticking);
    await page.output(ticking).getByText('tick 2', { exact: true }).waitFor();
    // By key: each tick moves the button, and a press of the mouse could miss it.
    await page.cell(never).locator('.lab-run').press('Enter');
    await page.cell(never).locator('.lab-run[data-run=busy]').waitFor();
    await page.inKernelMenu(/Restart/);
    await page.cell(never).locator('.lab-ring[data-phase=idle]').waitFor();
    await page.ran('hello');
    const ticks = await text(ticking);
    await page.ran('hello');
    expect(await text(ticking)).toBe(ticks);
  });

  test('reset all asks, then puts every cell back and clears all outputs', async () => {
    const page = await open();
    const scratch = await page.scratch('"stays"');
    await page.write('hello', 'console.log("mine")');
    await page.inKernelMenu(/Run all/);
    await page.output(scratch).getByText('stays').waitFor();
    const asked: string[] = [];
    page.page.once('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await page.inKernelMenu(/Reset all/);
    await expect.poll(() => asked).toEqual(['Reset all cells? Your edits in 1 cell will be lost.']);
    await opened.shows('hello', 'mine');
    page.page.once('dialog', (dialog) => void dialog.accept());
    await page.inKernelMenu(/Reset all/);
    await page.output('hello').waitFor({ state: 'detached' });
    await page.output(scratch).waitFor({ state: 'detached' });
    await page.hasCode('hello', 'subscribe');
    await page.hasCode(scratch, '"stays"');
    await page.ran('hello');
    await opened.shows('hello', 'Hello, MQTT!');
  });

  test('images and element trees are drawn, and what an element may not have is an error', async () => {
    const page = await open();
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAADklEQVR4nGNgwAX+/wcAAfsB/vjbgTYAAAAASUVORK5CYII=';
    const image = await page.scratch(
      `import { display, element } from 'lab';\ndisplay('data:image/png;base64,${pixel}', { as: 'image' });`,
    );
    const tree = await page.scratch(
      `display(element('p', { style: 'color: rgb(1, 2, 3)' }, 'text ', element('b', {}, 'bold')));
       display(element('svg', { width: 20, height: 10, viewBox: '0 0 20 10', role: 'img', 'aria-label': 'a bar' },
         element('rect', { width: 12, height: 10, fill: 'currentColor' })));
       element('p', { class: 'lab-error' });`,
    );
    await page.ran(image);
    const drawn = page.output(image).getByRole('img');
    await expect.poll(() => drawn.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(2);
    await page.ran(tree);
    const paragraph = page.output(tree).locator('p', { hasText: 'text bold' });
    await expect.poll(() => paragraph.evaluate((p) => getComputedStyle(p).color)).toBe('rgb(1, 2, 3)');
    await expect
      .poll(() => page.output(tree).getByRole('img', { name: 'a bar' }).locator('rect').boundingBox())
      .toMatchObject({ width: 12, height: 10 });
    await opened.shows(tree, 'class="lab-error" cannot be shown');
    expect(page.errors).toEqual([]);
  });

  test('packets of clients that a function of another cell opened stand under the cell that called it', async () => {
    const page = await open();
    const opener = await page.scratch(
      "import mqtt from 'mqtt';\nimport { brokerUrl } from 'lab';\n" +
        'async function visit() { const c = await mqtt.connectAsync(brokerUrl); await c.endAsync(); }\nawait visit();',
    );
    const caller = await page.scratch('await visit(); await visit();');
    const packets = (name: string) => page.cell(name).locator('.lab-cell-packets').innerText();
    await page.ran(opener);
    await expect.poll(() => packets(opener)).toMatch(/^3 packets, 1 client/);
    await page.ran(caller);
    await expect.poll(() => packets(caller)).toMatch(/^6 packets, 2 clients/);
    await expect.poll(() => packets(opener)).toMatch(/^3 packets, 1 client/);
    // The one right behind the other.
    const runs = await page.cell(caller).locator('.lab-ring').textContent();
    await page.choose(caller, /top to here/);
    await expect.poll(() => page.cell(caller).locator('.lab-ring').textContent()).not.toBe(runs);
    await page.cell(caller).locator('.lab-ring[data-phase=idle]').waitFor();
    await expect.poll(() => packets(caller)).toMatch(/^6 packets, 2 clients/);
    await expect.poll(() => packets(opener)).toMatch(/^3 packets, 1 client/);
  });

  test('two tabs are two notebooks: names, clients and Stop of one do not reach the other', async () => {
    const context = await browser.newContext(phone);
    const [one, two] = [await openPage(context, `${site.url}en/`), await openPage(context, `${site.url}en/`)];
    opened = one;
    const first = await one.scratch('const here = "one"; setInterval(() => console.log(here), 20);');
    await one.ran(first);
    await two.ran('hello');
    const second = await two.scratch('typeof here');
    await two.ran(second);
    await two.shows(second, 'undefined');
    await two.page.locator('.lab-kernel > button').click();
    await two.page.locator('.lab-kernel-dot[data-kernel=ready]').waitFor();
    const count = await one.output(first).innerText();
    await expect.poll(() => one.output(first).innerText()).not.toBe(count);
    await one.ran('hello');
    await one.shows('hello', 'Hello, MQTT!');
    await context.close();
  });

  test.each([
    ['before an await', 'while (true) {}'],
    ['after an await', 'await null; while (true) {}'],
  ])('stop ends an endless loop %s, the page stays alive, and the loss is told', async (_where, code) => {
    const page = await open();
    const name = await page.scratch(code);
    await page.run(name);
    await page.cell(name).locator('.lab-ring[data-phase=busy][data-freshness=fresh]').waitFor();
    expect(await page.page.evaluate(() => 1 + 1)).toBe(2);
    await stop();
    await page.cell(name).locator('.lab-ring[data-phase=idle]').waitFor();
    const told = page.page.locator('.lab-page-notices p', { hasText: 'all variables are gone' });
    await told.getByRole('button').click();
    await page.write(name, '40 + 2');
    await page.ran(name);
    await opened.shows(name, '42');
  });

  test('stop ends a promise that never settles without losing variables', async () => {
    const page = await open();
    const first = await page.scratch('const kept = 7;');
    const never = await page.scratch('await new Promise(() => {});');
    const last = await page.scratch('kept');
    await page.ran(first);
    await page.run(never);
    await page.cell(never).locator('.lab-run[data-run=busy]').click();
    await page.cell(never).locator('.lab-ring[data-phase=idle]').waitFor();
    await page.ran(last);
    await opened.shows(last, '7');
  });

  test('messages that arrive after the end of a cell are still shown', async () => {
    const page = await open();
    const name = await page.scratch('setTimeout(() => console.log("late"), 300); console.log("end");');
    await page.ran(name);
    await page.output(name).getByText('late').waitFor();
  });
});

describe('bad input', () => {
  test.each<[string, string, RegExp]>([
    ['a syntax error', 'const = 1;', /not valid TypeScript[^]*line 1/],
    ['a throw', 'const a = 1;\n\nthrow new TypeError("thrown here");', /TypeError: thrown here[^]*line 3/],
    ['a rejection nobody awaits', 'void Promise.reject(new Error("nobody"));', /nobody[^]*no code handled it/],
    ['a thrown object', "throw { code: 5, why: 'x' };", /Thrown:\s+\{ code: 5, why: "x" \}/],
    ['causes', 'throw new Error("c", { cause: new TypeError("b", { cause: 7 }) });', /TypeError: b\s+cause: 7/],
    ['a name of Node', "const m = require('mqtt');", /require is not defined[^]*import mqtt from 'mqtt'/],
    ['a recursion', 'function f(): number { return f() + 1; }\nf();', /RangeError/],
    ['a circular object', 'const o: Record<string, unknown> = {}; o.self = o; o', /self/],
    ['a getter that throws', '({ get x() { throw new Error("no"); } })', /x/],
    ['an unknown import', 'import x from "left-pad";', /left-pad[^]*mqtt/],
  ])('%s is shown, and the next cell runs', async (_what, code, shown) => {
    const page = await open();
    const bad = await page.scratch(code);
    const next = await page.scratch('"alive"');
    await page.ran(bad);
    await expect.poll(() => text(bad)).toMatch(shown);
    await page.ran(next);
    await opened.shows(next, 'alive');
    expect(page.errors).toEqual([]);
  });

  test('an error’s line is a link to that line of the cell that it is in', async () => {
    const page = await open();
    const first = await page.scratch('function broken() {\n  throw new Error("deep");\n}');
    const second = await page.scratch('broken();');
    await page.ran(first);
    await page.ran(second);
    await page
      .output(second)
      .getByRole('button', { name: /Scratch 1, line 2/ })
      .click();
    await page.cell(first).locator('.lab-code-mark').waitFor();
  });

  test('a million log lines keep the page fluent, the last ones shown and the others counted', async () => {
    const page = await open();
    const name = await page.scratch('for (let i = 1; i <= 1_000_000; i++) console.log(`line ${i}`);');
    let whole = 0;
    const longest = await longestTask(page.page, async () => {
      const began = performance.now();
      await page.ran(name);
      await page.output(name).getByText('line 1000000', { exact: true }).waitFor();
      whole = performance.now() - began;
    });
    // However slow the machine: a page that is blocked stands still for most of the run.
    expect(longest).toBeLessThan(whole / 3);
    const dropped = /(\d+) earlier outputs were dropped/.exec(await text(name))?.[1];
    expect(Number(dropped)).toBeGreaterThan(990_000);
    await expect.poll(() => page.output(name).locator('.lab-log').count()).toBeLessThanOrEqual(2000);
  });

  test('a string of 50 MB is cut, and its length told', async () => {
    const page = await open();
    const name = await page.scratch('console.log("x".repeat(50_000_000));');
    await page.ran(name);
    expect((await text(name)).length).toBeLessThan(200_000);
  });

  test('the page can be left while a cell is busy, and comes back', async () => {
    const page = await open();
    const name = await page.scratch('await new Promise(() => {});');
    await page.run(name);
    await page.cell(name).locator('.lab-run[data-run=busy]').waitFor();
    await page.page.goto(`${site.url}en/qos/`);
    await page.page.goBack();
    await page.page.locator('[data-live]').first().waitFor();
    await page.ran('hello');
    await opened.shows('hello', 'Hello, MQTT!');
    expect(page.errors).toEqual([]);
  });

  test('a broker that cannot be reached is a clear error, with an offer to run in the page that works', async () => {
    const away = await startSite({ broker: 'local', local: 'ws://127.0.0.1:9/mqtt' });
    try {
      opened = await openPage(browser, `${away.url}en/`, phone);
      await opened.run('hello');
      await opened.cell('hello').getByRole('button', { name: 'Run in the page instead' }).first().click();
      await opened.output('hello').getByText('Hello, MQTT!').first().waitFor();
    } finally {
      await away.close();
    }
  });

  test('an address that stands in the code is no matter of the picker: no offer to run in the page', async () => {
    const page = await open();
    const name = await page.scratch(
      "import mqtt from 'mqtt';\nawait mqtt.connectAsync('ws://127.0.0.1:9/mqtt', { reconnectPeriod: 0 });",
    );
    await page.run(name);
    await page.page.getByRole('dialog').getByRole('button', { name: 'Allow this time' }).click();
    await page.cell(name).getByText('no broker answers at ws://127.0.0.1:9/mqtt').first().waitFor();
    expect(await page.cell(name).getByRole('button', { name: 'Run in the page instead' }).count()).toBe(0);
  });
});
