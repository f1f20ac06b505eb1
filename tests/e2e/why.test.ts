// Why a client got a message, or not: asked of a packet and of an event of the broker, answered from the broker's own record.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { startNodeHost } from '../../src/broker/hosts/node.ts';
import { runCell } from './page-runs.ts';
import { fitsWindow } from './page-state.ts';
import { startSite } from './site.ts';
import { visits } from './visits.ts';

const visit = visits();

const why = () => visit.page.locator('.lab-why');
const outcome = () => why().locator('.lab-why-outcome');
const sentences = () => why().locator('li').allInnerTexts();
const clients = () => why().locator('option').allInnerTexts();
const outcomeIs = (text: string) => expect.poll(() => outcome().innerText()).toBe(text);
/** `place` counts from the end when it is negative. */
const sentenceIs = (place: number, text: RegExp) =>
  expect.poll(async () => (await sentences()).at(place)).toMatch(text);
const row = (packet: string, details: string) =>
  visit.page.locator('.lab-packets-rows [role=row]').filter({ hasText: packet }).filter({ hasText: details }).first();

/** Opens the panel and asks about the packet that the display filter finds first. */
async function ask(filter: string, question = /Why did a client get this message/): Promise<void> {
  if ((await visit.page.locator('.lab-panel').count()) === 0) await visit.page.locator('.lab-panel-handle').click();
  await visit.page.locator('.lab-filter input').fill(filter);
  await visit.page.locator('.lab-filter input').blur();
  await visit.page.locator('.lab-packets-rows [role=row]').first().click();
  await visit.page.getByText(question).click();
  await why().waitFor();
}

test('each subscriber is told with its subscription, the lower QoS and its packets; a packet that is named can be chosen', async () => {
  await visit.page.goto(`${visit.site.url}en/qos/`);
  await runCell(visit.page, 'levels');
  expect(visit.fetched.filter((url) => /WhyAnswer|history/.test(url))).toEqual([]);
  await runCell(visit.page, 'fan-out');
  await ask('mqtt.msg_text == "sent with QoS 1" && mqtt.topic contains "news" && lab.direction == "to-broker"');
  await expect
    .poll(() => clients())
    .toEqual([
      'publisher: had no session',
      'anna: has it',
      'ben: has it',
      'chen: has it',
      'newsroom: had no subscription',
    ]);
  await outcomeIs('anna has it.');
  await sentenceIs(0, /^newsroom published it to lab\/\S+\/news with QoS 1\. packet \d+$/);
  await sentenceIs(
    1,
    /^The subscription \S+\/news matches\. QoS 1 was published and 2 granted; the lower one holds: min\(1, 2\) = 1\. packet \d+ 3\.8\.4-\d$/,
  );
  await sentenceIs(2, /^A copy with QoS 1 was sent as packet id \d+ and acknowledged\. packet \d+ 4\.3\.2$/);

  await why().locator('select').selectOption({ label: 'ben: has it' });
  await outcomeIs('ben has it.');
  await visit.page.locator('.lab-filter input').fill('');
  await why().locator('li').last().getByRole('button').click();
  await visit.page.locator('.lab-packets-rows [aria-selected=true]', { hasText: 'ben' }).waitFor();
  // The question stays open, about the packet that is chosen now and for its client.
  await outcome().filter({ hasText: 'ben has it.' }).waitFor();
});

test('a redelivery belongs to its message, which was sent twice', async () => {
  await visit.page.goto(`${visit.site.url}en/redelivery/`);
  for (const name of ['at-least-once', 'lost-qos0', 'lost-puback']) await runCell(visit.page, name);
  await ask('mqtt.dupflag && mqtt.topic contains "reading"');
  await visit.page.getByText('The packet that you have chosen repeats one that was sent before.').waitFor();
  await outcomeIs('office has it.');
  await sentenceIs(-1, /acknowledged\. It was sent 2 times\. packet \d+ packet \d+ 4\.4\.0-1$/);
});

test('what the broker sent and a fault kept back is not taken for delivered', async () => {
  await visit.page.goto(`${visit.site.url}en/redelivery/`);
  for (const name of ['at-least-once', 'lost-qos0']) await runCell(visit.page, name);
  await ask('lab.fault == "dropped"');
  await outcomeIs('screen did not get it: the broker sent it, and a fault on the wire kept it back.');
  await sentenceIs(-1, /^A fault on the wire kept this packet from the client: packet \d+$/);
});

test('members of a group: one was chosen, for the others the choice is told', async () => {
  await visit.page.goto(`${visit.site.url}en/shared/`);
  await runCell(visit.page, 'distribution');
  await ask('mqtt.msg_text == "job 1" && lab.direction == "to-broker"');
  const briefs = async () => (await clients()).map((text) => text.replace(/^\w+: /, '')).sort();
  await expect
    .poll(briefs)
    .toEqual(['another member got it', 'another member got it', 'had no subscription', 'has it']);
  await why()
    .locator('select')
    .selectOption({ index: (await clients()).findIndex((text) => text.endsWith('another member got it')) });
  await sentenceIs(
    1,
    /^In the group workers on \S+\/job the broker chose \w+ among 3 members, in turn for each publisher\. 4\.8\.2$/,
  );
});

test('an event of the broker leads to the same answer', async () => {
  await visit.page.goto(`${visit.site.url}en/qos/`);
  await runCell(visit.page, 'levels');
  await visit.page.locator('.lab-panel-handle').click();
  await visit.page.getByRole('tab', { name: 'Broker', exact: true }).click();
  await visit.page.getByText('Events appear here from now on', { exact: false }).waitFor();
  await runCell(visit.page, 'levels');
  const event = visit.page.locator('.lab-broker-event', { hasText: 'Nobody gets message' }).first();
  await event.getByRole('button', { name: 'Why?' }).click();
  await outcomeIs('publisher did not get it: when the message came, it had no subscription.');
  await why().locator('li').first().getByRole('button').click();
  await visit.page.locator('.lab-packets-rows [aria-selected=true]', { hasText: 'sent with QoS' }).waitFor();
});

test('a recorded run that another reader opens answers too, and a file of packets says that it cannot', async () => {
  await visit.page.goto(`${visit.site.url}en/qos/`);
  await runCell(visit.page, 'levels');
  await visit.page.locator('.lab-panel-handle').click();
  const save = async (what: string): Promise<string> => {
    if ((await visit.page.locator('.lab-files').count()) === 0)
      await visit.page.getByRole('button', { name: 'File', exact: true }).click();
    const [download] = await Promise.all([
      visit.page.waitForEvent('download'),
      visit.page.locator('.lab-files').getByRole('button', { name: what }).click(),
    ]);
    return download.path();
  };
  const [run, capture] = [await save('Save the run'), await save('All packets')];
  await visit.page.goto(`${visit.site.url}en/retain/`);
  await visit.page.locator('.lab-panel-handle').click();
  for (const [file, told] of [
    [run, 'publisher did not get it: when the message came, it had no subscription.'],
    [capture, 'This packet comes from a file that does not say what went on inside the broker.'],
  ] as const) {
    if ((await visit.page.locator('.lab-files').count()) === 0)
      await visit.page.getByRole('button', { name: 'File', exact: true }).click();
    await visit.page.locator('.lab-files input').setInputFiles(file);
    await visit.page.locator('.lab-source-name', { hasText: file.slice(file.lastIndexOf('/') + 1) }).waitFor();
    await visit.page.getByRole('tab', { name: 'Packets', exact: true }).click();
    await row('PUBLISH', 'sent with QoS 2').click();
    // The answer to the packet before may still stand there, and go.
    const answered = async (): Promise<boolean> => {
      if ((await why().count()) === 0) await visit.page.getByText(/Why did a client get this message/).click();
      return why().getByText(told).isVisible();
    };
    await expect.poll(answered).toBe(true);
  }
});

test('of another broker it says why it cannot know, and offers the one in the page', async () => {
  const host = await startNodeHost({ host: '127.0.0.1', tcpPort: null, wsPort: 0 });
  const other = await startSite({ broker: 'local', local: `ws://127.0.0.1:${host.ws ?? 0}/mqtt` });
  try {
    await visit.page.goto(`${other.url}en/qos/`);
    await runCell(visit.page, 'levels');
    await ask('mqtt.msgtype == PUBLISH');
    await visit.page.getByText('This packet went to a broker outside the page', { exact: false }).waitFor();
    await why().getByRole('button', { name: 'Use the broker in this page' }).click();
    await visit.page.locator('.lab-picker-button', { hasText: 'In the page' }).waitFor();
    await visit.page.locator('.lab-filter input').fill('');
    await runCell(visit.page, 'levels');
    await row('PUBLISH', 'sent with QoS 2').waitFor();
    await visit.page.locator('.lab-packets-rows [role=row]', { hasText: 'sent with QoS 2' }).last().click();
    await outcome().waitFor();
  } finally {
    await other.close();
    await host.close();
  }
});

test.each([
  ['light', 1280],
  ['dark', 360],
] as const)('the answer is accessible and fits, in Chinese, %s, %i px wide', async (colorScheme, width) => {
  await visit.page.emulateMedia({ colorScheme });
  await visit.page.setViewportSize({ width, height: 800 });
  await visit.page.goto(`${visit.site.url}qos/`);
  await runCell(visit.page, 'levels');
  await runCell(visit.page, 'fan-out');
  await ask('mqtt.msg_text == "sent with QoS 2" && mqtt.topic contains "news"', /某个客户端为什么收到了这条消息/);
  await outcomeIs('anna 收到了。');
  await sentenceIs(1, /匹配。发布的 QoS 是 2，授予的是 2，取较低者：min\(2, 2\) = 2。/);
  const { violations } = await new AxeBuilder({ page: visit.page }).setLegacyMode().include('.lab-panel').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 150)}`)).toEqual([]);
  await fitsWindow(visit.page);
});
