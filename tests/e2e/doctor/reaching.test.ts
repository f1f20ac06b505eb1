// Why no WebSocket opens: each cause is produced by a server of this test, or by the browser, and is what the page names.
import { expect, test } from 'vitest';
import { surgery, causes, closedPort, ready, start } from './doctor-page.ts';
import * as servers from './servers.ts';

const room = surgery();

test.each([
  ['http://localhost:8083', 'address-http!'],
  ['mqtt://localhost:1883', 'address-not-web-socket!'],
  ['localhost', 'address-not-a-url!'],
  ['', 'address-in-page!'],
])('the address “%s” is told from one that can be used', async (address, cause) => {
  expect(await room.examined(address)).toBe(cause);
});

test('a closed port: nothing listens there', async () => {
  expect(await room.examined(`ws://127.0.0.1:${await closedPort()}/mqtt`)).toBe('dead raw-port?');
});

test('a name that does not resolve', async () => {
  expect(await room.examined('ws://nothing.invalid:8083/mqtt')).toBe('no-such-name!');
});

test('a server of pages that answers 404 is told from a dead one', async () => {
  const page = await room.page();
  await start(page, `ws://127.0.0.1:${await room.port(servers.pages(404))}/mqtt`);
  expect(await causes(page)).toBe('wrong-path? origin? no-upgrade?');
  await page.locator('[data-step=http]').getByText('A server answered.').waitFor();
});

test('a wrong path is found out, and the right one examined at a press', async () => {
  const page = await room.page();
  await start(page, `ws://127.0.0.1:${room.host.ws}/ws`);
  expect(await causes(page)).toBe('wrong-path!');
  await page.getByRole('button', { name: `Examine ws://127.0.0.1:${room.host.ws}/mqtt` }).click();
  await page.getByText('Nothing is wrong').first().waitFor();
  expect(await causes(page)).toBe('');
});

test('the port of MQTT over TCP: alone, and beside the right one', async () => {
  const other = await room.launched([
    `--host-resolver-rules=MAP raw.test:1883 127.0.0.1:${room.host.tcp},MAP both.test:1883 127.0.0.1:${room.host.tcp},` +
      `MAP both.test:8083 127.0.0.1:${room.host.ws},MAP *.test ~NOTFOUND`,
  ]);
  const page = await room.page({}, undefined, other);
  await start(page, 'ws://raw.test:1883/mqtt');
  expect(await causes(page)).toMatch(/^raw-port dead\?/);
  await page.reload();
  await ready(page);
  // As our broker lets no page of a strange site in, what matters is that the port is found.
  await start(page, 'ws://both.test:1883/mqtt');
  expect(await causes(page)).toBe('wrong-port!');
});

test('a sub-protocol that is not agreed to', async () => {
  expect(await room.examined(`ws://127.0.0.1:${await room.port(servers.withoutSubProtocol())}/mqtt`)).toBe(
    'sub-protocol!',
  );
});

test('ws:// from an https page', async () => {
  const front = await room.port(servers.siteBehind(room.site.url, { isTls: true }));
  const page = await room.page({ ignoreHTTPSErrors: true }, `https://localhost:${front}/en/doctor/`);
  await start(page, 'ws://192.0.2.1:8083/mqtt');
  expect(await causes(page)).toBe('address-mixed-content!');
});

test('a certificate that nobody trusts, and a clock that is wrong', async () => {
  const broker = await room.port(servers.untrusted());
  expect(await room.examined(`wss://localhost:${broker}/mqtt`)).toBe('certificate dead? raw-port?');
  const front = await room.port(servers.siteBehind(room.site.url, { date: new Date(Date.now() - 400 * 24 * 3600e3) }));
  const page = await room.page({}, `http://localhost:${front}/en/doctor/`);
  await start(page, `wss://localhost:${broker}/mqtt`);
  expect(await causes(page)).toBe('clock certificate dead? raw-port?');
  await page.locator('.lab-doctor-cause').getByText('576000 minutes ahead').waitFor();
});

test('wss:// where the server speaks without TLS', async () => {
  expect(await room.examined(`wss://127.0.0.1:${room.host.ws}/mqtt`)).toBe('wrong-scheme!');
});

test('a broker that refuses pages of this site with 403', async () => {
  const other = await room.launched(['--host-resolver-rules=MAP book.test 127.0.0.1']);
  const page = await room.page({}, `http://book.test:${room.site.port}/en/doctor/`, other);
  await start(page, room.url);
  expect(await causes(page)).toBe('origin wrong-path? no-upgrade?');
  await page.locator('.lab-doctor-commands').getByText(`Origin: http://book.test:${room.site.port}`).waitFor();
});

test('the permission for local networks: not given yet, then denied', async () => {
  const front = await room.port(servers.siteBehind(room.site.url, { isTls: true }));
  const other = await room.launched([
    '--host-resolver-rules=MAP book.test 127.0.0.1',
    `--ip-address-space-overrides=127.0.0.1:${front}=public`,
    '--enable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
  ]);
  const page = await room.page({ ignoreHTTPSErrors: true }, `https://book.test:${front}/en/doctor/`, other);
  await start(page, room.url);
  expect(await causes(page)).toMatch(/^local-network-asks /);

  const session = await page.context().newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  const { browserContextId = '' } = targetInfos.find(({ url }) => url === page.url()) ?? {};
  for (const name of ['loopback-network', 'local-network', 'local-network-access'])
    await session
      .send('Browser.setPermission', { permission: { name }, setting: 'denied', browserContextId })
      .catch(() => undefined); // a name of another version of Chromium
  await start(page, room.url);
  await page.locator('[data-step=around]').getByText('access to local networks: denied').waitFor();
  expect(await causes(page)).toMatch(/^local-network-denied /);
});
