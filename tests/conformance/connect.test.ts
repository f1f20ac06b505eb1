// CONNECT and CONNACK: which client is let in, with which Client Identifier, and what the others are told.
import { expect, test } from 'vitest';
import type { Connect, Packet } from '../../src/mqtt/packet.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { Flow, versions } from '../broker/flow.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** CONNECT as bytes: the flags, and the part behind the Keep Alive (in v5, behind its empty properties). */
function connect(version: 4 | 5, flags: number, ...fields: (string | number)[]): Uint8Array {
  const body: number[] = [0, 4, ...text('MQTT'), version, flags, 0, 60, ...(version === 5 ? [0] : [])];
  for (const field of fields) {
    if (typeof field === 'number') body.push(field);
    else body.push(0, text(field).length, ...text(field));
  }
  return new Uint8Array([0x10, body.length, ...body]);
}

// [MQTT311-3.1.3-1] [MQTT311-3.1.3-3] [MQTT311-3.1.2-9] [MQTT311-3.1.2-19] [MQTT311-3.1.2-21] [MQTT5-3.1.3-1]
// [MQTT5-3.1.3-3] [MQTT5-3.1.2-9] [MQTT5-3.1.2-17] [MQTT5-3.1.2-19]
test.each(versions)(
  'fields of the payload are taken in their order, those of flags that are set (version %i)',
  (version) => {
    const flow = new Flow();
    const watcher = flow.client(4, 'watcher');
    watcher.subscribe('will/topic', 2);
    watcher.got();
    const client = flow.open(version);
    // User name, password, Will with QoS 1, clean; v5 has Will Properties before the Will Topic.
    const will = version === 5 ? [0, 'will/topic', 'gone'] : ['will/topic', 'gone'];
    client.bytes(connect(version, 0b1100_1110, 'c', ...will, 'user', 'password'));
    expect(client.got()).toEqual(['CONNACK']);
    client.drop();
    expect(watcher.got()).toEqual(['PUBLISH will/topic q1 #1 "gone"']);
  },
);

// [MQTT311-3.1.4-1] [MQTT5-3.1.4-1] [MQTT311-3.1.2-19] [MQTT311-3.1.2-21] [MQTT5-3.1.2-17] [MQTT5-3.1.2-19]
test.each([
  ['a user name', 0b1000_0010, ['c']],
  ['a password', 0b1100_0010, ['c', 'user']],
  ['a Will Topic', 0b0000_0110, ['c']],
  ['a client id', 0b0000_0010, []],
] as const)('without %s that its flag promises a CONNECT is malformed', (_what, flags, fields) => {
  const old = new Flow().open(4);
  old.bytes(connect(4, flags, ...fields));
  expect(old.raw()).toEqual(['(closed)']);
  const young = new Flow().open(5);
  young.bytes(connect(5, flags, ...fields));
  expect(young.raw()).toEqual(['CONNACK 0x81', '(closed)']);
});

// [MQTT311-3.1.2-11] [MQTT311-3.1.2-18] [MQTT311-3.1.2-20] [MQTT5-3.1.2-16] [MQTT5-3.1.2-18]
test('fields without their flag are trailing bytes', () => {
  for (const [flags, fields] of [
    [0b0000_0010, ['c', 'user']],
    [0b1000_0010, ['c', 'user', 'password']],
    [0b0000_0010, ['c', 'will/topic', 'gone']],
  ] as const) {
    const old = new Flow().open(4);
    old.bytes(connect(4, flags, ...fields));
    expect(old.raw()).toEqual(['(closed)']);
    const young = new Flow().open(5);
    young.bytes(connect(5, flags, ...fields));
    expect(young.raw()).toEqual(['CONNACK 0x81', '(closed)']);
  }
});

const badStrings: [what: string, flags: number, fields: (string | number)[]][] = [
  ['client id [MQTT311-3.1.3-4] [MQTT5-3.1.3-4]', 0b0000_0010, [0, 1, 0xff]],
  ['user name [MQTT311-3.1.3-11] [MQTT5-3.1.3-12]', 0b1000_0010, ['c', 0, 1, 0xff]],
];
test.each(badStrings)('ill-formed UTF-8 is refused in the %s', (_what, flags, fields) => {
  const old = new Flow().open(4);
  old.bytes(connect(4, flags, ...fields));
  expect(old.raw()).toEqual(['(closed)']);
  const young = new Flow().open(5);
  young.bytes(connect(5, flags, ...fields));
  expect(young.raw()).toEqual(['CONNACK 0x81', '(closed)']);
});

// [MQTT311-3.1.3-10] [MQTT5-3.1.3-11]
test('ill-formed UTF-8 is refused in the Will Topic', () => {
  const old = new Flow().open(4);
  old.bytes(connect(4, 0b0000_0110, 'c', 0, 1, 0xff, 'gone'));
  expect(old.raw()).toEqual(['(closed)']);
  const young = new Flow().open(5);
  young.bytes(connect(5, 0b0000_0110, 'c', 0, 0, 1, 0xff, 'gone'));
  expect(young.raw()).toEqual(['CONNACK 0x81', '(closed)']);
});

// [MQTT311-3.1.3-5] [MQTT5-3.1.3-5]
test.each(versions)('ids of 1 and of 23 letters and digits are allowed (version %i)', (version) => {
  const flow = new Flow();
  const all = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const id of ['a', all.slice(0, 23), all.slice(23, 46), all.slice(39)])
    expect(flow.connect(version, id).got()).toEqual(['CONNACK']);
});

// [MQTT311-3.1.3-9] [MQTT311-3.1.3-8]
test('a rejected id is answered before the close', () => {
  const client = new Flow().open(4);
  client.bytes(connect(4, 0, ''));
  expect(client.raw()).toEqual(['CONNACK 0x02', '(closed)']);
});

// [MQTT311-3.1.2-1] [MQTT311-3.1.4-1]
test('an unknown protocol name is closed without CONNACK in 3.1.1', () => {
  const client = new Flow().open(4);
  client.bytes(new Uint8Array([0x10, 13, 0, 4, ...text('MQTX'), 4, 2, 0, 60, 0, 1, 0x61]));
  expect(client.raw()).toEqual(['(closed)']);
});

// [MQTT311-3.1.2-2]
test('the level of a bridge (its highest bit set) gets return code 1', () => {
  const client = new Flow({ olderLevels: false }).open(4);
  client.bytes(new Uint8Array([0x10, 13, 0, 4, ...text('MQTT'), 0x84, 2, 0, 60, 0, 1, 0x61]));
  expect(client.raw()).toEqual(['CONNACK 0x01', '(closed)']);
});

const laterLevels: [form: string, version: 4 | 5, rest: number[], answer: string][] = [
  ['of 3.1.1', 4, [0, 1, 0x61], 'CONNACK 0x01'],
  ['of 5.0', 5, [0, 0, 1, 0x61], 'CONNACK 0x84'],
  ['of neither', 5, [9], 'CONNACK 0x84'],
];
// [MQTT311-3.1.2-2] [MQTT5-3.1.2-2] [MQTT5-3.2.2-8]
test.each(laterLevels)(
  'a CONNECT of level 99 in the form %s is answered as version %i has it',
  (_form, version, rest, answer) => {
    const client = new Flow().open(version);
    client.bytes(new Uint8Array([0x10, 10 + rest.length, 0, 4, ...text('MQTT'), 99, 2, 0, 60, ...rest]));
    expect(client.raw()).toEqual([answer, '(closed)']);
  },
);

const refused: [version: 4 | 5, bytes: Uint8Array, answer: string][] = [
  [4, connect(4, 0, ''), 'CONNACK 0x02'],
  [5, encode({ ...plain(5, 'a'), properties: { authenticationMethod: 'm' } }, 5), 'CONNACK 0x8c'],
];
// [MQTT311-3.1.4-5] [MQTT5-3.1.4-6]
test.each(refused)('what follows a rejected CONNECT is not handled (version %i)', (version, bytes, answer) => {
  const flow = new Flow();
  const watcher = flow.client(4, 'watcher');
  watcher.subscribe('#');
  watcher.got();
  const client = flow.open(version);
  const publish: Packet = { type: 'PUBLISH', topic: 't', payload: text('x'), qos: 0, dup: false, retain: true };
  client.bytes(bytes, encode(publish, version));
  client.bytes(encode(publish, version));
  expect(client.raw()).toEqual([answer, '(closed)']);
  expect(watcher.got()).toEqual([]);
});

// [MQTT311-3.2.0-1] [MQTT5-3.2.0-1] [MQTT5-3.2.0-2]
test.each(versions)(
  'packets sent before CONNACK are handled after it, and there is one CONNACK (version %i)',
  (version) => {
    const client = new Flow().open(version);
    client.send(
      plain(version, 'a'),
      {
        type: 'SUBSCRIBE',
        packetId: 1,
        subscriptions: [{ filter: 't', qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 }],
      },
      { type: 'PINGREQ' },
    );
    expect(client.raw()).toEqual(['CONNACK', 'SUBACK #1 0x00', 'PINGRESP']);
  },
);

// [MQTT311-3.12.4-1] [MQTT5-3.12.4-1]
test('PINGREQ is answered with PINGRESP', () => {
  for (const version of versions) {
    const client = new Flow().client(version, 'a');
    client.send({ type: 'PINGREQ' }, { type: 'PINGREQ' });
    expect(client.raw()).toEqual(['PINGRESP', 'PINGRESP']);
  }
});

// [MQTT311-3.2.2-3] [MQTT311-3.1.2-4] [MQTT5-3.2.2-3] [MQTT5-3.1.2-6]
test.each(versions)('without a session, a CONNECT that wants one gets a new one (version %i)', (version) => {
  expect(new Flow().connect(version, 'a', { clean: false }).got()).toEqual(['CONNACK']);
});

// [MQTT311-4.1.0-2] [MQTT5-4.1.0-1]
test('the state of the other side of a takeover goes to the new connection only', () => {
  const flow = new Flow();
  const first = flow.client(5, 'a', { clean: false, properties: { sessionExpiryInterval: 1 } });
  first.subscribe('t');
  first.got();
  flow.advance(10_000); // longer than its expiry interval, but connected all the time
  const second = flow.connect(5, 'a', { clean: false, properties: { sessionExpiryInterval: 1 } });
  expect(first.got()).toEqual(['DISCONNECT 0x8e', '(closed)']);
  flow.client(4, 'p').publish('t', 'x');
  expect(second.got()).toEqual(['CONNACK present', 'PUBLISH t q0 "x"']);
  expect(first.got()).toEqual(['(closed)']);
});

const takeovers: [clean: boolean, expiry: number, published: boolean][] = [
  [false, 100, false], // the session goes on, the client is back
  [true, 100, true], // the session ends
  [false, 0, true], // it ended with the old connection
];
// [MQTT5-3.1.3-9] [MQTT5-3.1.2-8]
test.each(takeovers)(
  'a takeover with Clean Start %s of a session with expiry %i sends its delayed Will: %s',
  (clean, sessionExpiryInterval, published) => {
    const flow = new Flow();
    const watcher = flow.client(5, 'watcher');
    watcher.subscribe('w');
    watcher.got();
    const properties = { sessionExpiryInterval };
    const will = { topic: 'w', payload: text('gone'), qos: 0 as const, retain: false };
    flow.client(5, 'a', { properties, will: { ...will, properties: { willDelayInterval: 10 } } });
    const second = flow.connect(5, 'a', { clean, properties });
    expect(second.got()).toEqual([published ? 'CONNACK' : 'CONNACK present']);
    flow.advance(1e6);
    expect(watcher.got()).toEqual(published ? ['PUBLISH w q0 "gone"'] : []);
  },
);

// [MQTT5-3.2.2-6] [MQTT5-3.2.2-7] [MQTT5-4.13.2-1] [MQTT5-3.14.0-1]
test('each refusal of v5 is a CONNACK without Session Present, then the close', () => {
  const flow = new Flow();
  flow.client(5, 'a', { clean: false, properties: { sessionExpiryInterval: 9 } });
  const client = flow.connect(5, 'a', { clean: false, properties: { authenticationMethod: 'm' } });
  expect(client.got()).toEqual(['CONNACK 0x8c', '(closed)']);
});

// [MQTT5-4.12.0-4]
test('a refused CONNECT does not disturb the client that has the id', () => {
  const flow = new Flow();
  const client = flow.client(5, 'a');
  flow.connect(5, 'a', { properties: { authenticationMethod: 'm' } });
  expect(client.got()).toEqual([]);
});

// [MQTT5-4.12.0-6] [MQTT5-4.12.0-7]
test('without a method in CONNECT none is in CONNACK, and AUTH is a protocol error', () => {
  const client = new Flow().connect(5, 'a');
  const [connack] = client.packets();
  expect(connack).not.toHaveProperty('properties.authenticationMethod');
  client.send({ type: 'AUTH', reasonCode: 0x18, properties: { authenticationMethod: 'm' } });
  expect(client.got()).toEqual(['DISCONNECT 0x82', '(closed)']);
});

// [MQTT5-3.1.2-28]
test.each([0, undefined] as const)('Response Information is not sent when it is not asked for (%s)', (asked) => {
  const properties = asked === undefined ? {} : { requestResponseInformation: asked };
  const [connack] = new Flow().connect(5, 'a', { properties }).packets();
  expect(connack).not.toHaveProperty('properties.responseInformation');
});

// [MQTT5-3.1.2-29]
test('with Request Problem Information 0 no answer has a Reason String or User Properties', () => {
  const client = new Flow().client(5, 'a', { properties: { requestProblemInformation: 0 } });
  client.subscribe('t');
  client.unsubscribe('x');
  client.publish('nobody', 'x', { qos: 1, packetId: 1 });
  client.publish('nobody', 'x', { qos: 2, packetId: 2 });
  client.ack('PUBREL', 3);
  client.ack('PUBREC', 4);
  const answers = client.packets();
  expect(answers.map(({ type }) => type)).toEqual(['SUBACK', 'UNSUBACK', 'PUBACK', 'PUBREC', 'PUBCOMP', 'PUBREL']);
  for (const answer of answers) {
    expect(answer).not.toHaveProperty('properties.reasonString');
    expect(answer).not.toHaveProperty('properties.userProperties');
  }
});

// [MQTT5-3.1.2-24]
test('a CONNACK larger than the client takes is not sent: the link is closed', () => {
  const flow = new Flow();
  const client = flow.connect(5, 'a', { properties: { maximumPacketSize: 4 } });
  expect(client.got()).toEqual(['(closed)']);
});

// [MQTT5-3.1.2-24]
test('a SUBACK larger than the client takes is not sent: it is told and closed', () => {
  const client = new Flow().client(5, 'a', { properties: { maximumPacketSize: 50 } });
  client.subscribe(Array.from({ length: 44 }, (_, n) => `t${n}`));
  client.unsubscribe(...Array.from({ length: 44 }, (_, n) => `t${n}`));
  expect(client.packets().map(({ type }) => type)).toEqual(['SUBACK', 'UNSUBACK']);
  client.subscribe(Array.from({ length: 46 }, (_, n) => `t${n}`));
  expect(client.got()).toEqual(['DISCONNECT 0x95', '(closed)']);
});

function plain(version: 4 | 5, clientId: string): Connect {
  return { type: 'CONNECT', version, clientId, clean: true, keepAlive: 0 };
}
