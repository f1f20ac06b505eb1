// What the clients of all cells share in MQTT.js cannot be changed, so that no cell sees or alters what another one's clients
// are given. Each attempt runs in a kernel where another cell's client connects after it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Lab } from './page/main.ts';
import { lines, openLabPage, type LabPage } from './lab-page.ts';

let lab: LabPage;
beforeAll(async () => {
  lab = await openLabPage();
  await lab.run(
    'setup',
    "import mqtt from 'mqtt'; import { brokerUrl, messages, sleep, topic } from 'lab'; var seen: string[] = []",
  );
});
afterAll(() => lab.close());

/** Puts `seen.push` where the attempt says; `client` is the attacker's own, `packet` one that it has received. */
const attempts: [what: string, attack: string][] = [
  ['an accessor on _events of EventEmitter', "trap(protoWith(client, '_events'), '_events')"],
  ['an accessor on _eventsCount', "trap(protoWith(client, '_eventsCount'), '_eventsCount')"],
  ['an accessor on _maxListeners', "trap(protoWith(client, '_maxListeners'), '_maxListeners')"],
  ['an accessor for options on the client’s prototype', "trap(Object.getPrototypeOf(client), 'options')"],
  ['an accessor for options on EventEmitter', "trap(protoWith(client, '_events'), 'options')"],
  ['an accessor for password on Object.prototype', "trap(Object.prototype, 'password')"],
  ['an accessor for username on Object.prototype', "trap(Object.prototype, 'username')"],
  ['an accessor for will on Object.prototype', "trap(Object.prototype, 'will')"],
  ['an accessor for createWebsocket on Object.prototype', "trap(Object.prototype, 'createWebsocket')"],
  ['an accessor for index 0 on Array.prototype', "trap(Array.prototype, '0')"],
  ['an accessor for then on Object.prototype', "trap(Object.prototype, 'then')"],
  ['a replaced method of the stream', "replace(Object.getPrototypeOf(client.stream), '_write')"],
  ['a replaced method of the streams below', "replace(protoWith(client.stream, 'push'), 'push')"],
  ['a replaced method of Writable', "replace(protoWith(client.stream, 'write'), 'write')"],
  ['an accessor on data of Writable', "trap(protoWith(client.stream, '_writev'), '_writev')"],
  ['an accessor on the state of streams', "trap(Object.getPrototypeOf(client.stream._writableState), 'corked')"],
  ['an accessor for the payload on packets', "trap(Object.getPrototypeOf(packet), 'payload')"],
  ['an accessor for the topic on packets', "trap(Object.getPrototypeOf(packet), 'topic')"],
  ['a replaced Buffer.from', "replace(packet.payload.constructor, 'from')"],
  ['a replaced Buffer.concat', "replace(packet.payload.constructor, 'concat')"],
  ['a replaced toString of buffers', "replace(protoWith(packet.payload, 'utf8Write'), 'utf8Write')"],
  ['an accessor on _isBuffer', "trap(protoWith(packet.payload, '_isBuffer'), '_isBuffer')"],
  ['Symbol.hasInstance of the client’s class', 'trap(mqtt.MqttClient, Symbol.hasInstance)'],
  ['a replaced prototype of EventEmitter', "replace(protoWith(client, '_events').constructor, 'prototype')"],
  ['static properties of the client’s class', "replace(Object.getPrototypeOf(client).constructor, 'VERSION')"],
  ['EventEmitter.init', "replace(protoWith(client, '_events').constructor, 'init')"],
  ['the methods of loggers', "replace(client.log, 'extend'); replace(client.log.extend, 'call')"],
  ['Store', "replace(mqtt.Store.prototype, 'put')"],
  ['the ids of messages', "replace(Object.getPrototypeOf(client.messageIdProvider), 'allocate')"],
  ['KeepaliveManager', "replace(Object.getPrototypeOf(client.keepaliveManager), 'reschedule')"],
  ['mqtt.connect', "replace(mqtt, 'connect'); replace(mqtt.default ?? mqtt, 'connect')"],
  ['Promise.prototype.then', "replace(Promise.prototype, 'then')"],
  ['Map.prototype.set', "replace(Map.prototype, 'set')"],
  ['JSON.stringify', "replace(JSON, 'stringify')"],
  ['TextEncoder.prototype.encode', "replace(TextEncoder.prototype, 'encode')"],
  ['Uint8Array.prototype.set', "replace(Object.getPrototypeOf(Uint8Array.prototype), 'set')"],
  ['EventTarget.prototype.addEventListener', "replace(EventTarget.prototype, 'addEventListener')"],
  ['WebSocket of all', "replace(globalThis, 'WebSocket')"],
  ['the prototype of this cell’s WebSocket', "replace(WebSocket.prototype, 'send')"],
  ['iterators of URLSearchParams', "replace(Object.getPrototypeOf(new URLSearchParams('a=b').entries()), 'next')"],
];

test('no cell can put into the library what sees or alters the clients of others', async () => {
  const attacks = attempts.map(([what, attack]) => `attack(${JSON.stringify(what)}, () => { ${attack} });`);
  const ran = await lab.run(
    'attacker',
    `const client = await mqtt.connectAsync(brokerUrl, { clientId: 'attacker', keepalive: 60 });
     await client.subscribeAsync(topic('own'));
     const own = messages(client, 1); await client.publishAsync(topic('own'), 'x');
     const { packet } = (await own)[0];
     const note = (key) => { if (!seen.includes(now)) seen.push(now) };
     let now = '';
     const protoWith = (object, key) => {
       for (let at = object; at; at = Object.getPrototypeOf(at)) if (at !== object && Object.hasOwn(at, key)) return at;
       return {};
     };
     const trap = (object, key) => {
       const mine = now, was = object[key], kept = new WeakMap();
       Object.defineProperty(object, key, { configurable: true,
         get() { if (this !== object && this !== client) seen.push(mine); return kept.has(this) ? kept.get(this) : was },
         set(value) { if (this !== object && this !== client) seen.push(mine); kept.set(this, value) } });
     };
     const replace = (object, key) => {
       const mine = now, was = object[key];
       object[key] = typeof was === 'function' ? function (...values) { seen.push(mine); return was.apply(this, values) } : 'mine';
     };
     const attack = (what, go) => { now = what; try { go() } catch (e) { if (!(e instanceof TypeError)) console.log(what, e) } };
     ${attacks.join('\n')}
     client.end(true); 'tried'`,
  );
  expect(lines(ran.outputs)).toEqual(['= tried']);
  const victim = await lab.run(
    'victim',
    `const mine = await mqtt.connectAsync(brokerUrl, { clientId: 'victim', username: 'u', password: 'secret', protocolVersion: 5,
       will: { topic: 'gone', payload: 'x' }, properties: { topicAliasMaximum: 5 } });
     await mine.subscribeAsync(topic('victim'), { qos: 2 });
     const got = messages(mine, 2);
     await mine.publishAsync(topic('victim'), 'hello', { qos: 1 });
     await mine.publishAsync(topic('victim'), 'again', { qos: 2 });
     const texts = (await got).map(({ text }) => text);
     mine.reconnect; await mine.endAsync();
     [texts, [...new Set(seen)], typeof mqtt.connect, mine instanceof mqtt.MqttClient]`,
  );
  expect(lines(victim.outputs)).toEqual(['= [[hello, again], [], function, true]']);
});

test('a client and its stream can still be given properties of their own', async () => {
  const ran = await lab.run(
    'owner',
    `const changed = await mqtt.connectAsync(brokerUrl);
     changed._events = { ...changed._events }; changed.setMaxListeners(3); changed.on = changed.on.bind(changed);
     class Named extends mqtt.MqttClient { name = 'mine'; publish(...values) { return super.publish(...values) } }
     Named.prototype.extra = () => 1; Named.VERSION = 'mine';
     await changed.publishAsync('x', 'y', { qos: 1 }); await changed.endAsync();
     [changed.getMaxListeners(), Named.VERSION, Named.name]`,
  );
  expect(lines(ran.outputs)).toEqual(['= [3, mine, Named]']);
});

test('who connects with another cell’s client does so in its own name', async () => {
  await lab.run('innocent', "const innocent = await mqtt.connectAsync(brokerUrl, { clientId: 'innocent' })");
  const packets = () => lab.page.evaluate(() => (globalThis as unknown as { lab: Lab }).lab.packets);
  await lab.run(
    'borrower',
    `const socket = innocent.options.createWebsocket('ws://in-page/mqtt', ['mqtt'], {});
     await new Promise((open) => { socket.onopen = open });
     const answer = new Promise((came) => { socket.onmessage = came });
     socket.send(new Uint8Array([0x10, 12, 0, 4, 77, 81, 84, 84, 4, 2, 0, 0, 0, 0])); await answer`,
  );
  await expect.poll(packets).toContain('borrower to-broker');
  // Its own CONNECT, which came before.
  expect((await packets()).filter((packet) => packet === 'innocent to-broker')).toHaveLength(1);
});
