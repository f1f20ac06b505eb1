// The wire panel on a chapter page: closed it costs nothing, open it shows every packet, leads back to the line that sent it,
// and puts faults on the wire.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { runCell } from './page-runs.ts';
import { fitsWindow, hasFocus } from './page-state.ts';
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

test('a display filter narrows the list, and a wrong one says where', async () => {
  await runCell(visit.page, 'levels');
  await handle().click();
  await row('PUBREL').waitFor();
  const filter = visit.page.locator('.lab-filter input');
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
