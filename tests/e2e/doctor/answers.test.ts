// What a broker does to a client that has come so far: login, access lists, silence, and what is no MQTT.
import { expect, test } from 'vitest';
import { isMosquittoThere, startMosquitto } from '../../interop/real-mosquitto.ts';
import { needs } from '../../interop/tools.ts';
import { surgery, causes, start } from './doctor-page.ts';
import * as servers from './servers.ts';

const room = surgery();

const connack =
  (reasonCode: number): servers.Script =>
  (packet) =>
    packet.type === 'CONNECT' ? [{ ...servers.accepted, reasonCode }, 'close'] : [];
const older =
  (reasonCode: number): servers.Script =>
  (packet, version) =>
    packet.type === 'CONNECT' ? [{ ...servers.accepted, reasonCode: version === 5 ? 0x84 : reasonCode }, 'close'] : [];

test.each([
  ['a login is wanted, MQTT 5', connack(0x87), {}, 'login-missing!', '0x87 Not authorized'],
  ['a login is wrong, MQTT 5', connack(0x86), { username: 'ann', password: 'x' }, 'login-wrong!', '0x86'],
  ['the server is busy, MQTT 5', connack(0x89), {}, 'refused!', '0x89 Server busy'],
  ['a login is wanted, 3.1.1', older(5), {}, 'login-missing!', 'MQTT 3.1.1: CONNACK 0x05'],
  ['a login is wrong, 3.1.1', older(4), { username: 'ann', password: 'x' }, 'login-wrong!', 'MQTT 3.1.1: CONNACK 0x04'],
  ['the server is unavailable, 3.1.1', older(3), {}, 'refused!', 'MQTT 3.1.1: CONNACK 0x03'],
] as const)('CONNACK: %s', async (_what, script, asked, cause, shown) => {
  const page = await room.page();
  await start(page, `ws://127.0.0.1:${await room.port(servers.scripted(script))}/mqtt`, asked);
  expect(await causes(page)).toBe(cause);
  await page.locator('[data-step=mqtt]').getByText(shown).waitFor();
});

test.each([
  ['bytes that are no MQTT', () => servers.talker('{"error":"what?"}', false), 'not-mqtt!'],
  ['text', () => servers.talker('hello', true), 'not-mqtt!'],
  ['nothing', () => servers.scripted(() => []), 'silent!'],
  ['an end', () => servers.scripted(() => ['close']), 'closed-at-connect!'],
] as const)('the answer to CONNECT is %s', async (_what, server, cause) => {
  expect(await room.examined(`ws://127.0.0.1:${await room.port(server())}/mqtt`)).toBe(cause);
});

const puback = (reasonCode: number) => ({ type: 'PUBACK', packetId: 2, reasonCode }) as const;
test.each([
  ['the subscription is denied, MQTT 5', servers.guardedTopic(null, 0x87, [puback(0)]), 'subscribe-denied!'],
  ['the subscription is denied, 3.1.1', servers.guardedTopic(4, 0x80, [puback(0)]), 'subscribe-denied!'],
  ['the message is denied', servers.guardedTopic(null, 0, [puback(0x87)]), 'publish-denied!'],
  [
    'the client is disconnected for it',
    servers.guardedTopic(null, 0, [{ type: 'DISCONNECT', reasonCode: 0x87 }, 'close']),
    'closed-at-topic',
  ],
  ['the message is acknowledged and dropped, 3.1.1', servers.guardedTopic(4, 0, [puback(0)]), 'dropped'],
] as const)('an access list: %s', async (_what, script, cause) => {
  const address = `ws://127.0.0.1:${await room.port(servers.scripted(script))}/mqtt`;
  expect(await room.examined(address, { topic: 'lab/secret' })).toBe(cause);
});

test('an access list of Mosquitto: what may not be read does not come, what may not be written is denied', async (context) => {
  needs(context, isMosquittoThere, 'mosquitto');
  const mosquitto = await startMosquitto('topic write lab/written\ntopic read lab/read\ntopic readwrite lab/both\n');
  room.ends.push(() => mosquitto.stop());
  const address = `ws://127.0.0.1:${mosquitto.webSocketPort}/mqtt`;
  expect(await room.examined(address, { topic: 'lab/both' })).toBe('');
  expect(await room.examined(address, { topic: 'lab/read' })).toBe('publish-denied!');
  expect(await room.examined(address, { topic: 'lab/written' })).toBe('dropped');
});
