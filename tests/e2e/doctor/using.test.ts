// The doctor in a reader's hands: waits that can be stopped, links, reports, keys, and a phone.
import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { phone } from '../notebook/notebook-page.ts';
import { fitsWindow, hasFocus } from '../page-state.ts';
import { surgery, causes, closedPort, over, start } from './doctor-page.ts';
import * as servers from './servers.ts';

const room = surgery();

test('a proxy that cuts a silent connection, and one that does not so soon', async () => {
  const address = `ws://127.0.0.1:${await room.port(servers.idleCutter(room.host.ws ?? 0, 2000))}/mqtt`;
  const page = await room.page();
  await start(page, address, { idle: 30 });
  await page.getByRole('progressbar').waitFor();
  await page
    .locator('[data-step=idle]')
    .getByText(/\d+ s left/)
    .first()
    .waitFor();
  expect(await causes(page)).toBe('idle-cut!');
  await page.locator('.lab-doctor-cause').getByText('keepalive: 1').waitFor();
  expect(await room.examined(room.url, { idle: 1 })).toBe('');
});

test('a topic that is none is told at its field, and nothing starts', async () => {
  const page = await room.page();
  await start(page, room.url, { topic: 'a/#/b' });
  await hasFocus(page.locator('[data-field=topic]:invalid'));
  expect(await page.locator('[data-step]').count()).toBe(0);
  await start(page, room.url, { topic: 'a/+/b' });
  expect(await causes(page)).toBe('');
  await page.locator('[data-step=topic]').getByText('PUBLISH: not tried').waitFor();
});

test('a wait can be stopped, and what was seen until then is kept', async () => {
  const page = await room.page();
  await start(page, room.url, { idle: 3600 });
  await page.getByRole('progressbar').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped.').first().waitFor();
  expect(await causes(page)).toBe('');
  expect(await page.locator('[data-step=mqtt][data-over=true]').count()).toBe(1);
});

test('a server that never answers ends with a limit, and can be stopped before', async () => {
  const address = `ws://127.0.0.1:${await room.port(servers.mute())}/mqtt`;
  const page = await room.page();
  await start(page, address);
  await page.locator('[data-step=opening]').getByText('at most 5 s').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await over(page);
  await start(page, address);
  await page.getByText('Examining').waitFor();
  expect(await causes(page)).toBe('firewall? dead?');
});

test('the login of the picked broker goes to that broker, and into no report', async () => {
  const page = await room.page();
  const address = `ws://localhost:${room.host.ws}/mqtt`;
  await page.evaluate((url) => {
    localStorage.setItem('lab:broker', JSON.stringify({ kind: 'custom', url, profile: 'emqx' }));
    sessionStorage.setItem('lab:broker-login', JSON.stringify({ url, username: 'ann', password: 'hunter2' }));
  }, address);
  await page.reload();
  await page.locator('[data-lab-picked]').getByText(address).waitFor();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await start(page, '', { topic: 'lab/x' });
  expect(await causes(page)).toBe('');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the report' }).click();
  const saved = await readFile(await (await saving).path(), 'utf8');
  await page.getByRole('button', { name: 'Copy the report' }).click();
  await page.getByText('Copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(saved);
  expect(saved).toContain(`${address} (with a user name)`);
  expect(saved).not.toContain('hunter2');
  await page.getByRole('button', { name: 'Copy the mosquitto_sub command' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('-u ann -t lab/x');
  expect(await page.locator('.lab-doctor').innerText()).not.toContain('hunter2');
});

test('a cell that cannot reach its broker links here with the address, and nothing starts by itself', async () => {
  const context = await room.browser.newContext();
  room.ends.push(() => context.close());
  const page = await context.newPage();
  const dead = `ws://localhost:${await closedPort()}/mqtt`;
  const url = `ws://ann:hunter2@${dead.slice('ws://'.length)}`;
  await page.addInitScript((address) => {
    localStorage.setItem('lab:broker', JSON.stringify({ kind: 'custom', url: address, profile: 'emqx' }));
  }, dead);
  await page.goto(`${room.site.url}en/`);
  await page.locator('#cell-hello .lab-run').click();
  const link = page.locator('#cell-hello').getByRole('link', { name: 'Find out why' });
  await link.click();
  await page.waitForURL(/en\/doctor\/#address=/);
  expect(await page.locator('[data-field=address]').inputValue()).toBe(dead);
  expect(await page.locator('[data-step]').count()).toBe(0);
  expect(page.url()).not.toContain(url);
});

test.each(['light', 'dark'] as const)(
  'by keys alone on a phone, %s: axe finds nothing, and nothing is too wide',
  async (colorScheme) => {
    const dead = `wss://a-rather-long-name-of-a-computer.in-a-domain.invalid:${await closedPort()}/mqtt`;
    for (const path of ['doctor/', 'en/doctor/']) {
      const page = await room.page({ ...phone, colorScheme }, room.site.url + path);
      const address = page.locator('[data-field=address]');
      await address.focus();
      await page.keyboard.type(dead);
      await page.keyboard.press('Enter');
      await over(page);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`),
      ).toEqual([]);
      await fitsWindow(page);
      const small = await page.$$eval('.lab-doctor :is(button, input)', (all) =>
        all.filter((element) => element.getBoundingClientRect().height < 43.5).map((element) => element.outerHTML),
      );
      expect(small).toEqual([]);
      await page.locator('.lab-doctor-commands button').first().focus();
      await page.keyboard.press('Tab');
      await hasFocus(page.locator('.lab-doctor-commands pre').nth(1));
    }
  },
);
