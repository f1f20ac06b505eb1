// The trainer's settings in the real page: waited for, checked, locked, asked for by a link, and what tabs share and do not.
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startNodeHost, type NodeHost } from '../../../src/broker/hosts/node.ts';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { launchBrowser } from '../browser.ts';
import { openPage, phone, type NotebookPage } from '../notebook/notebook-page.ts';
import { guarded, silent } from '../picker/fake-servers.ts';
import { dialog } from '../picker/picker-dialog.ts';
import { startSite } from '../site.ts';
import { breaksOff, holdsBack, sends, startFrontServer, type FrontServer } from './front-server.ts';

let browser: Browser;
let site: SiteServer;
let broker: NodeHost;
let front: FrontServer;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  [browser, site, broker] = await Promise.all([
    launchBrowser(),
    startSite(),
    startNodeHost({ host: '127.0.0.1', tcpPort: null, wsPort: 0 }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), broker.close()]);
});
beforeEach(async () => {
  front = await startFrontServer(site, broker.ws ?? 0);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await front.close();
});

async function context(options = {}): Promise<BrowserContext> {
  const made = await browser.newContext(options);
  ends.push(() => made.close());
  return made;
}

const note = (page: Page) => page.locator('.lab-settings-note:visible');
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const sameOrigin = { broker: 'custom', custom: '/mqtt' };

/** Opens the picker; resolves with what it says. */
async function picker({ page }: NotebookPage): Promise<string> {
  await page.locator('.lab-picker-button').click();
  await dialog(page)
    .getByText(/topic\(\)/)
    .waitFor();
  return dialog(page).innerText();
}

/** First levels of the topics of a page's tab. */
async function topics(page: NotebookPage): Promise<string> {
  const said = await picker(page);
  await dialog(page.page)
    .getByRole('button', { name: /^(Close|关闭)$/ })
    .click();
  return /\blab\/\S+(?=\/[^\S]| ?(以|in)|\/ )/.exec(said)?.[0] ?? said;
}

/** The broker that a run of the first page's cell has been at. */
async function ranAt(page: NotebookPage): Promise<string> {
  const name = await page.scratch("import { brokerUrl } from 'lab';\nconsole.log(`at ${brokerUrl}`);");
  await page.ran(name);
  return /at (\S+)/.exec(await page.output(name).innerText())?.[1] ?? '';
}

describe('config.json on its way', () => {
  test.each([
    ['en/', /have not come yet/, /Hello, MQTT!/],
    ['', /还没有到/, /Hello, MQTT!/],
  ])('that comes late is waited for in sight, on /%s, and then used', async (path, waits, shown) => {
    const late = holdsBack(sameOrigin);
    front.config = late.answer;
    const page = await openPage(await context(), front.url + path);
    await page.run('hello');
    await note(page.page).getByText(waits).waitFor();
    expect(await page.page.locator('.lab-picker-button').count()).toBe(0);
    expect(await page.output('hello').count()).toBe(0);
    late.goOn();
    await page.shows('hello', shown);
    await expect.poll(() => note(page.page).count()).toBe(0);
    expect(await page.page.locator('.lab-picker-button').innerText()).toContain('localhost');
    expect(page.errors).toEqual([]);
  });

  test('that breaks off is told, and asked for again', async () => {
    front.config = (response, asked) => (asked === 1 ? breaksOff(response) : sends(sameOrigin)(response));
    const page = await openPage(await context(phone), `${front.url}en/`);
    await page.page.locator('.lab-picker-button').waitFor();
    expect(await ranAt(page)).toBe(`${front.url.replace('http', 'ws')}mqtt`);
  });

  test('that the server refuses is told with the answer, and asked for at once when the reader wants', async () => {
    front.config = (response) => void response.writeHead(503).end();
    const page = await openPage(await context(), `${front.url}en/`);
    await note(page.page).getByText('the server answers 503').waitFor();
    front.config = sends({});
    await press(page.page, 'Ask again now');
    await page.page.locator('.lab-picker-button').waitFor();
    await expect.poll(() => note(page.page).count()).toBe(0);
  });

  test('can be gone without, by a press, with the broker in the page and whatever was chosen before', async () => {
    const made = await context(phone);
    front.config = sends({ broker: 'custom', custom: 'wss://class.example/mqtt' });
    await openPage(made, `${front.url}en/`);
    front.config = () => undefined;
    const page = await openPage(made, `${front.url}en/`);
    await press(page.page, 'Go on with the broker in the page');
    await note(page.page).getByText('goes on without the trainer’s settings').waitFor();
    expect(await ranAt(page)).toBe('ws://in-page/mqtt');
  });

  test('is asked of the server, whatever the browser has kept', async () => {
    const made = await context();
    const kept = { 'cache-control': 'max-age=3600', 'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT' };
    front.config = sends({ broker: 'in-page', profile: 'strict' }, kept);
    const page = await openPage(made, `${front.url}en/`);
    await page.page.getByRole('button', { name: /strict/ }).waitFor();
    front.config = sends({ broker: 'in-page', profile: 'mosquitto' }, kept);
    await page.reload();
    await page.page.getByRole('button', { name: /Mosquitto/ }).waitFor();
  });
});

describe('what is wrong in config.json', () => {
  test.each([
    [
      'en/',
      /config\.json has 2 mistakes/,
      'broker: expected one of in-page, local, public, custom; received "cloud"',
      'Close',
    ],
    ['', /config\.json 有 2 处错误/, 'broker：应为', '关闭'],
  ])('is told on /%s with key, expected and received, until it is closed', async (path, heading, fault, close) => {
    front.config = sends({ broker: 'cloud', colour: 'red' });
    const page = await openPage(await context(), front.url + path);
    await note(page.page).getByText(heading).waitFor();
    const said = await note(page.page).innerText();
    expect(said).toContain(fault);
    expect(said).toContain('"cloud"');
    expect(said).toContain('colour');
    await press(page.page, close);
    await page.reload();
    await page.page.locator('.lab-picker-button').waitFor();
    await page.ran('hello');
    await page.shows('hello', 'Hello, MQTT!');
    expect(await note(page.page).count()).toBe(0);
  });

  test('also where it is no JSON, with what the browser says of it', async () => {
    front.config = sends('{"broker": "custom",}');
    const page = await openPage(await context(), `${front.url}en/`);
    await note(page.page)
      .getByText(/the whole file: expected a JSON object; received SyntaxError/)
      .waitFor();
  });
});

describe('a broker that the trainer has locked', () => {
  test.each([
    ['en/', /trainer has set the broker/],
    ['', /讲师为所有人设定了 Broker/],
  ])('is shown on /%s, and no other can be chosen', async (path, told) => {
    front.config = sends({ ...sameOrigin, locked: true });
    const page = await openPage(await context(phone), front.url + path);
    expect(await picker(page)).toMatch(told);
    expect(await dialog(page.page).getByRole('radio').count()).toBe(0);
    expect(await dialog(page.page).getByRole('textbox').first().getAttribute('readonly')).not.toBeNull();
    await press(page.page, /^(Connect|连接)$/);
    await dialog(page.page)
      .getByText(/Connected:|已连接：/)
      .waitFor();
    await press(page.page, /^(Close|关闭)$/);
    expect(await ranAt(page)).toMatch(/^ws:\/\/localhost:\d+\/mqtt$/);
    await page.ran('hello');
    await page.shows('hello', 'Hello, MQTT!');
  });

  test('that cannot be reached offers no way around it', async () => {
    front.config = sends({ broker: 'custom', custom: '/nothing', locked: true });
    const page = await openPage(await context(), `${front.url}en/`);
    await page.ran('hello');
    await page.shows('hello', /cannot be reached/);
    expect(await page.page.getByRole('button', { name: /in the page/i }).count()).toBe(0);
  });

  test('takes the login that a student has', async () => {
    const fake = await guarded('anna', 'pw');
    ends.push(() => fake.end());
    front.config = sends({ broker: 'custom', custom: fake.url, locked: true });
    const page = await openPage(await context(), `${front.url}en/`);
    await picker(page);
    await dialog(page.page)
      .getByLabel(/User name/)
      .fill('anna');
    await dialog(page.page).getByLabel('Password').fill('pw');
    await press(page.page, 'Connect');
    await dialog(page.page)
      .getByText(/Connected:/)
      .waitFor();
  });
});

describe('a choice of the reader', () => {
  test('yields to a broker that the trainer has set since, which is told; it can be taken back, and stays then', async () => {
    front.config = sends({});
    const page = await openPage(await context(phone), `${front.url}en/`);
    await picker(page);
    await dialog(page.page)
      .getByRole('radio', { name: /This computer/ })
      .check();
    await press(page.page, 'Connect');
    front.config = sends(sameOrigin);
    await page.reload();
    await note(page.page)
      .getByText('The trainer has set the broker anew: cells now connect to localhost, no longer to This computer.')
      .waitFor();
    expect(await ranAt(page)).toMatch(/^ws:\/\/localhost:\d+\/mqtt$/);
    await press(page.page, 'Use This computer again');
    await page.reload();
    await page.page.getByRole('button', { name: /Broker: This computer/ }).waitFor();
    expect(await note(page.page).count()).toBe(0);
  });
});

describe('what a link asks for', () => {
  test('a class holds for the tab, and leaves the address', async () => {
    front.config = sends({ namespace: 'lab' });
    const page = await openPage(await context(), `${front.url}en/?class=mon-1&q=x`);
    await page.page.locator('.lab-picker-button').waitFor();
    expect(new URL(page.page.url()).search).toBe('?q=x');
    const first = await topics(page);
    expect(first).toMatch(/^lab\/mon-1\/[a-z\d]{6}$/);
    await page.page.goto(`${front.url}en/retain/`);
    await page.page.locator('.lab-picker-button').waitFor();
    expect(await topics(page)).toBe(first);
  });

  test('a broker of the trainer’s list is taken, which is told, and stays chosen', async () => {
    front.config = sends({ public: ['wss://one.example/mqtt', 'wss://two.example/mqtt'] });
    const made = await context(phone);
    const page = await openPage(made, `${front.url}en/?broker=wss://two.example/mqtt`);
    await note(page.page).getByText('cells now connect to two.example').waitFor();
    expect(await ranAt(page)).toBe('wss://two.example/mqtt');
    const later = await openPage(made, `${front.url}en/`);
    await later.page.getByRole('button', { name: /Broker: two\.example/ }).waitFor();
  });

  test('a stranger’s broker is asked about, and gets nothing before or after a no', async () => {
    const stranger = await silent();
    ends.push(() => stranger.end());
    front.config = sends({});
    const page = await openPage(await context(phone), `${front.url}en/?broker=${encodeURIComponent(stranger.url)}`);
    await note(page.page).getByText(stranger.url).waitFor();
    expect(await ranAt(page)).toBe('ws://in-page/mqtt');
    await press(page.page, 'Do not use it');
    await expect.poll(() => note(page.page).count()).toBe(0);
    expect(new URL(page.page.url()).search).toBe('');
    await page.ran('hello');
    await page.shows('hello', 'Hello, MQTT!');
    expect(stranger.paths).toEqual([]);
  });

  test('a stranger’s broker that the reader takes is used without the login for another one', async () => {
    const [own, stranger] = await Promise.all([guarded('anna', 'pw'), guarded('nobody', 'x')]);
    ends.push(
      () => own.end(),
      () => stranger.end(),
    );
    front.config = sends({ broker: 'custom', custom: own.url });
    const page = await openPage(await context(), `${front.url}en/`);
    await picker(page);
    await dialog(page.page)
      .getByLabel(/User name/)
      .fill('anna');
    await dialog(page.page).getByLabel('Password').fill('pw');
    await press(page.page, 'Connect');
    await dialog(page.page)
      .getByText(/Connected:/)
      .waitFor();
    await page.page.goto(`${front.url}en/?broker=${encodeURIComponent(stranger.url)}`);
    await press(page.page, 'Connect to it');
    await picker(page);
    await dialog(page.page)
      .getByText(/user name or password|0x86|not right/i)
      .first()
      .waitFor();
    expect(
      await dialog(page.page)
        .getByLabel(/User name/)
        .inputValue(),
    ).toBe('');
    expect(await page.page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('anna');
  });

  test('what cannot be used is told', async () => {
    front.config = sends({});
    const page = await openPage(await context(), `${front.url}en/?class=a/b&profile=rabbit`);
    await note(page.page).getByText('?class=: expected at most 32 letters').waitFor();
    await note(page.page).getByText('?profile=: expected one of emqx').waitFor();
  });
});

describe('tabs', () => {
  test('of one browser, and duplicates of a tab, have topics of their own; a tab keeps its own', async () => {
    front.config = sends({});
    const made = await context();
    const first = await openPage(made, `${front.url}en/`);
    const name = await topics(first);
    expect(name).toMatch(/^lab\/[a-z\d]{6}$/);
    await first.reload();
    expect(await topics(first)).toBe(name);
    const other = await openPage(made, `${front.url}en/`);
    // As the browser does for a duplicate: the new tab begins with a copy of what the first has stored.
    const opened = made.waitForEvent('page');
    await first.page.evaluate(() => void window.open(location.href));
    const duplicate = await opened;
    await duplicate.locator('.lab-picker-button').waitFor();
    const copied = await duplicate.evaluate(() => sessionStorage.length);
    const names = [name, await topics(other), await topics({ page: duplicate } as NotebookPage)];
    expect(new Set(names).size).toBe(3);
    expect(copied).toBe(await first.page.evaluate(() => sessionStorage.length));
    await first.page.goto(`${front.url}en/retain/`);
    await first.page.goBack();
    await first.page.locator('.lab-picker-button').waitFor();
    expect(await topics(first)).toBe(name);
  });
});

describe('for the course', () => {
  const solution = (page: Page) => page.locator('.lab-exercise-solution').first();

  test('solutions are hidden until the trainer’s moment', async () => {
    front.config = sends({ solutions: { hiddenUntil: '2999-12-24T10:00:00+01:00' } });
    const page = await openPage(await context(), `${front.url}en/quick-start/`);
    await page.page
      .getByText(/The trainer shows the solution from .*2999/)
      .first()
      .waitFor();
    expect(await page.page.locator('.lab-exercise-solution:visible').count()).toBe(0);
    front.config = sends({ solutions: { hiddenUntil: '2020-12-24T10:00:00+01:00' } });
    await page.reload();
    await page.page.locator('.lab-picker-button').waitFor();
    await solution(page.page).locator('summary').click();
    await solution(page.page).locator('pre').waitFor();
  });

  test('a solution does not open before it is known whether it is hidden', async () => {
    const late = holdsBack({});
    front.config = late.answer;
    const page = await openPage(await context(), `${front.url}en/quick-start/`);
    await solution(page.page).locator('summary').click();
    await note(page.page)
      .getByText(/have not come yet/)
      .waitFor();
    expect(await solution(page.page).locator('pre').isVisible()).toBe(false);
    late.goOn();
    await solution(page.page).locator('pre').waitFor();
  });

  test('links stand at the end of the table of contents', async () => {
    front.config = sends({ links: [{ text: 'Hand in here', url: 'https://school.example/in' }] });
    const page = await openPage(await context(), `${front.url}en/qos/`);
    const link = page.page.locator('.sidebar-content').getByRole('link', { name: 'Hand in here' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe('https://school.example/in');
  });

  test('the first page comes in the trainer’s language, and the reader can have the other one', async () => {
    front.config = sends({ language: 'en' });
    const page = await (await context()).newPage();
    await page.goto(front.url);
    await page.waitForURL(`${front.url}en/`);
    await page.goto(front.url);
    await page.locator('.lab-picker-button').waitFor();
    expect(page.url()).toBe(front.url);
  });

  test('the address stands in large letters, with its code and the class', async () => {
    front.config = sends({
      ...sameOrigin,
      class: 'mon-1',
      addresses: ['http://192.168.1.5:4321/', 'https://s.example/x'],
    });
    const page = await openPage(await context(), `${front.url}en/#beamer`);
    await dialog(page.page).getByText('http://192.168.1.5:4321/en/?class=mon-1').first().waitFor();
    await dialog(page.page).locator('svg').waitFor();
    await dialog(page.page).getByRole('combobox').selectOption('https://s.example/x');
    await dialog(page.page).getByText('https://s.example/x').first().waitFor();
    await press(page.page, 'Close');
    await expect.poll(() => dialog(page.page).count()).toBe(0);
  });
});
