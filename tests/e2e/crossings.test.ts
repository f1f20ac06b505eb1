// Packets that crossed on their way, made certain by a fault that delays one client: list and diagrams stand in the broker's
// order, and why says that they crossed.
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { startNodeHost } from '../../src/broker/hosts/node.ts';
import { codeHash } from '../../src/notebook/edit-store.ts';
import { runCell } from './page-runs.ts';
import { startSite } from './site.ts';
import { visits } from './visits.ts';

const visit = visits();

/** Puts code of a test in place of a cell's. Call before the page is opened. */
async function replaceCell(page: Page, path: string, cell: string, code: string): Promise<void> {
  await page.addInitScript(([edit, key]) => localStorage.setItem(key, edit), [
    JSON.stringify({ code, original: codeHash('') }),
    `lab-mqtt:edit:/${path}:${cell}`,
  ] as const);
}

/** The client `slow` is delayed at the packet of that type; the other does something, and hears of it, meanwhile. */
const crossing = (slow: string, type: string, first: string, then: string): string => `
import mqtt from 'mqtt';
import { brokerUrl, topic, fault, messages } from 'lab';
const [sender, receiver] = await Promise.all(
  ['sender', 'receiver'].map((name) => mqtt.connectAsync(brokerUrl, { clientId: topic(name) })),
);
const got = messages(receiver, 1);
got.catch(() => undefined);
await fault('delay', { client: ${slow}, filter: 'mqtt.msgtype == ${type}', milliseconds: 1500 });
const late = ${first};
// Its answer comes when what was sent before has crossed the wire.
await ${slow === 'sender' ? 'receiver' : 'sender'}.publishAsync(topic('marker'), '', { qos: 1 });
await ${then};
await late;
${slow === 'sender' ? 'await got;' : ''}
await sender.endAsync();
await receiver.endAsync();
`;
const publish = "sender.publishAsync(topic('news'), 'early', { qos: 1 })";
const subscribe = "receiver.subscribeAsync(topic('news'))";

const rows = () => visit.page.locator('.lab-packets-rows [role=row]');
const tab = (name: string) => visit.page.getByRole('tab', { name, exact: true });
/** `PUBLISH sender`, in the order of the list. */
const listed = () =>
  rows().evaluateAll((all) =>
    all
      .sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
      .map((row) =>
        ['packet', 'client'].map((name) => row.querySelector(`.lab-packet-${name}`)?.textContent.trim()).join(' '),
      ),
  );
/** `label`: what a screen reader hears; `ends`: where the line begins and ends, from above. */
const arrow = (diagram: string, label: RegExp) =>
  visit.page
    .locator(`${diagram} .lab-arrow`)
    .evaluateAll((all) =>
      all.map((one) => ({
        label: one.getAttribute('aria-label') ?? '',
        ends: (one.querySelector('.lab-arrow-line')?.getAttribute('d') ?? '').match(/[\d.]+/g)?.map(Number) ?? [],
      })),
    )
    .then((all) => all.find((one) => label.test(one.label)));

test('a late subscriber gets what was sent before it subscribed, and the page shows why', async () => {
  await replaceCell(visit.page, 'en/qos/', 'handshake', crossing('sender', 'PUBLISH', publish, subscribe));
  await visit.page.goto(`${visit.site.url}en/qos/`);
  const { status } = await runCell(visit.page, 'handshake');
  expect(status).toBe('ok');

  await visit.page.locator('.lab-panel-handle').click();
  await visit.page.locator('.lab-filter input').fill('mqtt.topic contains "news"');
  await expect.poll(listed).toEqual(['SUBSCRIBE receiver', 'PUBLISH sender', 'PUBLISH receiver']);
  await rows().filter({ hasText: 'sender' }).click();
  const details = visit.page.locator('.lab-packets-details');
  await details
    .getByText(/Times sent by the client at \d+\.\d{3} s, taken by the broker at \d+\.\d{3} s, 1\d{3}\.\d ms later/)
    .waitFor();

  await visit.page.getByText(/Why did a client get this message/).click();
  await visit.page.locator('.lab-why select').selectOption({ label: 'receiver: has it' });
  await visit.page
    .locator('.lab-why li', {
      hasText:
        /They crossed on the way: sender sent the message before receiver sent its SUBSCRIBE for \S+\/news, but the broker took the SUBSCRIBE first\. packet \d+ packet \d+/,
    })
    .waitFor();

  await visit.page.locator('.lab-filter input').fill('');
  await tab('Diagram').click();
  const times = /, sent at \d+\.\d{3} s, taken by the broker at \d+\.\d{3} s$/;
  await expect.poll(async () => (await arrow('.lab-panel', /sender to Broker: PUBLISH .*early/))?.label).toMatch(times);
  const late = await arrow('.lab-panel', /sender to Broker: PUBLISH .*early/);
  const request = await arrow('.lab-panel', /receiver to Broker: SUBSCRIBE/);
  const [[, leaves = NaN, , arrives = NaN] = [], [, level = NaN, , same = NaN] = []] = [late?.ends, request?.ends];
  expect(same).toBe(level);
  expect(leaves).toBeLessThan(level);
  expect(arrives).toBeGreaterThan(level);
  expect(await visit.page.locator('.lab-panel .lab-diagram-note').count()).toBe(0);

  // The diagram of the chapter shows it too.
  const inChapter = await arrow('.lab-sequence', /sender to Broker: PUBLISH .*early/);
  expect(inChapter?.label).toMatch(times);
  expect(inChapter?.ends[1]).toBeLessThan(inChapter?.ends[3] ?? NaN);
});

test('a packet on its way is shown at once, keeps the selection, and stands where the broker took it then', async () => {
  await replaceCell(visit.page, 'qos/', 'handshake', crossing('receiver', 'SUBSCRIBE', subscribe, publish));
  await visit.page.goto(`${visit.site.url}qos/`);
  await visit.page.locator('.lab-panel-handle').click();
  const running = runCell(visit.page, 'handshake');
  await visit.page.locator('.lab-filter input').fill('mqtt.topic contains "news"');
  await rows().filter({ hasText: 'SUBSCRIBE' }).click();
  const details = visit.page.locator('.lab-packets-details');
  await running;
  await expect.poll(listed).toEqual(['PUBLISH sender', 'SUBSCRIBE receiver']);
  await rows().filter({ hasText: 'SUBSCRIBE' }).and(visit.page.locator('[aria-selected=true]')).waitFor();
  await details.getByText(/时刻 客户端在 [\d.]+ s 发出，Broker 在 [\d.]+ s 收下，相隔 1\d{3}\.\d ms/).waitFor();

  await rows().filter({ hasText: 'PUBLISH' }).click();
  await visit.page.getByText('某个客户端为什么收到了这条消息', { exact: false }).click();
  await visit.page.locator('.lab-why select').selectOption({ label: 'receiver: 没有订阅' });
  await visit.page
    .locator('.lab-why li', {
      hasText: /两者在途中交错：receiver 先发出 SUBSCRIBE（\S+\/news），sender 后发出消息，但 Broker 先收下的是消息。/,
    })
    .waitFor();
});

test.each([
  ['en/', 'Diagram', 'In which order this broker took them cannot be known.'],
  ['', '时序图', '这个 Broker 收下它们的先后，从这里无法得知。'],
] as const)(
  'of a broker outside the page the diagram says that its order is not known, /%s',
  async (path, pane, text) => {
    const host = await startNodeHost({ host: '127.0.0.1', tcpPort: null, wsPort: 0 });
    const other = await startSite({ broker: 'local', local: `ws://127.0.0.1:${host.ws ?? 0}/mqtt` });
    try {
      await visit.page.goto(`${other.url}${path}qos/`);
      await runCell(visit.page, 'levels');
      await visit.page.locator('.lab-panel-handle').click();
      await tab(pane).click();
      await visit.page.locator('.lab-panel .lab-diagram-note', { hasText: text }).waitFor();
    } finally {
      await other.close();
      await host.close();
    }
  },
);
