// The picker in the real page: each kind of broker, each way in which it can fail to be one, and what a cell then says.
import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startNodeHost } from '../../../src/broker/hosts/node.ts';
import type { SiteServer } from '../../../src/commands/serve-site.ts';
import { launchBrowser } from '../browser.ts';
import { openPage, phone } from '../notebook/notebook-page.ts';
import { startSite } from '../site.ts';
import { guarded, nobody, notMqtt, silent, type FakeServer } from './fake-servers.ts';
import { close, connectTo, connectToOther, dialog, openPicker, state } from './picker-dialog.ts';

let browser: Browser;
let site: SiteServer;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function context(options = {}): Promise<BrowserContext> {
  const made = await browser.newContext({ ...phone, ...options });
  ends.push(() => made.close());
  return made;
}

async function siteWith(config: Record<string, unknown>): Promise<SiteServer> {
  const started = await startSite(config);
  ends.push(() => started.close());
  return started;
}

async function server(started: Promise<FakeServer>): Promise<FakeServer> {
  const fake = await started;
  ends.push(() => fake.end());
  return fake;
}

describe('a broker that answers', () => {
  test.each([
    ['en/', /In the page/, /Connected: lab-mqtt, MQTT 5\.0, round trip \d+\.\d ms/],
    ['', /页面内/, /已连接：lab-mqtt，使用 MQTT 5\.0，往返 \d+\.\d 毫秒/],
  ])('in the page /%s: name and round trip are told', async (path, kind, told) => {
    const page = await openPage(await context(), site.url + path);
    await openPicker(page);
    await connectTo(page, kind);
    await state(page.page).getByText(told).waitFor();
    expect(page.errors).toEqual([]);
  });

  test('in the page, as another broker would be: connections end with the reason, and it stays so', async () => {
    const visitor = await context();
    const page = await openPage(visitor, `${site.url}en/`);
    const name = await page.scratch(
      `import mqtt from 'mqtt';
import { brokerUrl } from 'lab';
const client = await mqtt.connectAsync(brokerUrl, { reconnectPeriod: 0, protocolVersion: 5 });
client.on('disconnect', ({ reasonCode }) => console.log('goodbye', reasonCode));
client.on('close', () => console.log('closed'));
console.log('there');`,
    );
    await page.ran(name);
    await openPicker(page);
    const profile = (which: RegExp) => dialog(page.page).getByRole('radio', { name: which });
    await dialog(page.page).getByText('It behaves like EMQX').click();
    await expect.poll(() => profile(/^EMQX/).isChecked()).toBe(true);
    await profile(/^Mosquitto/).check();
    await dialog(page.page)
      .getByText(/Connect starts this broker anew: open connections end/)
      .waitFor();
    await connectTo(page, /In the page/);
    await dialog(page.page)
      .getByText(/Connected: lab-mqtt \(like Mosquitto\), MQTT 5\.0/)
      .waitFor();
    await close(page);
    await page.page.getByRole('button', { name: 'Broker: In the page (like Mosquitto), connected' }).waitFor();
    await page
      .cell(name)
      .getByText(/was started anew, because it is to behave otherwise/)
      .waitFor();
    await page.output(name).getByText('closed').waitFor();
    await page.shows(name, /there\s+goodbye\s+139\s+closed/);
    await page.ran('hello');
    await page.shows('hello', 'Hello, MQTT!');
    expect(page.errors).toEqual([]);
    const again = await openPage(visitor, `${site.url}en/`);
    await again.page.getByRole('button', { name: /^Broker: In the page \(like Mosquitto\)/ }).waitFor();
  });

  test('in the page as the trainer wants it', async () => {
    const page = await openPage(await context(), (await siteWith({ profile: 'strict' })).url);
    await page.page.getByRole('button', { name: /^Broker：页面内（严格）/ }).waitFor();
    await openPicker(page);
    await dialog(page.page).locator('summary').click();
    const strict = dialog(page.page).getByRole('radio', { name: /^严格遵循规范/ });
    await expect.poll(() => strict.isChecked()).toBe(true);
  });

  test('on this computer: it is told, and a cell runs there', async () => {
    const host = await startNodeHost({ host: '127.0.0.1', tcpPort: null, wsPort: 0 });
    ends.push(() => host.close());
    const local = `ws://127.0.0.1:${host.ws ?? 0}/mqtt`;
    const page = await openPage(await context(), `${(await siteWith({ local })).url}en/`);
    await openPicker(page);
    await connectTo(page, /This computer/);
    await state(page.page)
      .getByText(/Connected: lab-mqtt \d+\.\d+\.\d+, MQTT 5\.0, round trip/)
      .waitFor();
    await close(page);
    await page.page.getByRole('button', { name: 'Broker: This computer, connected' }).waitFor();
    await page.ran('hello');
    await page.shows('hello', 'Hello, MQTT!');
    expect(page.errors).toEqual([]);
  });
});

describe('a broker that cannot be used', () => {
  test('nobody listens: the reason and what to do are told, a cell says it too and runs in the page instead', async () => {
    const page = await openPage(await context(), `${(await siteWith({ local: await nobody() })).url}en/`);
    await openPicker(page);
    await connectTo(page, /This computer/);
    await state(page.page)
      .getByText(/cannot be reached\. Check that the broker is running/)
      .waitFor();
    await dialog(page.page).getByRole('button', { name: 'Use the broker in the page' }).waitFor();
    await close(page);
    await page.ran('hello');
    await page.shows('hello', /no broker answers at ws:\/\/127\.0\.0\.1:\d+\/mqtt/);
    await page.cell('hello').getByRole('button', { name: 'Run in the page instead' }).first().click();
    await page.output('hello').getByText('Hello, MQTT!').first().waitFor();
    await page.page.getByRole('button', { name: /Broker: In the page/ }).waitFor();
  });

  test('the offer in the picker goes back to the broker in the page', async () => {
    const page = await openPage(await context(), `${(await siteWith({ local: await nobody() })).url}en/`);
    await openPicker(page);
    await connectTo(page, /This computer/);
    await dialog(page.page).getByRole('button', { name: 'Use the broker in the page' }).click();
    await state(page.page)
      .getByText(/Connected: lab-mqtt/)
      .waitFor();
    const inPage = dialog(page.page).getByRole('radio', { name: /In the page/ });
    await expect.poll(() => inPage.isChecked()).toBe(true);
  });

  test('no MQTT is spoken there: picker and cell say so', async () => {
    const { url } = await server(notMqtt());
    const page = await openPage(await context(), `${site.url}en/`);
    await openPicker(page);
    await connectToOther(page, url);
    await state(page.page)
      .getByText(/does not answer as an MQTT broker does/)
      .waitFor();
    await close(page);
    await page.ran('hello');
    await page.shows('hello', /something that does not speak MQTT answers at/);
  });

  test('nothing is answered: a cell gets a clear error within seconds', async () => {
    const { url } = await server(silent());
    const page = await openPage(await context(), `${site.url}en/`);
    await openPicker(page);
    await connectToOther(page, url);
    await close(page);
    await page.ran('hello');
    await page.shows('hello', /no answer in time from ws:/);
    await page.cell('hello').getByRole('button', { name: 'Run in the page instead' }).first().waitFor();
  });

  test('from https an unencrypted address of another machine is refused before anything is tried', async () => {
    const made = await context();
    // Only the page's address is https here: a real one would need a certificate.
    const secure = 'https://lab.test/';
    await made.route(`${secure}**`, async (route) => {
      const response = await route.fetch({ url: route.request().url().replace(secure, site.url) });
      await route.fulfill({ response });
    });
    const page = await openPage(made, `${secure}en/`);
    await openPicker(page);
    await connectToOther(page, 'ws://192.0.2.1:8083/mqtt');
    await dialog(page.page)
      .getByRole('alert')
      .getByText(/use wss:\/\/ instead/)
      .waitFor();
    await page.page
      .getByRole('button', { name: 'Broker: In the page, not connected yet', includeHidden: true })
      .waitFor({ state: 'attached' });
  });

  test.each([
    ['mqtt://192.0.2.1', /only through WebSocket/],
    ['192.0.2.1:8083', /not a whole address/],
    ['', /Give an address/],
    ['ws://in-page/mqtt', /choose “In the page”/],
  ])('the address “%s” is refused with what to write instead', async (address, told) => {
    const page = await openPage(await context(), `${site.url}en/`);
    await openPicker(page);
    await connectToOther(page, address);
    await dialog(page.page).getByRole('alert').getByText(told).waitFor();
  });
});

describe('user name and password', () => {
  test('a wrong one is refused with its Reason Code, the right one connects, and neither leaves the tab', async () => {
    const { url, paths } = await server(guarded('anna', 'right/pass'));
    const made = await context();
    const page = await openPage(made, `${site.url}en/`);
    const sockets: string[] = [];
    page.page.on('websocket', (socket) => sockets.push(socket.url()));
    await openPicker(page);
    await connectToOther(page, url, ['anna', 'wrong/pass']);
    await state(page.page)
      .getByText(/0x86 Bad User Name or Password/)
      .waitFor();
    await connectToOther(page, url, ['anna', 'right/pass']);
    await state(page.page)
      .getByText(/Connected: MQTT 5\.0/)
      .waitFor();
    await close(page);

    const name = await page.scratch(
      "import mqtt from 'mqtt';\nimport { brokerUrl } from 'lab';\nconst c = await mqtt.connectAsync(brokerUrl);\nconsole.log(`connected ${c.connected}`);\nawait c.endAsync();",
    );
    await page.ran(name);
    await page.shows(name, 'connected true');

    const stored = await page.page.evaluate(() => [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]);
    expect(stored[0]).toContain(url);
    expect(stored[0]).not.toMatch(/anna|pass/);
    expect(stored[1]).toContain('right/pass');
    expect(paths.length).toBeGreaterThanOrEqual(3);
    expect([...paths, ...sockets].join()).not.toMatch(/anna|pass/);
    expect(new Set(paths)).toEqual(new Set(['/mqtt']));

    await page.reload();
    await page.ran(name);
    await page.shows(name, 'connected true');

    const other = await openPage(made, `${site.url}en/`);
    await openPicker(other);
    await expect.poll(() => dialog(other.page).getByLabel('Address', { exact: true }).inputValue()).toBe(url);
    expect(await dialog(other.page).getByLabel('Password').inputValue()).toBe('');
  });

  test('typed into the address they are taken out of it', async () => {
    const { url } = await server(guarded('anna', 'pw'));
    const page = await openPage(await context(), `${site.url}en/`);
    await openPicker(page);
    await connectToOther(page, url.replace('ws://', 'ws://anna:pw@'));
    await state(page.page)
      .getByText(/Connected/)
      .waitFor();
    expect(await page.page.evaluate(() => JSON.stringify(localStorage))).not.toContain('anna');
  });
});

describe('what the trainer sets', () => {
  test('faults in config.json are told to the trainer, and the page works with the rest', async () => {
    const config = { broker: 'cloud', local: 'mqtt://localhost', custom: 'ws://class.example/mqtt', colour: 'red' };
    const faulty = await siteWith(config);
    const made = await context();
    const page = await openPage(made, `${faulty.url}en/`);
    const told = page.page.locator('.lab-settings-note:visible');
    await expect
      .poll(() => told.innerText())
      .toMatch(/broker: expected one of in-page, local[^]*local: expected[^]*colour/);
    await told.getByRole('button', { name: 'Close' }).click();
    await openPicker(page);
    await dialog(page.page)
      .getByRole('radio', { name: /Another address/ })
      .check();
    const address = dialog(page.page).getByLabel('Address', { exact: true });
    await expect.poll(() => address.inputValue()).toBe('ws://class.example/mqtt');
    await close(page);
    await page.ran('hello');
    await page.shows('hello', 'Hello, MQTT!');
    expect(page.errors).toEqual([]);
  });

  test('the note that others can read along stands under a public broker, before anything is connected', async () => {
    const page = await openPage(await context(), `${site.url}en/`);
    await openPicker(page);
    expect(
      await dialog(page.page)
        .getByText(/everybody can read along/)
        .count(),
    ).toBe(0);
    await dialog(page.page)
      .getByRole('radio', { name: /Public broker/ })
      .check();
    await dialog(page.page)
      .getByText(/everybody can read along/)
      .waitFor();
    await dialog(page.page)
      .getByRole('radio', { name: /Another address/ })
      .check();
    await dialog(page.page).getByLabel('Address', { exact: true }).fill('wss://test.mosquitto.org:8081/mqtt');
    await dialog(page.page)
      .getByText(/everybody can read along/)
      .waitFor();
    expect(page.requests.filter((url) => !url.startsWith(site.url) && !url.startsWith('blob:'))).toEqual([]);
  });
});

describe('an address that the reader has not chosen', () => {
  test('is asked for by name, and a refusal is told once, with what to do', async () => {
    const { url, paths } = await server(silent());
    const page = await openPage(await context(), `${site.url}en/`);
    const name = await page.scratch(`import mqtt from 'mqtt';\nmqtt.connect('${url}');`);
    await page.run(name);
    await dialog(page.page).getByText('The cell “Scratch 1” wants to connect to:').waitFor();
    await dialog(page.page).getByText(url).waitFor();
    await dialog(page.page).getByRole('button', { name: 'Do not allow' }).click();
    await page
      .output(name)
      .getByText(/You did not allow this address/)
      .waitFor();
    const told = page.cell(name).getByText(/did not allow/);
    await expect.poll(() => told.count()).toBe(1);
    expect(paths).toEqual([]);
  });

  test('that is no WebSocket is an error that says what a browser can reach', async () => {
    const page = await openPage(await context(), site.url);
    const name = await page.scratch("import mqtt from 'mqtt';\nmqtt.connect('mqtt://localhost');");
    await page.ran(name);
    await page.shows(name, '浏览器只能通过 WebSocket 连接 Broker');
  });
});
