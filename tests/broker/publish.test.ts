import { expect, test } from 'vitest';
import type { QoS } from '../../src/mqtt/packet.ts';
import { Flow, versions } from './flow.ts';

const levels = [0, 1, 2] as const;
const cells = versions.flatMap((version) =>
  levels.flatMap((published) => levels.map((granted): [4 | 5, QoS, QoS] => [version, published, granted])),
);

// [MQTT311-3.8.4-6] [MQTT5-3.8.4-8] [MQTT5-3.8.4-7]
test.each(cells)(
  'version %i: published at QoS %i, granted %i, delivered at the lower',
  (version, published, granted) => {
    const flow = new Flow();
    const subscriber = flow.client(version, 's');
    subscriber.subscribe('t', granted);
    expect(subscriber.got()).toEqual([`SUBACK #1000 0x0${granted}`]);
    flow.client(version, 'p').publish('t', 'hi', { qos: published, ...(published > 0 && { packetId: 7 }) });
    const qos = Math.min(published, granted);
    expect(subscriber.got()).toEqual([qos === 0 ? 'PUBLISH t q0 "hi"' : `PUBLISH t q${qos} #1 "hi"`]);
  },
);

// [MQTT311-4.3.3-1]
test('QoS 2 goes through four packets on each hop, and onward on PUBLISH', () => {
  const flow = new Flow();
  const subscriber = flow.client(4, 's');
  subscriber.subscribe('t', 2);
  subscriber.got();
  const publisher = flow.client(4, 'p');
  publisher.publish('t', 'hi', { qos: 2, packetId: 7 });
  expect(publisher.got()).toEqual(['PUBREC #7']);
  expect(subscriber.got()).toEqual(['PUBLISH t q2 #1 "hi"']);
  subscriber.ack('PUBREC', 1);
  expect(subscriber.got()).toEqual(['PUBREL #1']);
  subscriber.ack('PUBCOMP', 1);
  publisher.ack('PUBREL', 7);
  expect(publisher.got()).toEqual(['PUBCOMP #7']);
  expect(subscriber.got()).toEqual([]);
});

test('onward on PUBREL when the option says so', () => {
  const flow = new Flow({ onwardQoS2: 'on-pubrel' });
  const subscriber = flow.client(5, 's');
  subscriber.subscribe('t', 0);
  subscriber.got();
  const publisher = flow.client(5, 'p');
  publisher.publish('t', 'hi', { qos: 2, packetId: 7 });
  expect(subscriber.got()).toEqual([]);
  publisher.ack('PUBREL', 7);
  expect(subscriber.got()).toEqual(['PUBLISH t q0 "hi"']);
});

// [MQTT311-4.3.3-2] [MQTT5-4.3.3-8] [MQTT5-4.3.3-10] [MQTT5-4.3.3-11] [MQTT5-4.3.3-12]
test.each(versions)('a QoS 2 PUBLISH repeated before PUBREL is passed on once (version %i)', (version) => {
  const flow = new Flow({ repeatedQoS2: 'success' });
  const subscriber = flow.client(version, 's');
  subscriber.subscribe('t');
  subscriber.got();
  const publisher = flow.client(version, 'p', { clean: false, properties: { sessionExpiryInterval: 60 } });
  publisher.publish('t', 'one', { qos: 2, packetId: 7 });
  publisher.publish('t', 'one', { qos: 2, packetId: 7, dup: true });
  expect(publisher.got()).toEqual(['PUBREC #7', 'PUBREC #7']);
  publisher.drop();
  const again = flow.client(version, 'p', { clean: false, properties: { sessionExpiryInterval: 60 } });
  again.publish('t', 'one', { qos: 2, packetId: 7, dup: true });
  again.ack('PUBREL', 7);
  expect(again.got()).toEqual(['PUBREC #7', 'PUBCOMP #7']);
  expect(subscriber.got()).toEqual(['PUBLISH t q0 "one"']);
  again.publish('t', 'two', { qos: 2, packetId: 7 });
  expect(subscriber.got()).toEqual(['PUBLISH t q0 "two"']);
});

test('v5 publishers learn that nobody subscribes, 3.1.1 publishers do not', () => {
  const flow = new Flow();
  const young = flow.client(5, 'y');
  young.publish('t', '', { qos: 1, packetId: 1 });
  young.publish('t', '', { qos: 2, packetId: 2 });
  expect(young.got()).toEqual(['PUBACK #1 0x10', 'PUBREC #2 0x10']);
  const old = flow.client(4, 'o');
  old.publish('t', '', { qos: 1, packetId: 1 });
  expect(old.got()).toEqual(['PUBACK #1']);
});

test('PUBREL for an id that is not known is answered, in v5 with 0x92', () => {
  const flow = new Flow();
  const young = flow.client(5, 'y');
  young.ack('PUBREL', 9);
  expect(young.got()).toEqual(['PUBCOMP #9 0x92']);
  const old = flow.client(4, 'o');
  old.ack('PUBREL', 9);
  expect(old.got()).toEqual(['PUBCOMP #9']);
});

test('PUBREC for an id that is not known is answered with PUBREL 0x92', () => {
  const client = new Flow().client(5, 'a');
  client.ack('PUBREC', 9);
  expect(client.got()).toEqual(['PUBREL #9 0x92']);
});

// [MQTT5-3.3.4-7]
test('the 101st open QoS 2 message breaks the Receive Maximum of a v5 client', () => {
  const flow = new Flow();
  const publisher = flow.client(5, 'p');
  for (let id = 1; id <= 100; id += 1) publisher.publish('t', '', { qos: 2, packetId: id });
  publisher.got();
  publisher.ack('PUBREL', 1);
  publisher.publish('t', '', { qos: 2, packetId: 101 });
  expect(publisher.got()).toEqual(['PUBCOMP #1', 'PUBREC #101 0x10']);
  publisher.publish('t', '', { qos: 2, packetId: 102 });
  expect(publisher.got()).toEqual(['DISCONNECT 0x93', '(closed)']);
});

// [MQTT5-3.3.1-12] [MQTT5-3.3.1-13]
test('RETAIN is 0 for live messages, and kept for Retain As Published', () => {
  const flow = new Flow();
  const plain = flow.client(5, 'a');
  plain.subscribe('t');
  plain.got();
  const asPublished = flow.client(5, 'b');
  asPublished.subscribe('t', 0, { retainAsPublished: true });
  asPublished.got();
  flow.client(5, 'p').publish('t', 'x', { retain: true });
  expect(plain.got()).toEqual(['PUBLISH t q0 "x"']);
  expect(asPublished.got()).toEqual(['PUBLISH t q0 retain "x"']);
});

// [MQTT311-3.3.1-3]
test('DUP is not passed on', () => {
  const flow = new Flow();
  const subscriber = flow.client(4, 's');
  subscriber.subscribe('t', 1);
  subscriber.got();
  flow.client(4, 'p').publish('t', 'x', { qos: 1, packetId: 1, dup: true });
  expect(subscriber.got()).toEqual(['PUBLISH t q1 #1 "x"']);
});

// [MQTT5-3.3.2-4] [MQTT5-3.3.2-15] [MQTT5-3.3.2-16] [MQTT5-3.3.2-17] [MQTT5-3.3.2-18] [MQTT5-3.3.2-20]
test('the properties of a message reach v5 subscribers in their order, and 3.1.1 subscribers get the rest', () => {
  const flow = new Flow();
  const young = flow.client(5, 'y');
  young.subscribe('t');
  young.got();
  const old = flow.client(4, 'o');
  old.subscribe('t');
  old.got();
  const properties = {
    payloadFormatIndicator: 1 as const,
    contentType: 'text/plain',
    responseTopic: 'r',
    correlationData: new Uint8Array([1, 2]),
    userProperties: [
      ['b', '1'],
      ['a', '2'],
      ['b', '3'],
    ] as [string, string][],
  };
  flow.client(5, 'p').publish('t', 'x', { properties: { ...properties, topicAlias: 1 } });
  expect(young.packets()).toMatchObject([{ type: 'PUBLISH', properties }]);
  expect(old.got()).toEqual(['PUBLISH t q0 "x"']);
});

test('a fan-out gives each subscriber its own packet id', () => {
  const flow = new Flow();
  const subscribers = ['a', 'b', 'c'].map((id) => {
    const client = flow.client(4, id);
    client.subscribe('t', 1);
    client.got();
    return client;
  });
  const publisher = flow.client(4, 'p');
  publisher.publish('t', 'one', { qos: 1, packetId: 1 });
  subscribers[0]?.got();
  subscribers[0]?.ack('PUBACK', 1);
  publisher.publish('t', 'two', { qos: 1, packetId: 1 });
  expect(subscribers.map((client) => client.got())).toEqual([
    ['PUBLISH t q1 #2 "two"'],
    ['PUBLISH t q1 #1 "one"', 'PUBLISH t q1 #2 "two"'],
    ['PUBLISH t q1 #1 "one"', 'PUBLISH t q1 #2 "two"'],
  ]);
});
