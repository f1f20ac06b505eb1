// Looking back: a run is scrubbed through packet by packet, with the state of the broker at each moment, while the live run goes on.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { startNodeHost } from '../../src/broker/hosts/node.ts';
import { runCell } from './page-runs.ts';
import { fitsWindow, hasFocus } from './page-state.ts';
import { startSite } from './site.ts';
import { visits } from './visits.ts';

const visit = visits('en/qos/');

const tab = (name: string) => visit.page.getByRole('tab', { name, exact: true });
const button = (name: string) => visit.page.getByRole('button', { name, exact: true });
const rows = () => visit.page.locator('.lab-packets-rows [role=row]');
const row = (text: string) => rows().filter({ hasText: text }).first();
const slider = () => visit.page.getByRole('slider', { name: /^Moment/ });
const where = (text: string | RegExp) => visit.page.locator('.lab-moment-where', { hasText: text });
const session = () => visit.page.locator('.lab-broker-session');

async function openWithRun(): Promise<void> {
  await runCell(visit.page, 'levels');
  await visit.page.locator('.lab-panel-handle').click();
  await row('DISCONNECT').waitFor();
}

/** What the picture of the broker says in words. */
const inWords = () => visit.page.locator('.lab-panel .lab-picture-words');

async function openBrokerTable(): Promise<void> {
  await tab('Broker').click();
  await button('Table').click();
}

/** Looks at the moment right after the packet. */
async function lookAt(packet: string): Promise<void> {
  await tab('Packets').click();
  await row(packet).click();
  await button('To the selected packet').click();
}

test('the broker shows its state right after the packet that is looked at', async () => {
  await openWithRun();
  await lookAt('PUBREC');
  await tab('Broker').click();
  await inWords().getByText('held until PUBREL', { exact: false }).waitFor();
  await button('One packet forward').click();
  await inWords().getByText('held until PUBREL', { exact: false }).waitFor({ state: 'detached' });
  expect(await visit.page.locator('.lab-picture-session[data-active=true]').count()).toBe(1);
  await button('One packet back').click();
  await openBrokerTable();
  await session().locator('summary').click();
  await session().getByText('PUBREL is awaited').waitFor();
  await visit.page.getByText('with PUBREC for packet id').waitFor();
  expect(await visit.page.getByText('with PUBCOMP for packet id').count()).toBe(0);
  await button('One packet forward').click();
  await where('PUBREL from publisher').waitFor();
  await visit.page.getByText('with PUBCOMP for packet id').waitFor();
  await session().getByText('PUBREL is awaited').waitFor({ state: 'detached' });
  await button('One packet back').click();
  await session().getByText('PUBREL is awaited').waitFor();
  // The session ends with its connection.
  await slider().press('End');
  await visit.page.getByText('No client is connected, no session is kept', { exact: false }).waitFor();
  await slider().press('Home');
  await where('Packet 1 of 10, 0.000 s CONNECT from publisher').waitFor();
  await session().waitFor();
});

test('the list dims what comes after, the diagram ends at the moment, and now is a button away', async () => {
  await openWithRun();
  await lookAt('PUBACK');
  await expect.poll(() => visit.page.locator('.lab-packet-after').count()).toBe(5);
  await visit.page.locator('[aria-current=time]', { hasText: 'PUBACK' }).waitFor();
  await visit.page.locator('.lab-packets-table').press(',');
  await where('Packet 4 of 10').waitFor();
  await visit.page.locator('.lab-packets-table').press('.');
  await visit.page.locator('.lab-packets-table').press('.');
  await where('Packet 6 of 10').waitFor();
  await tab('Diagram').click();
  await expect.poll(() => visit.page.locator('.lab-diagram [role=option]').count()).toBe(6);
  await button('Back to now').click();
  await visit.page.locator('.lab-diagram [role=option]').nth(9).waitFor();
  await where('Now, after 10 packets').waitFor();
  // The button is gone; the focus is not.
  await hasFocus(slider());
});

test('a comma that is typed into the filter is a comma', async () => {
  await openWithRun();
  await visit.page.locator('.lab-filter input').pressSequentially('mqtt.qos in {0, 1}');
  await where('Now, after 10 packets').waitFor();
  await expect.poll(() => visit.page.locator('.lab-filter input').inputValue()).toBe('mqtt.qos in {0, 1}');
});

test('the live run goes on untouched, and is there when the reader comes back', async () => {
  await openWithRun();
  await lookAt('CONNACK');
  await runCell(visit.page, 'levels');
  await where('Packet 2 of 20').waitFor();
  await openBrokerTable();
  await session().waitFor();
  await slider().press('End');
  await where('Packet 20 of 20').waitFor();
  await visit.page.getByText('No client is connected, no session is kept', { exact: false }).waitFor();
});

test('arrow keys on the slider go over packets that the filter hides', async () => {
  await openWithRun();
  await visit.page.locator('.lab-filter input').fill('mqtt.msgtype == PUBLISH');
  await visit.page.locator('.lab-packets-count', { hasText: '3 of 10' }).waitFor();
  await slider().press('ArrowLeft');
  await where('Packet 4 of 10').waitFor();
  await slider().press('ArrowLeft');
  await where('Packet 3 of 10').waitFor();
  await expect
    .poll(() => slider().getAttribute('aria-valuetext'))
    .toMatch(/^Packet 3 of 10, \d+\.\d{3} s, PUBLISH from publisher$/);
});

test('of a broker outside the page the packets can be looked at, and the pane says that no more can be', async () => {
  const host = await startNodeHost({ host: '127.0.0.1', tcpPort: null, wsPort: 0 });
  const local = await startSite({ broker: 'local', local: `ws://127.0.0.1:${host.ws ?? 0}/mqtt` });
  try {
    await visit.page.goto(`${local.url}en/qos/`);
    await openWithRun();
    await lookAt('PUBACK');
    await expect.poll(() => visit.page.locator('.lab-packet-after').count()).toBe(5);
    await tab('Broker').click();
    await visit.page.getByText('no packet has crossed the broker in this page', { exact: false }).waitFor();
  } finally {
    await local.close();
    await host.close();
  }
});

/** Saves the run of the page, and returns where the file is. */
async function saveRun(): Promise<string> {
  await button('File').click();
  const [download] = await Promise.all([visit.page.waitForEvent('download'), button('Save the run').click()]);
  expect(download.suggestedFilename()).toMatch(/^lab-mqtt-[\d-]+\.lab-run\.json\.gz$/);
  await visit.page.getByText('1 cell with code and outputs, 10 packets', { exact: false }).waitFor();
  return download.path();
}

/** Leaves for a page that has run nothing, and opens the file there. */
async function openFresh(file: string, path = 'en/retain/'): Promise<void> {
  await visit.page.goto(`${visit.site.url}${path}`);
  await visit.page.locator('.lab-panel-handle').click();
  await visit.page.locator('.lab-panel-bar button', { hasText: /^(File|文件)$/ }).click();
  await visit.page.locator('.lab-files input').setInputFiles(file);
}

test('a recorded run is looked at by another reader, who runs nothing', async () => {
  await openWithRun();
  const file = await saveRun();
  const started: string[] = [];
  visit.page.on('worker', (worker) => void started.push(worker.url()));
  await openFresh(file);
  await visit.page.getByText('Nothing in it runs', { exact: false }).waitFor();
  await visit.page.locator('.lab-run-pane').getByText('await publisher.publishAsync', { exact: false }).waitFor();
  await visit.page.locator('.lab-run-pane .lab-outputs').waitFor();
  await visit.page.getByText('run 1 · done', { exact: false }).waitFor();
  expect(await visit.page.locator('.lab-run-pane').getByRole('button').count()).toBe(0);
  await visit.page.setViewportSize({ width: 360, height: 740 });
  const { violations } = await new AxeBuilder({ page: visit.page }).setLegacyMode().include('.lab-panel').analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 150)}`)).toEqual([]);
  await fitsWindow(visit.page);
  await visit.page.setViewportSize({ width: 1280, height: 900 });
  await lookAt('PUBREC');
  await openBrokerTable();
  await session().locator('summary').click();
  await session().getByText('PUBREL is awaited').waitFor();
  await button('One packet forward').click();
  await visit.page.getByText('with PUBCOMP for packet id').waitFor();
  // A packet leads to the line in the recorded code.
  await tab('Packets').click();
  await row('sent with QoS 2').click();
  await visit.page.getByRole('button', { name: /publish\(\) in levels, line \d+/ }).click();
  await visit.page.locator('.lab-run-line').waitFor();
  // So does a step.
  await row('sent with QoS 0').waitFor({ state: 'detached' });
  await button('To the selected packet').click();
  const line = await visit.page.locator('.lab-run-line').getAttribute('style');
  await slider().press('Home');
  await visit.page.waitForFunction(
    (before) => document.querySelector('.lab-run-line')?.getAttribute('style') !== before,
    line,
  );
  // Without a moment the broker is shown as it was in the end.
  await button('To the end').click();
  await tab('Broker').click();
  await visit.page.getByText('No client is connected, no session is kept', { exact: false }).waitFor();
  // Until here nothing has started: no kernel, no wire, no broker.
  expect(started.filter((url) => /worker/.test(url))).toEqual([]);
  await button("Back to this page's packets").click();
  await tab('Code').waitFor({ state: 'detached' });
});

test('a file that is no recorded run, or is damaged, is told in the language of the page', async () => {
  const file = (name: string, content: string) => ({
    name,
    mimeType: 'application/gzip',
    buffer: Buffer.from(content),
  });
  await visit.page.goto(`${visit.site.url}retain/`);
  await visit.page.locator('.lab-panel-handle').click();
  await button('文件').click();
  const problems: [content: string, said: string][] = [
    ['{"a":1}', '不是本书的运行记录'],
    ['{"format":"lab-mqtt recorded run","version":1,"page":"/', '缺少结尾'],
    ['{"format":"lab-mqtt recorded run","version":7}', '更新版本'],
    ['{"format":"lab-mqtt recorded run","version":1,"page":"<img src=x onerror=alert(1)>"}', 'run.epoch'],
  ];
  for (const [content, said] of problems) {
    await visit.page.locator('.lab-files input').setInputFiles(file('运行.lab-run.json', content));
    await visit.page.locator('.lab-file-note-error', { hasText: said }).waitFor();
    if ((await visit.page.locator('.lab-files').count()) === 0) await button('文件').click();
  }
});

test('it is accessible, and fits a narrow phone', async () => {
  await visit.page.setViewportSize({ width: 360, height: 740 });
  await openWithRun();
  await lookAt('PUBREC');
  const wrong: string[] = [];
  for (const [name, part] of [
    ['Packets', '[aria-current=time]'],
    ['Diagram', '.lab-diagram-drawing'],
    ['Broker', '.lab-picture-box'],
  ] as const) {
    await tab(name).click();
    await visit.page.locator(part).waitFor();
    const { violations } = await new AxeBuilder({ page: visit.page }).setLegacyMode().include('.lab-panel').analyze();
    wrong.push(...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html.slice(0, 150)}`));
    await fitsWindow(visit.page);
  }
  expect(wrong).toEqual([]);
});
