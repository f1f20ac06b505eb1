import { describe, expect, test } from 'vitest';
import { profiles, type ProfileName } from '../../src/broker/profiles.ts';
import { Flow, versions, type FlowClient } from './flow.ts';

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

const ofLevel = (name: string, level: number, flags = 2, clientId = 'a'): Uint8Array =>
  new Uint8Array([
    ...[0x10, 8 + name.length + clientId.length, 0, name.length, ...Buffer.from(name), level, flags, 0, 60],
    ...[0, clientId.length, ...Buffer.from(clientId)],
  ]);
const olderLevels = [
  ['MQIsdp', 3],
  ['MQIsdp', 0x83],
  ['MQTT', 0x84],
] as const;

// [MQTT311-3.1.2-2]
test.each(olderLevels)('%s with level %i is refused with return code 1 in profile strict', (name, level) => {
  const client = new Flow({ ...profiles.strict }).open(4);
  client.bytes(ofLevel(name, level));
  expect(client.raw()).toEqual(['CONNACK 0x01', '(closed)']);
});

describe.each(['emqx', 'mosquitto'] as const)('in profile %s', (profile) => {
  const bridge = (flow: Flow): FlowClient => {
    const client = flow.open(4);
    client.bytes(ofLevel('MQTT', 0x84, 0));
    client.got();
    client.subscribe('t');
    client.got();
    return client;
  };

  test.each(olderLevels)('%s with level %i is spoken as 3.1.1', (name, level) => {
    const client = new Flow({ ...profiles[profile] }).open(4);
    client.bytes(ofLevel(name, level));
    expect(client.got()).toEqual(['CONNACK']);
    client.subscribe('#', 1);
    client.publish('t', '', { qos: 1, packetId: 1 });
    expect(client.got()).toContain('PUBACK #1');
  });

  test('no other level and no other name is accepted', () => {
    for (const [name, level] of [
      ['MQTT', 3],
      ['MQTT', 0x83],
      ['MQIsdp', 4],
      ['MQIsdp', 0x84],
      ['MQTT', 0x86],
      ['MQTT', 0xff],
    ] as const) {
      const client = new Flow({ ...profiles[profile] }).open(4);
      client.bytes(ofLevel(name, level));
      expect(client.raw().at(-1), `${name} ${level}`).toBe('(closed)');
    }
  });

  test('a client of 3.1 has an id of any length, which is not empty, and reads no Session Present', () => {
    const flow = new Flow({ ...profiles[profile] });
    const nameless = flow.open(4);
    nameless.bytes(ofLevel('MQIsdp', 3, 2, ''));
    expect(nameless.raw()).toEqual(['CONNACK 0x02', '(closed)']);
    for (let times = 0; times < 2; times += 1) {
      const client = flow.open(4);
      client.bytes(ofLevel('MQIsdp', 3, 0, 'c'.repeat(60)));
      expect(client.got()).toEqual(['CONNACK']);
      client.drop();
    }
    // Bit 0 of its flags means nothing.
    const client = flow.open(4);
    client.bytes(ofLevel('MQIsdp', 3, 3));
    expect(client.got()).toEqual(['CONNACK']);
  });

  test('a client of 3.1 may set flags that 3.1.1 reserves', () => {
    const flow = new Flow({ ...profiles[profile] });
    const client = flow.open(4);
    // Will QoS 1 and Will Retain without a Will.
    client.bytes(ofLevel('MQIsdp', 3, 0x2a));
    expect(client.got()).toEqual(['CONNACK']);
    // DUP: it is sent for the second time.
    client.bytes(
      Uint8Array.of(0x8a, 6, 0, 7, 0, 1, 0x74, 1),
      Uint8Array.of(0x6a, 2, 0, 9),
      Uint8Array.of(0xaa, 5, 0, 8, 0, 1, 0x74),
    );
    expect(client.got()).toEqual(['SUBACK #7 0x01', 'PUBCOMP #9', 'UNSUBACK #8']);
    const later = flow.client(4, 'b');
    later.bytes(Uint8Array.of(0x6a, 2, 0, 9));
    expect(later.got()).toEqual(['(closed)']);
  });

  test('a client of 3.1 whose subscription is refused reads the QoS that it asked for', () => {
    const flow = new Flow({ ...profiles[profile], authorize: ({ action }) => action === 'publish' });
    const client = flow.open(4);
    client.bytes(ofLevel('MQIsdp', 3));
    client.got();
    client.subscribe('t', 1);
    client.publish('t', 'x');
    expect(client.got()).toEqual(['SUBACK #1000 0x01']);
  });

  test('a bridge learns which messages are retained', () => {
    const flow = new Flow({ ...profiles[profile] });
    const client = bridge(flow);
    flow.client(4, 'p').publish('t', '', { retain: true });
    expect(client.got()).toEqual(['PUBLISH t q0 retain ""']);
  });

  test('a bridge gets its own messages back in emqx only', () => {
    const client = bridge(new Flow({ ...profiles[profile] }));
    client.publish('t', '');
    expect(client.got()).toEqual(profile === 'emqx' ? ['PUBLISH t q0 ""'] : []);
  });
});

// [MQTT311-3.1.2-2]
test.each([
  ['MQIsdp', 2, 'emqx', '0x01'],
  ['MQIsdp', 5, 'emqx', '0x01'],
  ['MQIsdp', 9, 'emqx', '0x01'],
  ['MQTT', 6, 'emqx', '0x01'],
  ['MQIsdp', 5, 'mosquitto', '0x01'],
  ['MQTT', 6, 'mosquitto', '0x01'],
] as const)('%s with level %i is refused in profile %s with return code %s', (name, level, profile, code) => {
  const client = new Flow({ ...profiles[profile] }).open(4);
  client.bytes(ofLevel(name, level));
  expect(client.raw()).toEqual([`CONNACK ${code}`, '(closed)']);
});

test('profile mosquitto refuses every level above 5 as 3.1.1 does', () => {
  const client = new Flow({ ...profiles.mosquitto }).open(4);
  client.bytes(new Uint8Array([0x10, 14, 0, 4, ...Buffer.from('MQTT'), 6, 2, 0, 60, 0, 0, 1, 0x61]));
  expect(client.raw()).toEqual(['CONNACK 0x01', '(closed)']);
});

const unwanted = ['\u0001', '\u007f', '\u0085', '\uffff', '\ufdd0', '\u{1ffff}'];

// (1.5.4 in MQTT 5, 1.5.3 in 3.1.1)
test.each(unwanted)('profile mosquitto refuses %j in every string, others take it', (text) => {
  const connect = (profile: ProfileName, id: string): FlowClient =>
    new Flow({ ...profiles[profile] }).connect(5, id, { properties: { userProperties: [['k', id]] } });
  expect(connect('mosquitto', text).raw()).toEqual(['CONNACK 0x81', '(closed)']);
  expect(connect('emqx', text).got()).toEqual(['CONNACK']);
  const publish = (profile: ProfileName): FlowClient => {
    const client = connect(profile, 'a');
    client.got();
    client.publish('t', 'x', { qos: 1, packetId: 1, properties: { contentType: text } });
    return client;
  };
  expect(publish('mosquitto').got()).toEqual(['DISCONNECT 0x81', '(closed)']);
  expect(publish('emqx').got()).toEqual(['PUBACK #1 0x10']);
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
