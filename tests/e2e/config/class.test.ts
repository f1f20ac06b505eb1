// What links, tabs and courses make of the trainer's settings.
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { openPage, phone } from '../notebook/notebook-page.ts';
import { guarded, silent } from '../picker/fake-servers.ts';
import { dialog } from '../picker/picker-dialog.ts';
import { classOfTests, note, picker, press, ranAt, sameOrigin, topics } from './config-page.ts';
import { holdsBack, sends } from './front-server.ts';

const room = classOfTests();

describe('what a link asks for', () => {
  test('a class holds for the tab, and leaves the address', async () => {
    room.front.config = sends({ namespace: 'lab' });
    const page = await openPage(await room.context(), `${room.front.url}en/?class=mon-1&q=x`);
    await page.page.locator('.lab-picker-button').waitFor();
    expect(new URL(page.page.url()).search).toBe('?q=x');
    const first = await topics(page.page);
    expect(first).toMatch(/^lab\/mon-1\/[a-z\d]{6}$/);
    await page.page.goto(`${room.front.url}en/retain/`);
    await page.page.locator('.lab-picker-button').waitFor();
    expect(await topics(page.page)).toBe(first);
  });

  test('a broker of the trainer’s list is taken, which is told, and stays chosen', async () => {
    room.front.config = sends({ public: ['wss://one.example/mqtt', 'wss://two.example/mqtt'] });
    const made = await room.context(phone);
    const page = await openPage(made, `${room.front.url}en/?broker=wss://two.example/mqtt`);
    await note(page.page).getByText('cells now connect to two.example').waitFor();
    expect(await ranAt(page)).toBe('wss://two.example/mqtt');
    const later = await openPage(made, `${room.front.url}en/`);
    await later.page.getByRole('button', { name: /Broker: two\.example/ }).waitFor();
  });

  test('a stranger’s broker is asked about, and gets nothing before or after a no', async () => {
    const stranger = await silent();
    room.ends.push(() => stranger.end());
    room.front.config = sends({});
    const page = await openPage(
      await room.context(phone),
      `${room.front.url}en/?broker=${encodeURIComponent(stranger.url)}`,
    );
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
    room.ends.push(
      () => own.end(),
      () => stranger.end(),
    );
    room.front.config = sends({ broker: 'custom', custom: own.url });
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
    await page.page.goto(`${room.front.url}en/?broker=${encodeURIComponent(stranger.url)}`);
    await press(page.page, 'Connect to it');
    await picker(page.page);
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
    room.front.config = sends({});
    const page = await openPage(await room.context(), `${room.front.url}en/?class=a/b&profile=rabbit`);
    await note(page.page).getByText('?class=: expected at most 32 letters').waitFor();
    await note(page.page).getByText('?profile=: expected one of emqx').waitFor();
  });
});

describe('tabs', () => {
  test('of one browser, and duplicates of a tab, have topics of their own; a tab keeps its own', async () => {
    room.front.config = sends({});
    const made = await room.context();
    const first = await openPage(made, `${room.front.url}en/`);
    const name = await topics(first.page);
    expect(name).toMatch(/^lab\/[a-z\d]{6}$/);
    await first.reload();
    expect(await topics(first.page)).toBe(name);
    const other = await openPage(made, `${room.front.url}en/`);
    // As the browser does for a duplicate: the new tab begins with a copy of what the first has stored.
    const opened = made.waitForEvent('page');
    await first.page.evaluate(() => void window.open(location.href));
    const duplicate = await opened;
    await duplicate.locator('.lab-picker-button').waitFor();
    const copied = await duplicate.evaluate(() => sessionStorage.length);
    const names = [name, await topics(other.page), await topics(duplicate)];
    expect(new Set(names).size).toBe(3);
    expect(copied).toBe(await first.page.evaluate(() => sessionStorage.length));
    await first.page.goto(`${room.front.url}en/retain/`);
    await first.page.goBack();
    await first.page.locator('.lab-picker-button').waitFor();
    expect(await topics(first.page)).toBe(name);
  });
});

describe('for the course', () => {
  const solution = (page: Page) => page.locator('.lab-exercise-solution').first();

  test('solutions are hidden until the trainer’s moment', async () => {
    room.front.config = sends({ solutions: { hiddenUntil: '2999-12-24T10:00:00+01:00' } });
    const page = await openPage(await room.context(), `${room.front.url}en/quick-start/`);
    await page.page
      .getByText(/The trainer shows the solution from .*2999/)
      .first()
      .waitFor();
    expect(await page.page.locator('.lab-exercise-solution:visible').count()).toBe(0);
    room.front.config = sends({ solutions: { hiddenUntil: '2020-12-24T10:00:00+01:00' } });
    await page.reload();
    await page.page.locator('.lab-picker-button').waitFor();
    await solution(page.page).locator('summary').click();
    await solution(page.page).locator('pre').waitFor();
  });

  test('a solution does not open before it is known whether it is hidden', async () => {
    const late = holdsBack({});
    room.front.config = late.answer;
    const page = await openPage(await room.context(), `${room.front.url}en/quick-start/`);
    await solution(page.page).locator('summary').click();
    await note(page.page)
      .getByText(/have not come yet/)
      .waitFor();
    expect(await solution(page.page).locator('pre').isVisible()).toBe(false);
    late.goOn();
    await solution(page.page).locator('pre').waitFor();
  });

  test('links stand at the end of the table of contents', async () => {
    room.front.config = sends({ links: [{ text: 'Hand in here', url: 'https://school.example/in' }] });
    const page = await openPage(await room.context(), `${room.front.url}en/qos/`);
    const link = page.page.locator('.sidebar-content').getByRole('link', { name: 'Hand in here' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe('https://school.example/in');
  });

  test('the first page comes in the trainer’s language, and the reader can have the other one', async () => {
    room.front.config = sends({ language: 'en' });
    const page = await (await room.context()).newPage();
    await page.goto(room.front.url);
    await page.waitForURL(`${room.front.url}en/`);
    await page.goto(room.front.url);
    await page.locator('.lab-picker-button').waitFor();
    expect(page.url()).toBe(room.front.url);
  });

  test('the address stands in large letters, with its code and the class', async () => {
    room.front.config = sends({
      ...sameOrigin,
      class: 'mon-1',
      addresses: ['http://192.168.1.5:4321/', 'https://s.example/x'],
    });
    const page = await openPage(await room.context(), `${room.front.url}en/#beamer`);
    await dialog(page.page).getByText('http://192.168.1.5:4321/en/?class=mon-1').first().waitFor();
    await dialog(page.page).locator('svg').waitFor();
    await dialog(page.page).getByRole('combobox').selectOption('https://s.example/x');
    await dialog(page.page).getByText('https://s.example/x').first().waitFor();
    await press(page.page, 'Close');
    await expect.poll(() => dialog(page.page).count()).toBe(0);
  });
});
