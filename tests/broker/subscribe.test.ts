import { expect, test } from 'vitest';
import { Flow, versions } from './flow.ts';

// [MQTT311-3.3.2-3] [MQTT311-4.7.2-1] [MQTT5-3.3.2-3]
test.each([
  ['a/b', 'a/b', true],
  ['a/b', 'a', false],
  ['a/+', 'a/b', true],
  ['a/+', 'a', false],
  ['a/+', 'a/', true],
  ['+', '/a', false],
  ['+/+', '/a', true],
  ['#', 'a/b/c', true],
  ['a/#', 'a', true],
  ['a/#', 'a/b/c', true],
  ['a/#', 'ab', false],
  ['a/+/c', 'a/b/c', true],
  ['+/b/#', 'a/b', true],
  ['#', '$SYS/x', false],
  ['+/x', '$SYS/x', false],
  ['$x/#', '$x/y', true],
])('the filter %s and the topic %s: match is %s', (filter, topic, matches) => {
  const flow = new Flow();
  const subscriber = flow.client(4, 's');
  subscriber.subscribe(filter);
  subscriber.got();
  flow.client(4, 'p').publish(topic, 'x');
  expect(subscriber.got()).toEqual(matches ? [`PUBLISH ${topic} q0 "x"`] : []);
});

test('a topic of 65,000 levels is matched where it is allowed', () => {
  const flow = new Flow({ maxTopicLevels: 65_536 });
  const subscriber = flow.client(4, 's');
  const topic = '/'.repeat(65_000);
  subscriber.subscribe(['#', `${topic}+`]);
  subscriber.got();
  flow.client(4, 'p').publish(topic, 'x');
  expect(subscriber.payloads()).toEqual(['x', 'x']);
});

// [MQTT311-3.8.4-1] [MQTT311-3.8.4-2] [MQTT311-3.8.4-5] [MQTT311-2.3.1-7] [MQTT5-3.8.4-1] [MQTT5-3.8.4-2]
// [MQTT5-3.8.4-6] [MQTT5-2.2.1-6]
test.each(versions)('each filter of one SUBSCRIBE gets its answer (version %i)', (version) => {
  const client = new Flow().client(version, 'a');
  client.subscribe(['a', 'b/#'], 1);
  expect(client.got()).toEqual(['SUBACK #1000 0x01 0x01']);
});

// [MQTT311-3.10.4-5] [MQTT5-3.10.4-1] [MQTT5-3.10.4-2] [MQTT5-3.10.4-5] [MQTT5-3.10.4-6] [MQTT5-3.11.3-1]
// [MQTT5-3.11.3-2]
test('after UNSUBSCRIBE nothing comes any more, and v5 is told whether there was a subscription', () => {
  const flow = new Flow();
  const client = flow.client(5, 'a');
  client.subscribe(['a', 'a/+']);
  client.unsubscribe('a', 'a/+', 'b');
  expect(client.got()).toEqual(['SUBACK #1000 0x00 0x00', 'UNSUBACK #1001 0x00 0x00 0x11']);
  const publisher = flow.client(4, 'p');
  publisher.publish('a', 'x');
  publisher.publish('a/b', 'x');
  expect(client.got()).toEqual([]);
  const old = flow.client(4, 'o');
  old.unsubscribe('a');
  expect(old.got()).toEqual(['UNSUBACK #1001']);
});

// [MQTT311-3.8.4-3] [MQTT5-3.8.4-3]
test('the same filter again replaces the subscription', () => {
  const flow = new Flow();
  const client = flow.client(4, 'a');
  client.subscribe('t', 0);
  client.subscribe('t', 1);
  client.got();
  flow.client(4, 'p').publish('t', 'x', { qos: 1, packetId: 1 });
  expect(client.got()).toEqual(['PUBLISH t q1 #1 "x"']);
});

// [MQTT5-3.3.4-2] [MQTT5-3.3.4-3] [MQTT5-3.3.4-5]
test('overlapping subscriptions get a copy each, with their own identifiers', () => {
  const flow = new Flow();
  const client = flow.client(5, 'a');
  client.subscribe('t', 0, {}, { subscriptionIdentifier: [5] });
  client.subscribe('+', 1, {}, { subscriptionIdentifier: [6] });
  client.subscribe('#', 2);
  client.got();
  flow.client(5, 'p').publish('t', 'x', { qos: 2, packetId: 1 });
  const copies = client
    .packets()
    .map((packet) => packet.type === 'PUBLISH' && [packet.qos, packet.properties?.subscriptionIdentifier]);
  expect(copies).toHaveLength(3);
  expect(copies).toEqual(
    expect.arrayContaining([
      [0, [5]],
      [1, [6]],
      [2, undefined],
    ]),
  );
});

// [MQTT5-3.3.4-2] [MQTT5-3.3.4-4]
test('or one copy at the highest QoS with all identifiers, as the option says', () => {
  const flow = new Flow({ overlappingDeliveries: 'once' });
  const client = flow.client(5, 'a');
  client.subscribe('t', 0, {}, { subscriptionIdentifier: [5] });
  client.subscribe('+', 1, {}, { subscriptionIdentifier: [6] });
  client.got();
  flow.client(5, 'p').publish('t', 'x', { qos: 2, packetId: 1 });
  expect(client.packets()).toMatchObject([{ qos: 1, properties: { subscriptionIdentifier: [5, 6] } }]);
});

// [MQTT5-3.8.3-3]
test('No Local keeps own messages away, but only from that subscription', () => {
  const flow = new Flow({ overlappingDeliveries: 'once' });
  const client = flow.client(5, 'a');
  client.subscribe('t', 0, { noLocal: true });
  client.got();
  client.publish('t', 'own');
  expect(client.got()).toEqual([]);
  flow.client(5, 'b').publish('t', 'other');
  expect(client.got()).toEqual(['PUBLISH t q0 "other"']);
  client.subscribe('+', 0);
  client.got();
  client.publish('t', 'own');
  expect(client.got()).toEqual(['PUBLISH t q0 "own"']);
});

// [MQTT5-4.8.2-1] [MQTT5-4.8.2-2]
test.each(['$share/g', '$share//t', '$share/+/t', '$share/g/', '$queue/'])(
  'the filter %s is refused with 0x8f',
  (filter) => {
    const client = new Flow().client(5, 'a');
    // The encoder would not write these: 0x82, length, packet id 1, no properties, filter, options.
    const bytes = Buffer.from(filter);
    client.bytes(new Uint8Array([0x82, 6 + bytes.length, 0, 1, 0, 0, bytes.length, ...bytes, 0]));
    expect(client.got()).toEqual(['DISCONNECT 0x8f', '(closed)']);
  },
);

// [MQTT5-3.8.3-4]
test('No Local on a shared subscription is a protocol error', () => {
  const client = new Flow().client(5, 'a');
  client.bytes(new Uint8Array([0x82, 16, 0, 1, 0, 0, 10, ...Buffer.from('$share/g/t'), 4]));
  expect(client.got()).toEqual(['DISCONNECT 0x82', '(closed)']);
});
