// SUBSCRIBE and UNSUBSCRIBE, overlapping and shared subscriptions.
import { expect, test } from 'vitest';
import type { Connect, Publish, SubscriptionRequest } from '../../src/mqtt/packet.ts';
import { Flow, versions, type FlowClient } from '../broker/flow.ts';

const lasting: Partial<Connect> = { clean: false, properties: { sessionExpiryInterval: 100 } };
const request = (filter: string, qos: 0 | 1 | 2): SubscriptionRequest => ({
  filter,
  qos,
  noLocal: false,
  retainAsPublished: false,
  retainHandling: 0,
});

// [MQTT311-3.9.3-1] [MQTT311-3.9.3-2] [MQTT311-3.8.4-4] [MQTT5-3.9.3-1] [MQTT5-3.9.3-2] [MQTT5-3.8.4-5] [MQTT5-3.8.4-7]
test.each(versions)(
  'codes come in the order of the filters, the same filter twice is two requests (version %i)',
  (version) => {
    const flow = new Flow();
    const client = flow.client(version, 'a');
    client.send({
      type: 'SUBSCRIBE',
      packetId: 77,
      subscriptions: [request('a', 2), request('b', 0), request('c', 1), request('a', 1)],
    });
    expect(client.got()).toEqual(['SUBACK #77 0x02 0x00 0x01 0x01']);
    flow.client(version, 'p').publish('a', 'x', { qos: 2, packetId: 1 });
    expect(client.got()).toEqual(['PUBLISH a q1 #1 "x"']);
  },
);

const badFilters: [what: string, packet: number[]][] = [
  ['SUBSCRIBE of 3.1.1 [MQTT311-3.8.3-1]', [0x82, 6, 0, 1, 0, 1, 0xff, 0]],
  ['UNSUBSCRIBE of 3.1.1 [MQTT311-3.10.3-1]', [0xa2, 5, 0, 1, 0, 1, 0xff]],
];
test.each(badFilters)('a filter that is not UTF-8 ends the connection: %s', (_what, packet) => {
  const client = new Flow().client(4, 'a');
  client.bytes(new Uint8Array(packet));
  expect(client.got()).toEqual(['(closed)']);
});

const badFilters5: [what: string, packet: number[]][] = [
  ['SUBSCRIBE of 5.0 [MQTT5-3.8.3-1]', [0x82, 7, 0, 1, 0, 0, 1, 0xff, 0]],
  ['UNSUBSCRIBE of 5.0 [MQTT5-3.10.3-1]', [0xa2, 6, 0, 1, 0, 0, 1, 0xff]],
];
test.each(badFilters5)('a filter that is not UTF-8 is malformed: %s', (_what, packet) => {
  const client = new Flow().client(5, 'a');
  client.bytes(new Uint8Array(packet));
  expect(client.got()).toEqual(['DISCONNECT 0x81', '(closed)']);
});

// [MQTT311-4.7.1-3] [MQTT311-4.7.1-2] [MQTT5-4.7.1-2] [MQTT5-4.7.1-1]
test.each(versions)('+ stands alone in its level (version %i)', (version) => {
  for (const filter of ['a+', '+a', 'a/b+/c', '++', 'a#', '#/a', '##']) {
    const client = new Flow().client(version, 'a');
    const bytes = [...Buffer.from(filter)];
    const properties = version === 5 ? [0] : [];
    const body = [0, 1, ...properties, 0, bytes.length, ...bytes, 0];
    client.bytes(new Uint8Array([0x82, body.length, ...body]));
    expect(client.got()).toEqual(version === 5 ? ['DISCONNECT 0x8f', '(closed)'] : ['(closed)']);
  }
});

// [MQTT311-3.8.4-3] [MQTT5-3.8.4-3] [MQTT5-3.8.4-4]
test.each(versions)(
  'replacing a subscription loses nothing that waits and repeats retained messages (version %i)',
  (version) => {
    const flow = new Flow({ maxInflight: 1 });
    const client = flow.client(version, 'a');
    client.subscribe('t', 1);
    const publisher = flow.client(4, 'p');
    publisher.publish('t', '1', { qos: 1, packetId: 1, retain: true });
    publisher.publish('t', '2', { qos: 1, packetId: 1 });
    client.got();
    client.subscribe('t', 1);
    publisher.publish('t', '3', { qos: 1, packetId: 1 });
    client.got();
    client.ack('PUBACK', 1);
    client.ack('PUBACK', 2);
    client.ack('PUBACK', 3);
    expect(client.got()).toEqual(['PUBLISH t q1 #2 "2"', 'PUBLISH t q1 #3 retain "1"', 'PUBLISH t q1 #4 "3"']);
  },
);

// [MQTT311-3.10.4-1] [MQTT311-3.10.4-2] [MQTT311-3.10.4-4] [MQTT311-3.10.4-6] [MQTT5-3.10.4-1] [MQTT5-3.10.4-2]
// [MQTT5-3.10.4-4] [MQTT5-3.10.4-6]
test.each(versions)(
  'UNSUBSCRIBE deletes what is equal, character by character, and answers once (version %i)',
  (version) => {
    const flow = new Flow();
    const client = flow.client(version, 'a');
    client.subscribe(['t/1', 't/+', 'T/1']);
    client.got();
    client.unsubscribe('t/1', 't/#', '#');
    client.unsubscribe('+/1');
    expect(client.got()).toEqual(
      version === 5 ? ['UNSUBACK #1001 0x00 0x11 0x11', 'UNSUBACK #1001 0x11'] : ['UNSUBACK #1001', 'UNSUBACK #1001'],
    );
    const publisher = flow.client(4, 'p');
    publisher.publish('t/1', 'x');
    publisher.publish('T/1', 'x');
    expect(client.got()).toEqual(['PUBLISH t/1 q0 "x"', 'PUBLISH T/1 q0 "x"']);
  },
);

// [MQTT311-3.10.4-3] [MQTT5-3.10.4-3]
test.each(versions)('deliveries that have begun are completed after UNSUBSCRIBE (version %i)', (version) => {
  const flow = new Flow();
  const client = flow.client(version, 'a', lasting);
  client.subscribe('t', 2);
  const publisher = flow.client(4, 'p');
  publisher.publish('t', '1', { qos: 1, packetId: 1 });
  publisher.publish('t', '2', { qos: 2, packetId: 2 });
  client.unsubscribe('t');
  client.got();
  client.ack('PUBREC', 2);
  expect(client.got()).toEqual(['PUBREL #2']);
  client.drop();
  expect(flow.connect(version, 'a', lasting).got()).toEqual([
    'CONNACK present',
    'PUBREL #2',
    'PUBLISH t q1 #1 dup "1"',
  ]);
});

// [MQTT311-3.3.5-1] [MQTT5-3.3.4-2]
test.each(['each', 'once'] as const)(
  'overlapping subscriptions respect the highest QoS of those that match (%s)',
  (overlappingDeliveries) => {
    for (const version of versions) {
      const flow = new Flow({ overlappingDeliveries });
      const client = flow.client(version, 'a');
      client.subscribe('t', 0);
      client.subscribe('+', 2);
      client.subscribe('t/#', 1);
      client.subscribe('other', 2);
      client.got();
      flow.client(4, 'p').publish('t', 'x', { qos: 2, packetId: 1 });
      const levels = client.packets().map((packet) => (packet.type === 'PUBLISH' ? packet.qos : -1));
      expect(Math.max(...levels)).toBe(2);
      expect(levels).toHaveLength(overlappingDeliveries === 'each' ? 3 : 1);
    }
  },
);

function identifiers(client: FlowClient): (readonly number[] | undefined)[] {
  return client
    .packets()
    .filter((packet): packet is Publish => packet.type === 'PUBLISH')
    .map((packet) => packet.properties?.subscriptionIdentifier);
}

// [MQTT5-3.3.4-3] [MQTT5-3.3.4-4]
test('one copy has the identifiers of all that match, also equal ones, and of no other', () => {
  const flow = new Flow({ overlappingDeliveries: 'once' });
  const client = flow.client(5, 'a');
  client.subscribe('a/b', 0, {}, { subscriptionIdentifier: [268_435_455] });
  client.subscribe('a/+', 0, {}, { subscriptionIdentifier: [1] });
  client.subscribe('#', 0, {}, { subscriptionIdentifier: [1] });
  client.subscribe('+/b', 0);
  client.subscribe('b', 0, {}, { subscriptionIdentifier: [9] });
  client.got();
  flow.client(4, 'p').publish('a/b', 'x');
  const [all = []] = identifiers(client);
  expect([...all].sort((one, other) => one - other)).toEqual([1, 1, 268_435_455]);
});

// [MQTT5-3.3.4-3] [MQTT5-3.3.4-5]
test('an identifier goes with its subscription when that is replaced or waits in the queue', () => {
  const flow = new Flow();
  const client = flow.client(5, 'a', lasting);
  client.subscribe('t', 1, {}, { subscriptionIdentifier: [1] });
  client.subscribe('t', 1, {}, { subscriptionIdentifier: [2] });
  client.got();
  client.drop();
  flow.client(4, 'p').publish('t', 'x', { qos: 1, packetId: 1 });
  const again = flow.connect(5, 'a', lasting);
  expect(identifiers(again)).toEqual([[2]]);
  again.subscribe('t', 1);
  again.got();
  flow.client(4, 'p').publish('t', 'y', { qos: 1, packetId: 1 });
  expect(identifiers(again)).toEqual([undefined]);
});

// [MQTT5-3.8.3-3] [MQTT5-3.3.1-12] [MQTT5-3.3.1-13]
test.each(['each', 'once'] as const)(
  'No Local and Retain As Published are of one subscription (%s)',
  (overlappingDeliveries) => {
    const flow = new Flow({ overlappingDeliveries });
    const client = flow.client(5, 'a');
    client.subscribe(
      't',
      0,
      { noLocal: true, retainAsPublished: true, retainHandling: 2 },
      { subscriptionIdentifier: [1] },
    );
    client.subscribe('+', 0, { retainHandling: 2 }, { subscriptionIdentifier: [2] });
    client.got();
    // Its own: only by the second subscription, which takes RETAIN away.
    client.publish('t', 'own', { retain: true });
    expect(client.packets()).toMatchObject([{ retain: false, properties: { subscriptionIdentifier: [2] } }]);
    flow.client(5, 'b').publish('t', 'other', { retain: true });
    const others = client.packets();
    expect(others).toHaveLength(overlappingDeliveries === 'each' ? 2 : 1);
    for (const packet of others) {
      if (packet.type !== 'PUBLISH') continue;
      expect(packet.retain).toBe(packet.properties?.subscriptionIdentifier?.includes(1));
    }
  },
);

// [MQTT5-3.8.3-3]
test('No Local follows the Client Identifier over a new connection', () => {
  const flow = new Flow();
  const client = flow.client(5, 'a', lasting);
  client.subscribe('t', 1, { noLocal: true });
  client.got();
  const will = { topic: 't', payload: new Uint8Array([0x77]), qos: 1 as const, retain: false };
  client.drop();
  const second = flow.client(5, 'a', { ...lasting, will });
  second.publish('t', 'own', { qos: 1, packetId: 1 });
  expect(second.got()).toEqual(['PUBACK #1']);
  second.drop();
  expect(flow.connect(5, 'a', lasting).got()).toEqual(['CONNACK present']);
});

// [MQTT311-4.7.2-1] [MQTT5-4.7.2-1]
test.each(versions)('topics that start with $ are hidden from leading wildcards only (version %i)', (version) => {
  const flow = new Flow();
  const client = flow.client(version, 'a');
  const publisher = flow.client(version, 'p');
  client.subscribe(['#', '+/x', '+/#']);
  client.got();
  publisher.publish('$y/x', 'x');
  expect(client.got()).toEqual([]);
  for (const filter of ['$y/#', '$y/+']) {
    client.subscribe(filter);
    client.got();
    publisher.publish('$y/x', 'x');
    client.unsubscribe(filter);
    expect(client.got()[0]).toBe('PUBLISH $y/x q0 "x"');
  }
});

// [MQTT311-4.7.3-4]
test('a filter that only looks like a share is an ordinary one in 3.1.1', () => {
  const flow = new Flow({ strangeShares: 'granted' });
  const client = flow.client(4, 'a');
  client.subscribe(['$share/g', '$share/+/t', '$share//t']);
  expect(client.got()).toEqual(['SUBACK #1000 0x00 0x00 0x00']);
  flow.client(4, 'p').publish('$share/g', 'x');
  expect(client.got()).toEqual(['PUBLISH $share/g q0 "x"']);
});

function member(flow: Flow, id: string, qos: 0 | 1 | 2, more: Partial<Connect> = lasting): FlowClient {
  const client = flow.client(5, id, more);
  client.subscribe('$share/g/t', qos);
  client.got();
  return client;
}

// [MQTT5-4.8.2-3]
test('each member of a group gets messages at its own granted QoS', () => {
  const flow = new Flow();
  const members = [member(flow, 'a', 0), member(flow, 'b', 1), member(flow, 'c', 2)];
  const publisher = flow.client(5, 'p');
  for (const packetId of [1, 2, 3]) publisher.publish('t', 'x', { qos: 2, packetId });
  expect(members.map((client) => client.got().map((line) => line.replace(/ #\d+/, '')))).toEqual([
    ['PUBLISH t q0 "x"'],
    ['PUBLISH t q1 "x"'],
    ['PUBLISH t q2 "x"'],
  ]);
});

// [MQTT5-4.8.2-4]
test.each(['PUBLISH', 'PUBREL'] as const)(
  'a QoS 2 delivery that broke off after %s is completed with the member that began it',
  (after) => {
    const flow = new Flow();
    const [a, b] = [member(flow, 'a', 2), member(flow, 'b', 2)];
    flow.client(5, 'p').publish('t', 'x', { qos: 2, packetId: 1 });
    expect(a.got()).toEqual(['PUBLISH t q2 #1 "x"']);
    if (after === 'PUBREL') a.ack('PUBREC', 1);
    a.drop();
    expect(b.got()).toEqual([]);
    const again = flow.connect(5, 'a', lasting);
    expect(again.got()).toEqual(['CONNACK present', after === 'PUBREL' ? 'PUBREL #1' : 'PUBLISH t q2 #1 dup "x"']);
    if (after === 'PUBLISH') again.ack('PUBREC', 1);
    again.ack('PUBCOMP', 1);
    again.got();
    again.disconnect(0, { sessionExpiryInterval: 0 });
    expect(b.got()).toEqual([]);
  },
);

// [MQTT5-4.8.2-5]
test.each(['expiry', 'clean start', 'takeover'] as const)(
  'a QoS 2 delivery that has begun goes to nobody when its session ends by %s',
  (end) => {
    const flow = new Flow();
    const [a, b] = [member(flow, 'a', 2), member(flow, 'b', 2)];
    flow.client(5, 'p').publish('t', 'x', { qos: 2, packetId: 1 });
    a.got();
    if (end === 'takeover') flow.client(5, 'a', { clean: true });
    else a.drop();
    if (end === 'expiry') flow.advance(100_000);
    if (end === 'clean start') flow.client(5, 'a', { clean: true });
    expect(b.got()).toEqual([]);
  },
);

// [MQTT5-4.8.2-6]
test('a message that a member refuses goes to nobody else, now or when its session ends', () => {
  const flow = new Flow();
  const [a, b] = [member(flow, 'a', 2), member(flow, 'b', 2)];
  const publisher = flow.client(5, 'p');
  publisher.publish('t', '1', { qos: 1, packetId: 1 });
  publisher.publish('t', '2', { qos: 2, packetId: 2 });
  publisher.publish('t', '3', { qos: 2, packetId: 3 });
  expect(a.got()).toEqual(['PUBLISH t q1 #1 "1"', 'PUBLISH t q2 #2 "3"']);
  expect(b.got()).toEqual(['PUBLISH t q2 #1 "2"']);
  a.ack('PUBACK', 1, 0x87);
  a.ack('PUBREC', 2, 0x80);
  a.drop();
  flow.advance(100_000);
  expect(b.got()).toEqual([]);
});
