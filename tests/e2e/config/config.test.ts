// The trainer's settings in the real page: waited for, checked, locked, and newer than what a reader chose.
import { describe, expect, test } from 'vitest';
import { openPage, phone } from '../notebook/notebook-page.ts';
import { guarded } from '../picker/fake-servers.ts';
import { dialog } from '../picker/picker-dialog.ts';
import { classOfTests, note, picker, press, ranAt, sameOrigin } from './config-page.ts';
import { breaksOff, holdsBack, sends } from './front-server.ts';

const room = classOfTests();

describe('config.json on its way', () => {
  test.each([
    ['en/', /have not come yet/, /Hello, MQTT!/],
    ['', /还没有到/, /Hello, MQTT!/],
  ])('that comes late is waited for in sight, on /%s, and then used', async (path, waits, shown) => {
    const late = holdsBack(sameOrigin);
    room.front.config = late.answer;
    const page = await openPage(await room.context(), room.front.url + path);
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
    room.front.config = (response, asked) => (asked === 1 ? breaksOff(response) : sends(sameOrigin)(response));
    const page = await openPage(await room.context(phone), `${room.front.url}en/`);
    await page.page.locator('.lab-picker-button').waitFor();
    expect(await ranAt(page)).toBe(`${room.front.url.replace('http', 'ws')}mqtt`);
  });

  test('that the server refuses is told with the answer, and asked for at once when the reader wants', async () => {
    room.front.config = (response) => void response.writeHead(503).end();
    const page = await openPage(await room.context(), `${room.front.url}en/`);
    await note(page.page).getByText('the server answers 503').waitFor();
    room.front.config = sends({});
    await press(page.page, 'Ask again now');
    await page.page.locator('.lab-picker-button').waitFor();
    await expect.poll(() => note(page.page).count()).toBe(0);
  });

  test('can be gone without, by a press, with the broker in the page and whatever was chosen before', async () => {
    const made = await room.context(phone);
    room.front.config = sends({ broker: 'custom', custom: 'wss://class.example/mqtt' });
    await openPage(made, `${room.front.url}en/`);
    room.front.config = () => undefined;
    const page = await openPage(made, `${room.front.url}en/`);
    await press(page.page, 'Go on with the broker in the page');
    await note(page.page).getByText('goes on without the trainer’s settings').waitFor();
    expect(await ranAt(page)).toBe('ws://in-page/mqtt');
  });

  test('is asked of the server, whatever the browser has kept', async () => {
    const made = await room.context();
    const kept = { 'cache-control': 'max-age=3600', 'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT' };
    room.front.config = sends({ broker: 'in-page', profile: 'strict' }, kept);
    const page = await openPage(made, `${room.front.url}en/`);
    await page.page.getByRole('button', { name: /strict/ }).waitFor();
    room.front.config = sends({ broker: 'in-page', profile: 'mosquitto' }, kept);
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
    room.front.config = sends({ broker: 'cloud', colour: 'red' });
    const page = await openPage(await room.context(), room.front.url + path);
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
    room.front.config = sends('{"broker": "custom",}');
    const page = await openPage(await room.context(), `${room.front.url}en/`);
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
    room.front.config = sends({ ...sameOrigin, locked: true });
    const page = await openPage(await room.context(phone), room.front.url + path);
    expect(await picker(page.page)).toMatch(told);
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
    room.front.config = sends({ broker: 'custom', custom: '/nothing', locked: true });
    const page = await openPage(await room.context(), `${room.front.url}en/`);
    await page.ran('hello');
    await page.shows('hello', /cannot be reached/);
    expect(await page.page.getByRole('button', { name: /in the page/i }).count()).toBe(0);
  });

  test('takes the login that a student has', async () => {
    const fake = await guarded('anna', 'pw');
    room.ends.push(() => fake.end());
    room.front.config = sends({ broker: 'custom', custom: fake.url, locked: true });
    const page = await openPage(await room.context(), `${room.front.url}en/`);
    await picker(page.page);
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
    room.front.config = sends({});
    const page = await openPage(await room.context(phone), `${room.front.url}en/`);
    await picker(page.page);
    await dialog(page.page)
      .getByRole('radio', { name: /This computer/ })
      .check();
    await press(page.page, 'Connect');
    room.front.config = sends(sameOrigin);
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
