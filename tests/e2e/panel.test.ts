// The wire panel on a chapter page: closed it costs nothing, open it shows every packet, leads back to the line that sent it,
// and puts faults on the wire.
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from 'playwright';
import { expect, test } from 'vitest';
import { runCell } from './page-runs.ts';
import { fitsWindow, hasFocus, hasFocusWithin } from './page-state.ts';
import { visits } from './visits.ts';

const visit = visits('en/qos/');

const handle = () => visit.page.locator('.lab-panel-handle');
const tab = (name: string) => visit.page.getByRole('tab', { name, exact: true });
/** Opens the pane and waits until its own content stands there, and not that of the pane before. */
async function openPane(name: keyof typeof contents): Promise<void> {
  await tab(name).click();
  await visit.page.locator(`.lab-panel-pane ${contents[name]}`).first().waitFor();
}
const contents = { Packets: '.lab-packets', Diagram: '.lab-diagram', Broker: '.lab-broker', Faults: '.lab-faults' };
const panes = Object.keys(contents) as (keyof typeof contents)[];
const row = (text: string) => visit.page.locator('.lab-packets-rows [role=row]').filter({ hasText: text }).first();

test('nothing of the panel is fetched before it is opened', async () => {
  await runCell(visit.page, 'levels');
  await handle().waitFor();
  expect(visit.fetched.filter((url) => /WirePanel|PacketsPane|DiagramPane|BrokerPane|FaultsPane/.test(url))).toEqual(
    [],
  );
  await handle().click();
  await row('PUBREL').waitFor();
  expect(visit.fetched.some((url) => /PacketsPane/.test(url))).toBe(true);
});

test('a packet leads back to the line of the cell that sent it', async () => {
  await runCell(visit.page, 'levels');
  await handle().click();
  await row('sent with QoS 2').click();
  await visit.page.getByRole('button', { name: /publish\(\) in levels, line \d+/ }).click();
  await visit.page.locator('#cell-levels .lab-code-mark').waitFor();
});

test('a packet is copied as a command, its bytes in hex, a field as a filter that finds it', async () => {
  await visit.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = () => visit.page.evaluate(() => navigator.clipboard.readText());
  const copy = async (name: string | RegExp): Promise<string> => {
    await visit.page.getByRole('button', { name }).click();
    await visit.page.locator('.lab-packet-copy [role=status]', { hasText: 'Copied.' }).waitFor();
    return copied();
  };
  await runCell(visit.page, 'levels');
  await handle().click();
  await row('sent with QoS 2').click();
  expect(await copy('as mosquitto_pub')).toMatch(
    /^mosquitto_pub (?:-V mqttv5 )?-t lab\/\w+\/\S+ -q 2 -m 'sent with QoS 2'$/,
  );
  expect(await copy('the bytes in hex')).toMatch(/^34 [\da-f ]+ 32$/);
  expect(await copy('this line')).toMatch(/ s {2}\S+ → PUBLISH .*sent with QoS 2/);
  await visit.page.locator('.lab-field', { hasText: 'Packet Identifier' }).first().click();
  const filter = await copy(/^the filter mqtt\.msgid == \d+$/);
  await visit.page.locator('.lab-filter input').fill(filter);
  await visit.page.locator('.lab-packets-count', { hasText: /^[1-4] of/ }).waitFor();
});

test('F9 opens the panel and closes it, F6 goes from region to region, and ? lists the keys', async () => {
  const cell = visit.page.locator('#cell-levels .lab-run');
  await cell.focus();
  await visit.page.keyboard.press('F9');
  await hasFocus(visit.page.locator('#lab-wire-panel'));
  await visit.page.keyboard.press('F9');
  await hasFocus(cell);
  for (const region of [
    '.right-sidebar',
    '.lab-panel-handle',
    'header.header',
    '.sidebar-pane',
    '#cell-levels .lab-run',
  ]) {
    await visit.page.keyboard.press('F6');
    await hasFocus(visit.page.locator(region));
  }
  await visit.page.keyboard.press('Shift+F6');
  await hasFocus(visit.page.locator('.sidebar-pane'));
  await visit.page.keyboard.press('?');
  const keys = visit.page.getByRole('dialog', { name: 'Keys' });
  await keys.getByText('runs the cell and goes to the next').waitFor();
  await visit.page.keyboard.press('Escape');
  await hasFocus(visit.page.locator('.sidebar-pane'));
  // In code that is edited it is a letter like all others.
  await visit.page.locator('#cell-levels .lab-code pre').focus();
  await visit.page.keyboard.press('Enter');
  await hasFocusWithin(visit.page.locator('#cell-levels .lab-code'));
  await visit.page.keyboard.press('?');
  await visit.page.locator('#cell-levels .lab-badge').waitFor();
  expect(await keys.count()).toBe(0);
});

test('the list of keys is in a menu too, where its own key can be switched off for good', async () => {
  const keys = visit.page.getByRole('dialog', { name: 'Keys' });
  const choose = async (): Promise<void> => {
    await visit.page.locator('.lab-kernel .lab-menu > button').click();
    await visit.page.getByRole('menuitem', { name: 'Keys' }).click();
    await keys.waitFor();
  };
  await choose();
  await keys.getByRole('checkbox').uncheck();
  await keys.getByRole('button', { name: 'Close' }).click();
  await visit.page.reload();
  await visit.page.locator('[data-live]').first().waitFor();
  await visit.page.keyboard.press('?');
  // The next key is heard after it, and nothing has opened.
  await visit.page.keyboard.press('F6');
  await hasFocus(visit.page.locator('header.header'));
  expect(await keys.count()).toBe(0);
  await choose();
  await keys.getByRole('checkbox').check();
  await keys.getByRole('button', { name: 'Close' }).click();
  await visit.page.keyboard.press('?');
  await keys.waitFor();
});

test('a display filter narrows the list, and a wrong one says where', async () => {
  await runCell(visit.page, 'levels');
  await handle().click();
  await row('PUBREL').waitFor();
  const filter = visit.page.locator('.lab-filter input');
  const topOfList = async () => (await row('CONNECT').boundingBox())?.y;
  const top = await topOfList();
  await filter.fill('qos=1');
  await visit.page.locator('.lab-filter-problem', { hasText: 'Write “==”' }).waitFor();
  expect(await topOfList()).toBe(top);
  await visit.page.getByRole('button', { name: 'Make it mqtt.qos==1' }).click();
  await visit.page.locator('.lab-packets-count', { hasText: /1 of \d+ packets/ }).waitFor();
  await filter.fill('mqtt.to');
  const completions = visit.page.getByRole('listbox', { name: 'Completions' });
  await completions.getByText('mqtt.topic').waitFor();
  const [list, field] = [await completions.boundingBox(), await filter.boundingBox()];
  expect((list?.y ?? NaN) + (list?.height ?? NaN)).toBeLessThanOrEqual(field?.y ?? NaN);
  await filter.fill('pubrec');
  await visit.page.locator('.lab-packets-count', { hasText: /1 of \d+ packets/ }).waitFor();
  // It closes what is offered, then leaves the field, and the panel stays.
  await filter.press('Escape');
  await completions.waitFor({ state: 'hidden' });
  await hasFocus(filter);
  await filter.press('Escape');
  await hasFocus(visit.page.locator('.lab-panel'));
  await filter.fill('mqtt.msgtype == PUBACK');
  await visit.page.locator('.lab-packets-count', { hasText: /1 of \d+ packets/ }).waitFor();
  await filter.fill('mqtt.topik');
  await visit.page.locator('.lab-filter-problem', { hasText: 'Did you mean mqtt.topic?' }).waitFor();
});

test('a fault that is added in the panel meets the next packet, and is gone then', async () => {
  await runCell(visit.page, 'levels');
  await handle().click();
  await tab('Faults').click();
  await visit.page.getByRole('button', { name: 'PUBACK', exact: true }).click();
  await visit.page.getByLabel('What happens').selectOption('duplicate');
  await visit.page.getByRole('button', { name: 'Add the fault' }).click();
  await visit.page.getByText('met 0 of 1').waitFor();
  const { packets } = await runCell(visit.page, 'levels');
  expect(packets.flatMap(({ fault }) => (fault ? [fault.kind] : []))).toEqual(['duplicate']);
  await visit.page.getByText('None. Packets cross as they were sent.').waitFor();
});

test('the broker shows the session of a client while it is there, and why it did what it did', async () => {
  await runCell(visit.page, 'levels');
  await handle().click();
  await tab('Broker').click();
  await visit.page.getByText('Events appear here from now on', { exact: false }).waitFor();
  await runCell(visit.page, 'levels');
  await visit.page.locator('.lab-panel').getByText('levels', { exact: false }).first().waitFor();
  // The picture moves with what has just crossed; whoever prefers a table is asked once.
  await visit.page.locator('.lab-picture-flight').first().waitFor({ state: 'attached' });
  await visit.page.getByRole('button', { name: 'Table', exact: true }).click();
  await visit.page.locator('.lab-picture').waitFor({ state: 'detached' });
  // The address says what was looked at.
  await visit.page.reload();
  await visit.page.getByText('No client is connected', { exact: false }).waitFor();
  await visit.page.getByRole('button', { name: 'Picture', exact: true, pressed: false }).click();
  await visit.page.locator('.lab-picture-words', { hasText: 'The broker is empty' }).waitFor();
});

test('the fields are one stop for Tab, and the bytes of the one that is chosen are in sight, also on a phone', async () => {
  await runCell(visit.page, 'levels');
  await handle().click();
  const fields = visit.page.getByRole('treeitem');
  const marked = visit.page.locator('.lab-hex-codes .lab-byte-marked').last();
  const details = visit.page.locator('.lab-packets-details');
  for (const size of [
    { width: 1366, height: 768 },
    { width: 360, height: 740 },
  ]) {
    await visit.page.setViewportSize(size);
    await row('CONNECT').click();
    await fields.first().focus();
    for (const key of ['End', 'ArrowUp', 'ArrowDown']) await visit.page.keyboard.press(key);
    await hasFocus(fields.last());
    await fields.last().and(visit.page.locator('[aria-selected=true]')).waitFor();
    for (const shown of [marked, fields.last()]) {
      const [inner, outer] = [await shown.boundingBox(), await details.boundingBox()];
      expect(inner?.y).toBeGreaterThanOrEqual(outer?.y ?? NaN);
      expect((inner?.y ?? NaN) + (inner?.height ?? NaN)).toBeLessThanOrEqual(
        (outer?.y ?? NaN) + (outer?.height ?? NaN),
      );
    }
    await visit.page.keyboard.press('ArrowRight');
    await hasFocus(fields.last().getByRole('link'));
    await visit.page.keyboard.press('ArrowLeft');
    await hasFocus(fields.last());
    await visit.page.keyboard.press('Tab');
    await hasFocus(visit.page.locator('.lab-hex'));
  }
});

test('forced colours tell which tab and which packet is chosen', async () => {
  await visit.page.emulateMedia({ forcedColors: 'active' });
  await runCell(visit.page, 'levels');
  await handle().click();
  await row('PUBREL').click();
  const looks = (of: Locator) =>
    of.evaluateAll((all) =>
      all.map((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).borderBottomColor]),
    );
  const [chosen, ...others] = await looks(visit.page.getByRole('tab'));
  for (const other of others) expect(other).not.toEqual(chosen);
  const rows = visit.page.locator('.lab-packets-rows');
  const [[selected], plain] = [
    await looks(rows.locator('[aria-selected=true]')),
    await looks(rows.locator('[aria-selected=false]')),
  ];
  for (const other of plain) expect(other).not.toEqual(selected);
});

test.each(['light', 'dark'] as const)('each pane is accessible, %s', async (colorScheme) => {
  await visit.page.emulateMedia({ colorScheme });
  await runCell(visit.page, 'levels');
  await handle().click();
  await row('PUBREL').click();
  const wrong: string[] = [];
  for (const name of panes) {
    await openPane(name);
    const { violations } = await new AxeBuilder({ page: visit.page }).setLegacyMode().include('.lab-panel').analyze();
    wrong.push(...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html.slice(0, 150)}`));
  }
  expect(wrong).toEqual([]);
});

/** Which of these lie over the header of the page, wholly or in part. */
const overHeader = () =>
  visit.page.evaluate(() => {
    const header = document.querySelector('header.header')?.getBoundingClientRect();
    return ['.lab-panel', '.lab-panel-handle'].filter((name) => {
      const box = document.querySelector(name)?.getBoundingClientRect();
      return header && box && box.height > 0 && box.top < header.bottom - 0.5;
    });
  });

test.each([
  [1366, 768],
  [360, 740],
  [740, 360],
])('at %i × %i a docked panel leaves the header whole, and a large one fills the window', async (width, height) => {
  const { page } = visit;
  await page.setViewportSize({ width, height });
  await runCell(page, 'levels');
  await handle().click();
  await row('PUBREL').waitFor();
  await page.getByRole('separator', { name: 'Height of the panel' }).focus();
  for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowUp');
  expect(await overHeader()).toEqual([]);
  await page.getByRole('button', { name: 'Use the whole window' }).click();
  await expect.poll(() => page.locator('.lab-panel').boundingBox()).toEqual({ x: 0, y: 0, width, height });
  expect(await handle().isVisible()).toBe(false);
  // At each corner and in the middle of its upper edge nothing lies over it.
  const onTop = await page.evaluate(() =>
    [0.02, 0.5, 0.98].map((part) => document.elementFromPoint(innerWidth * part, 4)?.closest('.lab-panel') !== null),
  );
  expect(onTop).toEqual([true, true, true]);
  // What it covers cannot be reached, and comes back with the line that a packet leads to.
  expect(await page.locator('.lab-picker-button').evaluate((button) => button.closest('[inert]') !== null)).toBe(true);
  await row('sent with QoS 2').click();
  await page.getByRole('button', { name: /publish\(\) in levels, line \d+/ }).click();
  await page.locator('#cell-levels .lab-code-mark').waitFor();
  await page.getByRole('button', { name: 'Use the whole window' }).click();
  await page.locator('.lab-panel').press('Escape');
  await hasFocus(handle());
});

test('the panel fits a narrow phone, and Esc closes it', async () => {
  await visit.page.setViewportSize({ width: 360, height: 740 });
  await runCell(visit.page, 'levels');
  await handle().click();
  for (const name of panes) {
    await openPane(name);
    await fitsWindow(visit.page);
  }
  await tab('Faults').press('Escape');
  await visit.page.locator('.lab-panel').waitFor({ state: 'detached' });
  await hasFocus(handle());
});
