// PUBLISH in both directions: answers, identifiers, RETAIN, properties, expiry.
import { expect, test } from 'vitest';
import { encode } from '../../src/mqtt/encode.ts';
import type { Connect, Packet, Publish } from '../../src/mqtt/packet.ts';
import { Flow, versions, type FlowClient } from '../broker/flow.ts';

const lasting: Partial<Connect> = { clean: false, properties: { sessionExpiryInterval: 100 } };

function subscriber(flow: Flow, version: 4 | 5, qos: 0 | 1 | 2 = 2, more: Partial<Connect> = {}): FlowClient {
  const client = flow.client(version, 's', more);
  client.subscribe('t/#', qos);
  client.got();
  return client;
}

function publishes(client: FlowClient): Publish[] {
  return client.packets().filter((packet): packet is Publish => packet.type === 'PUBLISH');
}

// [MQTT311-3.3.4-1] [MQTT311-2.3.1-6] [MQTT311-4.6.0-2] [MQTT311-4.6.0-3] [MQTT311-4.3.2-2] [MQTT5-3.3.4-1]
// [MQTT5-2.2.1-5] [MQTT5-4.3.2-4] [MQTT5-4.3.3-8]
test.each(versions)('each QoS gets its answer, in the order of the PUBLISHes (version %i)', (version) => {
  const flow = new Flow();
  subscriber(flow, version, 0);
  const client = flow.client(version, 'p');
  client.publish('t', '0');
  client.publish('t', '1', { qos: 1, packetId: 40 });
  client.publish('t', '2', { qos: 1, packetId: 7 });
  client.publish('t', '3', { qos: 2, packetId: 65_535 });
  client.publish('t', '4', { qos: 2, packetId: 1 });
  expect(client.got()).toEqual(['PUBACK #40', 'PUBACK #7', 'PUBREC #65535', 'PUBREC #1']);
});

// [MQTT311-4.3.2-2] [MQTT5-4.3.2-5]
test.each(versions)('after PUBACK the identifier means a new message, whatever DUP says (version %i)', (version) => {
  const flow = new Flow();
  const receiver = subscriber(flow, version, 0);
  const client = flow.client(version, 'p');
  client.publish('t', 'one', { qos: 1, packetId: 1 });
  client.publish('t', 'two', { qos: 1, packetId: 1, dup: true });
  expect(receiver.payloads()).toEqual(['one', 'two']);
});

// [MQTT311-4.6.0-4] [MQTT5-4.3.3-4]
test.each(versions)('PUBRELs come in the order of the PUBRECs (version %i)', (version) => {
  const flow = new Flow();
  const receiver = subscriber(flow, version);
  const client = flow.client(version, 'p');
  for (const packetId of [1, 2, 3]) client.publish('t', `${packetId}`, { qos: 2, packetId });
  receiver.got();
  for (const packetId of [2, 3, 1]) receiver.ack('PUBREC', packetId);
  expect(receiver.got()).toEqual(['PUBREL #2', 'PUBREL #3', 'PUBREL #1']);
});

// [MQTT311-4.3.1-1] [MQTT311-2.3.1-5] [MQTT311-4.3.2-1] [MQTT311-4.3.3-1] [MQTT5-4.3.1-1] [MQTT5-2.2.1-2]
// [MQTT5-4.3.2-2] [MQTT5-4.3.3-2] [MQTT5-3.3.1-3]
test.each(versions)('what is new goes out with DUP 0, and without an identifier at QoS 0 (version %i)', (version) => {
  const flow = new Flow();
  const receiver = subscriber(flow, version);
  const client = flow.client(version, 'p');
  client.publish('t', '0');
  client.publish('t', '1', { qos: 1, packetId: 9, dup: true });
  client.publish('t', '2', { qos: 2, packetId: 9, dup: true });
  expect(receiver.got()).toEqual(['PUBLISH t q0 "0"', 'PUBLISH t q1 #1 "1"', 'PUBLISH t q2 #2 "2"']);
});

// [MQTT311-4.6.0-5] [MQTT311-4.6.0-6] [MQTT5-4.6.0-5] [MQTT5-4.6.0-6]
test.each(versions)(
  'messages of one client reach a subscriber in their order, also out of the queue (version %i)',
  (version) => {
    const flow = new Flow({ maxInflight: 2 });
    const receiver = subscriber(flow, version, 2, lasting);
    const client = flow.client(4, 'p');
    const all = Array.from({ length: 12 }, (_, n) => `${n}`);
    for (const payload of all.slice(0, 6)) client.publish('t', payload, { qos: 1, packetId: 1 });
    const heard = receiver.payloads();
    receiver.drop();
    for (const payload of all.slice(6)) client.publish('t', payload, { qos: 1, packetId: 1 });
    const again = flow.connect(version, 's', lasting);
    for (let packets = again.packets(); packets.length > 0; packets = again.packets()) {
      for (const packet of packets) {
        if (packet.type !== 'PUBLISH') continue;
        if (!packet.dup) heard.push(new TextDecoder().decode(packet.payload));
        again.ack('PUBACK', packet.packetId ?? 0);
      }
    }
    expect(heard).toEqual(all);
  },
);

// [MQTT311-3.3.1-12] [MQTT311-3.3.1-7] [MQTT311-3.3.1-9] [MQTT5-3.3.1-8] [MQTT5-3.3.1-5]
test.each(versions)('without RETAIN nothing retained changes, with it QoS 0 replaces too (version %i)', (version) => {
  const flow = new Flow();
  const client = flow.client(version, 'p');
  const retained = (): string[] => {
    client.subscribe('t', 1);
    const [, ...lines] = client.got();
    client.unsubscribe('t');
    client.got();
    return lines.map((line) => line.replace(/ #\d+/, ''));
  };
  client.publish('t', 'first', { retain: true, qos: 1, packetId: 1 });
  client.got();
  client.publish('t', 'passing');
  client.publish('t', '');
  expect(retained()).toEqual(['PUBLISH t q1 retain "first"']);
  client.publish('t', 'second', { retain: true });
  expect(retained()).toEqual(['PUBLISH t q0 retain "second"']);
});

// [MQTT311-3.1.2-7] [MQTT5-3.3.1-5]
test.each(versions)('retained messages outlive the session of their publisher (version %i)', (version) => {
  const flow = new Flow();
  const client = flow.client(version, 'p');
  client.publish('t', 'kept', { retain: true });
  client.drop();
  flow.client(version, 'p').disconnect();
  const late = flow.client(version, 'late');
  late.subscribe('t');
  expect(late.got()).toEqual(['SUBACK #1000 0x00', 'PUBLISH t q0 retain "kept"']);
});

// [MQTT311-1.5.3-3] [MQTT5-1.5.4-3] [MQTT311-4.7.3-4] [MQTT5-4.7.3-4]
test('U+FEFF in a topic is kept, and topics are compared as they are', () => {
  for (const version of versions) {
    const flow = new Flow();
    const client = flow.client(version, 'a');
    // With and without U+FEFF, composed and decomposed, upper and lower case: all different.
    const topics = ['\ufefft', 't', 'T', 'caf\u00e9', 'cafe\u0301', 't ', '/t', 't/'];
    for (const topic of topics) {
      client.subscribe(topic);
      client.got();
      for (const other of topics) client.publish(other, 'x');
      expect(client.got()).toEqual([`PUBLISH ${topic} q0 "x"`]);
      client.unsubscribe(topic);
      client.got();
    }
  }
});

// [MQTT311-4.7.3-3] [MQTT5-4.7.3-3]
test.each(versions)('a topic of 65,535 bytes goes through (version %i)', (version) => {
  const flow = new Flow();
  const client = flow.client(version, 'a');
  const topic = 'é'.repeat(32_767) + 'x';
  client.subscribe(topic);
  client.got();
  client.publish(topic, 'x');
  expect(publishes(client).map((packet) => packet.topic)).toEqual([topic]);
});

// [MQTT311-4.7.3-2] [MQTT311-3.3.2-1] [MQTT5-4.7.3-2] [MQTT5-3.3.2-1]
test.each(versions)('U+0000 and ill-formed UTF-8 in a topic end the connection (version %i)', (version) => {
  for (const byte of [0x00, 0xff]) {
    const client = new Flow().client(version, 'a');
    client.bytes(new Uint8Array([0x30, 4, 0, 1, byte, 0]));
    expect(client.got()).toEqual(version === 5 ? ['DISCONNECT 0x81', '(closed)'] : ['(closed)']);
  }
});

const badProperties: [what: string, property: number[]][] = [
  ['Response Topic [MQTT5-3.3.2-13]', [0x08, 0, 1, 0xff]],
  ['Content Type [MQTT5-3.3.2-19]', [0x03, 0, 1, 0xff]],
  ['name of a User Property [MQTT5-1.5.7-1]', [0x26, 0, 1, 0xff, 0, 1, 0x61]],
  ['value of a User Property [MQTT5-1.5.7-1]', [0x26, 0, 1, 0x61, 0, 1, 0xff]],
];
test.each(badProperties)('ill-formed UTF-8 is malformed in the %s', (_what, property) => {
  const client = new Flow().client(5, 'a');
  client.bytes(new Uint8Array([0x30, 4 + property.length, 0, 1, 0x74, property.length, ...property]));
  expect(client.got()).toEqual(['DISCONNECT 0x81', '(closed)']);
});

// [MQTT5-2.2.2-1]
test('a packet without properties has a Property Length of 0', () => {
  const flow = new Flow();
  const client = flow.client(5, 'a');
  const sent: Uint8Array[] = [];
  const packets: Packet[] = [
    {
      type: 'SUBSCRIBE',
      packetId: 1,
      subscriptions: [{ filter: 't', qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 }],
    },
    { type: 'PUBLISH', topic: 't', payload: new Uint8Array(), qos: 0, dup: false, retain: false },
    { type: 'UNSUBSCRIBE', packetId: 2, filters: ['t'] },
  ];
  for (const packet of packets) {
    const bytes = new Uint8Array(encode(packet, 5));
    for (const effect of flow.broker.handle({ type: 'bytes', connection: client.connection, bytes }, flow.now))
      if (effect.type === 'send') sent.push(effect.bytes);
  }
  expect(sent.map((bytes) => [...bytes])).toEqual([
    [0x90, 4, 0, 1, 0, 0], // SUBACK
    [0x30, 4, 0, 1, 0x74, 0], // PUBLISH
    [0xb0, 4, 0, 2, 0, 0], // UNSUBACK
  ]);
});

// [MQTT5-4.3.3-7] [MQTT5-4.3.3-13]
test('a message that has been sent does not expire: it is sent again and the handshake goes on', () => {
  const flow = new Flow({ repeatedQoS2: 'success' });
  const receiver = subscriber(flow, 5, 2, lasting);
  const client = flow.client(5, 'p');
  client.publish('t', 'x', { qos: 2, packetId: 1, properties: { messageExpiryInterval: 1 } });
  expect(client.got()).toEqual(['PUBREC #1']);
  receiver.got();
  receiver.drop();
  flow.advance(5000);
  const again = flow.connect(5, 's', lasting);
  expect(again.got()).toEqual(['CONNACK present', 'PUBLISH t q2 #1 dup "x"']);
  again.ack('PUBREC', 1);
  expect(again.got()).toEqual(['PUBREL #1']);
  client.publish('t', 'x', { qos: 2, packetId: 1, dup: true, properties: { messageExpiryInterval: 1 } });
  client.ack('PUBREL', 1);
  expect(client.got()).toEqual(['PUBREC #1', 'PUBCOMP #1']);
});

// A clock that counts in floating point has fractions. Some make sums that are too large.
// [MQTT5-3.3.2-6]
test.each([1000, 74_350.51, 98_937.531])('at %d ms a live message carries the interval that it came with', (now) => {
  const flow = new Flow();
  flow.now = now;
  const receiver = subscriber(flow, 5, 0);
  flow.client(5, 'p').publish('t', 'x', { properties: { messageExpiryInterval: 100 } });
  expect(publishes(receiver)).toMatchObject([{ properties: { messageExpiryInterval: 100 } }]);
});

// [MQTT5-4.4.0-2]
test.each(versions)('what a client refused is not sent again: its place is free (version %i)', (version) => {
  const flow = new Flow({ maxInflight: 2 });
  const receiver = subscriber(flow, 5, 2, lasting);
  const client = flow.client(version, 'p');
  client.publish('t', '1', { qos: 1, packetId: 1 });
  client.publish('t', '2', { qos: 2, packetId: 2 });
  client.publish('t', '3', { qos: 2, packetId: 3 });
  receiver.got();
  receiver.ack('PUBACK', 1, 0x97);
  receiver.ack('PUBREC', 2, 0x80);
  expect(receiver.got()).toEqual(['PUBLISH t q2 #3 "3"']);
  receiver.drop();
  expect(flow.connect(5, 's', lasting).got()).toEqual(['CONNACK present', 'PUBLISH t q2 #3 dup "3"']);
});

// [MQTT5-4.4.0-1]
test.each(versions)('nothing is sent again while the connection lasts (version %i)', (version) => {
  const flow = new Flow();
  const receiver = subscriber(flow, version);
  flow.client(4, 'p').publish('t', 'x', { qos: 1, packetId: 1 });
  receiver.got();
  flow.advance(3_600_000);
  expect(receiver.got()).toEqual([]);
});

// [MQTT311-4.3.3-1] [MQTT5-4.3.3-6]
test.each(versions)(
  'a late PUBREC for what is still to be sent again is answered, and its PUBLISH not sent (version %i)',
  (version) => {
    const flow = new Flow({ maxInflight: 2 });
    const receiver = subscriber(flow, version, 2, lasting);
    const client = flow.client(4, 'p');
    for (const packetId of [1, 2]) client.publish('t', `${packetId}`, { qos: 2, packetId });
    receiver.got();
    receiver.drop();
    const again = flow.open(version);
    flow.input({ type: 'congestion', connection: again.connection, congested: true });
    again.send({ type: 'CONNECT', version, clientId: 's', keepAlive: 0, ...lasting, clean: false });
    again.ack('PUBREC', 1);
    expect(again.got()).toEqual(['CONNACK present', 'PUBREL #1']);
    flow.input({ type: 'congestion', connection: again.connection, congested: false });
    expect(again.got()).toEqual(['PUBLISH t q2 #2 dup "2"']);
  },
);

// [MQTT5-3.3.4-10] [MQTT5-4.9.0-2] [MQTT5-4.9.0-3]
test('a full window delays PUBLISH only', () => {
  const flow = new Flow();
  const receiver = subscriber(flow, 5, 2, { properties: { receiveMaximum: 1 } });
  const client = flow.client(5, 'p');
  client.publish('t', '1', { qos: 2, packetId: 1 });
  client.publish('t', '2', { qos: 1, packetId: 2 });
  receiver.got();
  receiver.subscribe('x');
  receiver.unsubscribe('x');
  receiver.publish('y', 'x', { qos: 1, packetId: 1 });
  receiver.publish('y', 'x', { qos: 2, packetId: 2 });
  receiver.ack('PUBREL', 2);
  receiver.ack('PUBREC', 1);
  expect(receiver.got()).toEqual([
    'SUBACK #1000 0x00',
    'UNSUBACK #1001 0x00',
    'PUBACK #1 0x10',
    'PUBREC #2 0x10',
    'PUBCOMP #2',
    'PUBREL #1',
  ]);
  receiver.ack('PUBCOMP', 1);
  expect(receiver.got()).toEqual(['PUBLISH t q1 #2 "2"']);
});

// [MQTT5-3.14.4-1] [MQTT5-3.14.4-2] [MQTT5-3.14.2-1]
test('after the DISCONNECT of the broker nothing follows, and it closes', () => {
  const flow = new Flow();
  const client = flow.client(5, 'a');
  client.subscribe('t');
  client.got();
  // Bytes behind the fault in the same chunk, and later messages, do not count for this connection any more.
  client.bytes(new Uint8Array([0xf0, 0, 0xc0, 0]));
  flow.client(5, 'b').publish('t', 'x');
  expect(client.got()).toEqual(['DISCONNECT 0x82', '(closed)']);
});
