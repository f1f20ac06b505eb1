import { expect, test } from 'vitest';
import type { Connect } from '../../src/mqtt/packet.ts';
import { Flow, versions, type FlowClient } from './flow.ts';

const lasting: Partial<Connect> = { clean: false, properties: { sessionExpiryInterval: 100 } };

function away(flow: Flow, version: 4 | 5, filter = 't', qos: 0 | 1 | 2 = 2): void {
  const client = flow.client(version, 's', lasting);
  client.subscribe(filter, qos);
  client.got();
  client.disconnect();
}

function back(flow: Flow, version: 4 | 5): FlowClient {
  const client = flow.connect(version, 's', lasting);
  return client;
}

// [MQTT311-3.1.2-4] [MQTT311-3.1.2-5] [MQTT311-3.2.2-2] [MQTT311-4.1.0-1] [MQTT311-4.5.0-1] [MQTT5-3.1.2-5]
// [MQTT5-3.1.2-23] [MQTT5-3.2.2-3] [MQTT5-4.5.0-1]
test.each(versions)('messages of every QoS wait for an absent client in their order (version %i)', (version) => {
  const flow = new Flow();
  away(flow, version);
  const publisher = flow.client(version, 'p');
  publisher.publish('t', 'a', { qos: 0 });
  publisher.publish('t', 'b', { qos: 1, packetId: 1 });
  publisher.publish('t', 'c', { qos: 2, packetId: 2 });
  expect(back(flow, version).got()).toEqual([
    'CONNACK present',
    'PUBLISH t q0 "a"',
    'PUBLISH t q1 #1 "b"',
    'PUBLISH t q2 #2 "c"',
  ]);
});

test('QoS 0 is not kept when the option says so', () => {
  const flow = new Flow({ queueQoS0: false });
  away(flow, 4);
  const publisher = flow.client(4, 'p');
  publisher.publish('t', 'a');
  publisher.publish('t', 'b', { qos: 1, packetId: 1 });
  expect(back(flow, 4).got()).toEqual(['CONNACK present', 'PUBLISH t q1 #1 "b"']);
});

test.each([
  ['oldest', ['3', '4']],
  ['newest', ['1', '2']],
] as const)('a full queue loses its %s', (queueDrops, kept) => {
  const flow = new Flow({ maxQueue: 2, queueDrops });
  away(flow, 4);
  const publisher = flow.client(4, 'p');
  for (const payload of ['1', '2', '3', '4']) publisher.publish('t', payload, { qos: 1, packetId: 1 });
  expect(back(flow, 4).got().slice(1)).toEqual(kept.map((payload, index) => `PUBLISH t q1 #${index + 1} "${payload}"`));
});

// [MQTT311-3.1.2-6] [MQTT311-3.1.4-3] [MQTT311-3.2.2-1] [MQTT5-3.1.2-4] [MQTT5-3.1.4-4] [MQTT5-3.2.2-2]
test.each(versions)('a clean start discards the session (version %i)', (version) => {
  const flow = new Flow();
  away(flow, version);
  const publisher = flow.client(4, 'p');
  publisher.publish('t', 'x');
  const client = flow.connect(version, 's', { clean: true });
  expect(client.got()).toEqual(['CONNACK']);
  publisher.publish('t', 'x');
  expect(client.got()).toEqual([]);
});

// [MQTT5-4.1.0-2] [MQTT5-3.1.2-6]
test('a v5 session without an expiry interval ends with its connection', () => {
  const flow = new Flow();
  const client = flow.client(5, 's', { clean: false });
  client.subscribe('t');
  client.drop();
  expect(flow.connect(5, 's', { clean: false }).got()).toEqual(['CONNACK']);
});

// [MQTT5-4.1.0-2] [MQTT5-3.1.2-23] [MQTT5-3.2.2-3]
test('a v5 session ends when its expiry interval is over, not before', () => {
  const flow = new Flow();
  away(flow, 5);
  flow.advance(99_999);
  const client = back(flow, 5);
  expect(client.got()).toEqual(['CONNACK present']);
  client.drop();
  flow.advance(100_000);
  expect(back(flow, 5).got()).toEqual(['CONNACK']);
});

test('an expiry interval of 0xffffffff never ends', () => {
  const flow = new Flow();
  const client = flow.client(5, 's', { clean: false, properties: { sessionExpiryInterval: 0xffffffff } });
  client.drop();
  flow.advance(1e13);
  expect(back(flow, 5).got()).toEqual(['CONNACK present']);
});

test('a session of a 3.1.1 client lives for two hours', () => {
  const flow = new Flow();
  away(flow, 4);
  flow.advance(7_199_999);
  const client = back(flow, 4);
  expect(client.got()).toEqual(['CONNACK present']);
  client.drop();
  flow.advance(7_200_000);
  expect(back(flow, 4).got()).toEqual(['CONNACK']);
});

test('a resume with expiry 0 still delivers what waited, and then ends', () => {
  const flow = new Flow();
  away(flow, 5);
  flow.client(4, 'p').publish('t', 'x', { qos: 1, packetId: 1 });
  const client = flow.connect(5, 's', { clean: false });
  expect(client.got()).toEqual(['CONNACK present', 'PUBLISH t q1 #1 "x"']);
  client.drop();
  expect(back(flow, 5).got()).toEqual(['CONNACK']);
});

test('DISCONNECT can change the expiry interval', () => {
  const flow = new Flow();
  const client = flow.client(5, 's', lasting);
  client.disconnect(0, { sessionExpiryInterval: 5 });
  flow.advance(5000);
  expect(back(flow, 5).got()).toEqual(['CONNACK']);
});

test('DISCONNECT cannot give a life to a session that had none', () => {
  const client = new Flow().client(5, 's');
  client.disconnect(0, { sessionExpiryInterval: 5 });
  expect(client.got()).toEqual(['DISCONNECT 0x82', '(closed)']);
});

test('taking over keeps the session', () => {
  const flow = new Flow();
  const first = flow.client(5, 's', lasting);
  first.subscribe('t');
  first.got();
  const second = flow.connect(5, 's', lasting);
  expect(second.got()).toEqual(['CONNACK present']);
  flow.client(4, 'p').publish('t', 'x');
  expect(second.got()).toEqual(['PUBLISH t q0 "x"']);
});

// [MQTT5-3.3.2-5] [MQTT5-3.3.2-6]
test('a message that expires while it waits is not delivered, the others carry what is left of their time', () => {
  const flow = new Flow();
  away(flow, 5);
  const publisher = flow.client(5, 'p');
  publisher.publish('t', 'short', { qos: 1, packetId: 1, properties: { messageExpiryInterval: 5 } });
  publisher.publish('t', 'long', { qos: 1, packetId: 1, properties: { messageExpiryInterval: 50 } });
  flow.advance(5000);
  const [, ...packets] = back(flow, 5).packets();
  expect(packets).toMatchObject([{ type: 'PUBLISH', packetId: 1, properties: { messageExpiryInterval: 45 } }]);
});

// [MQTT5-3.3.2-5]
test('a QoS 2 message that expires before its PUBREL goes to nobody, where it is held until then', () => {
  const flow = new Flow({ onwardQoS2: 'on-pubrel' });
  const subscriber = flow.client(5, 's');
  subscriber.subscribe('t', 2);
  subscriber.got();
  const publisher = flow.client(5, 'p');
  const properties = { messageExpiryInterval: 5 };
  publisher.publish('t', 'late', { qos: 2, packetId: 1, retain: true, properties });
  publisher.publish('t', 'in time', { retain: true });
  flow.advance(5001);
  publisher.ack('PUBREL', 1);
  expect(publisher.got()).toEqual(['PUBREC #1', 'PUBCOMP #1']);
  expect(subscriber.got()).toEqual(['PUBLISH t q0 "in time"']);
  subscriber.subscribe('t', 2);
  expect(subscriber.got()).toEqual(['SUBACK #1000 0x02', 'PUBLISH t q0 retain "in time"']);
});

test('a session may be taken up in the other version', () => {
  const flow = new Flow();
  away(flow, 5);
  flow.client(4, 'p').publish('t', 'x', { qos: 1, packetId: 1 });
  expect(back(flow, 4).got()).toEqual(['CONNACK present', 'PUBLISH t q1 #1 "x"']);
});
