// Topic Aliases in both directions, and what they do to the size of a packet.
import { expect, test } from 'vitest';
import type { Connect, Publish } from '../../src/mqtt/packet.ts';
import { Flow, type FlowClient } from '../broker/flow.ts';

const lasting: Partial<Connect> = { clean: false, properties: { sessionExpiryInterval: 100 } };

function subscriber(flow: Flow, qos: 0 | 1, more: Partial<Connect> = {}): FlowClient {
  const client = flow.client(5, 's', more);
  client.subscribe('t/#', qos);
  client.got();
  return client;
}

function publishes(client: FlowClient): Publish[] {
  return client.packets().filter((packet): packet is Publish => packet.type === 'PUBLISH');
}

// [MQTT5-3.3.2-12] [MQTT5-3.3.2-7]
test('every Topic Alias up to the maximum is accepted, and ends with its connection', () => {
  const flow = new Flow();
  const receiver = subscriber(flow, 0);
  const client = flow.client(5, 'p', lasting);
  for (const topicAlias of [1, 65_535]) {
    client.publish(`t/${topicAlias}`, 'set', { properties: { topicAlias } });
    client.publish('', 'used', { properties: { topicAlias } });
  }
  expect(receiver.got()).toEqual([
    'PUBLISH t/1 q0 "set"',
    'PUBLISH t/1 q0 "used"',
    'PUBLISH t/65535 q0 "set"',
    'PUBLISH t/65535 q0 "used"',
  ]);
  client.drop();
  const again = flow.client(5, 'p', lasting);
  again.publish('', 'x', { properties: { topicAlias: 1 } });
  expect(again.got()).toEqual(['DISCONNECT 0x82', '(closed)']);
});

// [MQTT5-3.2.2-18]
test('with a Topic Alias Maximum of 0 any alias is an error', () => {
  const client = new Flow({ topicAliasMaximum: 0 }).client(5, 'a');
  client.publish('t', 'x', { properties: { topicAlias: 1 } });
  expect(client.got()).toEqual(['DISCONNECT 0x94', '(closed)']);
});

// [MQTT5-3.1.2-27]
test.each([undefined, 0])('a client whose Topic Alias Maximum is %s gets no alias', (topicAliasMaximum) => {
  const flow = new Flow();
  const properties = topicAliasMaximum === undefined ? {} : { topicAliasMaximum };
  const receiver = subscriber(flow, 0, { properties });
  const client = flow.client(5, 'p');
  client.publish('t', 'x', { properties: { topicAlias: 1 } });
  client.publish('', 'x', { properties: { topicAlias: 1 } });
  const got = publishes(receiver);
  expect(got.map(({ topic }) => topic)).toEqual(['t', 't']);
  for (const packet of got) expect(packet).not.toHaveProperty('properties.topicAlias');
});

// [MQTT5-3.3.2-7]
test('aliases of the broker end with the connection: a PUBLISH that is sent again names its topic', () => {
  const flow = new Flow();
  const more: Partial<Connect> = { clean: false, properties: { sessionExpiryInterval: 100, topicAliasMaximum: 5 } };
  const receiver = subscriber(flow, 1, more);
  const client = flow.client(5, 'p');
  client.publish('t', '1', { qos: 1, packetId: 1 });
  client.publish('t', '2', { qos: 1, packetId: 1 });
  expect(publishes(receiver).map(({ topic }) => topic)).toEqual(['t', '']);
  receiver.drop();
  const again = flow.connect(5, 's', more);
  expect(publishes(again)).toMatchObject([
    { topic: 't', dup: true, packetId: 1, properties: { topicAlias: 1 } },
    { topic: '', dup: true, packetId: 2, properties: { topicAlias: 1 } },
  ]);
});

// [MQTT5-3.1.2-24]
test('a message that fits only without an alias goes without one', () => {
  const flow = new Flow();
  const receiver = subscriber(flow, 0, { properties: { topicAliasMaximum: 5, maximumPacketSize: 40 } });
  const client = flow.client(5, 'p');
  client.publish('t', 'x'.repeat(34)); // 2 + 3 + 1 + 34: as large as the client takes
  client.publish('t', 'y'.repeat(31)); // with an alias as large
  client.publish('t', 'z'.repeat(34)); // the alias is known now, and longer than the topic
  client.publish('t', 'w'.repeat(35)); // too large
  expect(receiver.payloads().map((payload) => payload.slice(0, 1))).toEqual(['x', 'y', 'z']);
});
