import { expect, test } from 'vitest';
import { Flow, versions } from './flow.ts';

// [MQTT311-3.1.4-4] [MQTT311-3.2.0-1] [MQTT311-3.2.2-1] [MQTT5-3.1.4-5] [MQTT5-3.2.0-1] [MQTT5-3.2.2-2] [MQTT5-3.2.2-8]
test.each(versions)('a client is let in without a session present (version %i)', (version) => {
  expect(new Flow().connect(version, 'a').got()).toEqual(['CONNACK']);
});

test('v5 clients are told the limits that hold for them', () => {
  const [connack] = new Flow().connect(5, 'a').packets();
  expect(connack).toMatchObject({
    type: 'CONNACK',
    properties: { receiveMaximum: 100, maximumPacketSize: 1_048_576, topicAliasMaximum: 65_535 },
  });
});

// [MQTT5-3.1.3-6] [MQTT5-3.1.3-7] [MQTT5-3.2.2-16]
test('a v5 client without an id gets one that nobody else has', () => {
  const flow = new Flow();
  flow.client(5, 'auto-1');
  const [connack] = flow.connect(5, '').packets();
  expect(connack).toMatchObject({ properties: { assignedClientIdentifier: 'auto-2' } });
});

// [MQTT311-3.1.3-6] [MQTT311-3.1.3-8] [MQTT311-3.2.2-5]
test('a 3.1.1 client without an id is let in with CleanSession only', () => {
  const flow = new Flow();
  expect(flow.connect(4, '').got()).toEqual(['CONNACK']);
  const lasting = flow.open(4);
  lasting.bytes(new Uint8Array([0x10, 12, 0, 4, ...Buffer.from('MQTT'), 4, 0, 0, 60, 0, 0]));
  expect(lasting.raw()).toEqual(['CONNACK 0x02', '(closed)']);
});

// [MQTT5-4.12.0-1] [MQTT5-4.12.0-4] [MQTT5-3.1.4-2]
test('enhanced authentication is refused', () => {
  const client = new Flow().connect(5, 'a', { properties: { authenticationMethod: 'SCRAM-SHA-1' } });
  expect(client.got()).toEqual(['CONNACK 0x8c', '(closed)']);
});

// [MQTT5-3.1.0-1] [MQTT5-3.14.0-1]
test('a first packet other than CONNECT closes the link without an answer', () => {
  const client = new Flow().open(5);
  client.send({ type: 'PINGREQ' });
  expect(client.raw()).toEqual(['(closed)']);
});

// [MQTT311-3.1.2-2]
test('MQTT 3.1 is refused with return code 1', () => {
  const client = new Flow().open(4);
  client.bytes(new Uint8Array([0x10, 15, 0, 6, ...Buffer.from('MQIsdp'), 3, 2, 0, 60, 0, 1, 0x61]));
  expect(client.raw()).toEqual(['CONNACK 0x01', '(closed)']);
});

// [MQTT5-3.1.2-2] [MQTT5-3.2.2-7]
test('a protocol level above 5 is refused with 0x84', () => {
  const client = new Flow().open(5);
  client.bytes(new Uint8Array([0x10, 14, 0, 4, ...Buffer.from('MQTT'), 6, 2, 0, 60, 0, 0, 1, 0x61]));
  expect(client.raw()).toEqual(['CONNACK 0x84', '(closed)']);
});

// [MQTT311-3.1.0-2] [MQTT5-3.1.0-2]
test.each([
  [4, ['(closed)']],
  [5, ['DISCONNECT 0x82', '(closed)']],
] as const)('a second CONNECT ends the connection (version %i)', (version, answer) => {
  const client = new Flow().client(version, 'a');
  client.send({ type: 'CONNECT', version, clientId: 'a', clean: true, keepAlive: 0 });
  expect(client.got()).toEqual(answer);
});

// [MQTT311-4.8.0-1] [MQTT5-4.13.1-1] [MQTT5-4.13.2-1]
test.each([
  [4, ['(closed)']],
  [5, ['DISCONNECT 0x81', '(closed)']],
] as const)('a malformed packet ends the connection, v5 with the code (version %i)', (version, answer) => {
  const client = new Flow().client(version, 'a');
  client.bytes(new Uint8Array([0x36, 4, 0, 1, 0x61, 0])); // QoS 3
  expect(client.got()).toEqual(answer);
});

test.each([
  ['packet', [0x36, 4, 0, 1, 0x61, 0]],
  ['length', [0x30, 0xff, 0xff, 0xff, 0xff, 1]],
])('what came before a malformed %s in the same chunk is still done', (_what, malformed) => {
  const flow = new Flow();
  const watcher = flow.client(5, 'w');
  watcher.subscribe('t');
  watcher.got();
  const client = flow.client(5, 'a');
  client.bytes(new Uint8Array([0x30, 5, 0, 1, 0x74, 0, 0x31, ...malformed]));
  expect(client.got()).toEqual(['DISCONNECT 0x81', '(closed)']);
  expect(watcher.got()).toEqual(['PUBLISH t q0 "1"']);
});

// [MQTT5-3.2.2-15]
test('a packet larger than the limit is answered with 0x95', () => {
  const client = new Flow({ maximumPacketSize: 100 }).client(5, 'a');
  client.publish('t', 'x'.repeat(101));
  expect(client.got()).toEqual(['DISCONNECT 0x95', '(closed)']);
});

// [MQTT311-3.1.4-2] [MQTT311-3.1.3-2] [MQTT5-3.1.4-3] [MQTT5-3.1.3-2]
test.each([
  [4, ['(closed)']],
  [5, ['DISCONNECT 0x8e', '(closed)']],
] as const)('the same client id takes the connection over (version %i)', (version, answer) => {
  const flow = new Flow();
  const first = flow.client(version, 'a');
  const second = flow.connect(version, 'a');
  expect(first.got()).toEqual(answer);
  expect(second.got()).toEqual(['CONNACK']);
});

// [MQTT311-3.1.2-24] [MQTT5-3.1.2-22] [MQTT5-3.2.2-22]
test.each([
  [4, ['(closed)']],
  [5, ['DISCONNECT 0x8d', '(closed)']],
] as const)('silence for one and a half keep alives ends the connection (version %i)', (version, answer) => {
  const flow = new Flow();
  const client = flow.client(version, 'a', { keepAlive: 10 });
  flow.advance(14_000);
  expect(client.got()).toEqual([]); // the PINGREQ counts
  flow.advance(14_999);
  expect(client.raw()).toEqual([]);
  flow.advance(1);
  expect(client.got()).toEqual(answer);
});

test('keep alive 0 never ends a connection', () => {
  const flow = new Flow();
  const client = flow.client(4, 'a');
  flow.advance(1e9);
  expect(client.got()).toEqual([]);
});

test('a link that sends no CONNECT in time is closed', () => {
  const flow = new Flow();
  const client = flow.open(4);
  flow.advance(14_999);
  expect(client.raw()).toEqual([]);
  flow.advance(1);
  expect(client.raw()).toEqual(['(closed)']);
});

test('when the broker ends, v5 clients are told', () => {
  const flow = new Flow();
  const old = flow.client(4, 'a');
  const young = flow.client(5, 'b');
  flow.input({ type: 'shutdown' });
  expect(old.got()).toEqual(['(closed)']);
  expect(young.got()).toEqual(['DISCONNECT 0x8b', '(closed)']);
  expect(flow.broker.nextDeadline()).toBeNull();
});

// [MQTT5-3.1.0-2]
test('a second CONNECT is a protocol error whatever it holds, also what only CONNACK could refuse', () => {
  const flow = new Flow();
  // Its Protocol Version does not exist.
  const bytes = Uint8Array.of(0x10, 0x0e, 0, 4, 0x4d, 0x51, 0x54, 0x54, 9, 2, 0, 0, 0, 0, 1, 0x61);
  const client = flow.client(5, 'a');
  client.bytes(bytes);
  expect(client.raw()).toEqual(['DISCONNECT 0x82', '(closed)']);
});
