// What outlives a broker that keeps its data, in both versions: after a shutdown, and after a crash.
import { expect, test } from 'vitest';
import { authorizeByRules } from '../../../src/broker/authorization.ts';
import { stateToView } from '../../../src/broker/events/state-to-view.ts';
import type { Connect } from '../../../src/mqtt/packet.ts';
import { versions, type Flow, type FlowClient } from '../flow.ts';
import { Restarts } from './restarts.ts';

const lasting: Partial<Connect> = { clean: false, properties: { sessionExpiryInterval: 100 } };
const ends = ['restart', 'crash'] as const;
const both = versions.flatMap((version) => ends.map((end) => [version, end] as const));

function subscriber(flow: Flow, version: 4 | 5, qos: 0 | 1 | 2 = 2, more: Partial<Connect> = {}): FlowClient {
  const client = flow.client(version, 's', { ...lasting, ...more });
  client.subscribe('t', qos);
  client.got();
  return client;
}

test.each(both)('messages that wait for a client wait on, in their order (version %i, %s)', (version, end) => {
  const restarts = new Restarts();
  const { flow } = restarts;
  subscriber(flow, version).disconnect();
  const publisher = flow.client(version, 'p');
  publisher.publish('t', 'a');
  publisher.publish('t', 'b', { qos: 1, packetId: 1 });
  publisher.publish('t', 'c', { qos: 2, packetId: 2 });
  expect(restarts[end]().connect(version, 's', lasting).got()).toEqual([
    'CONNACK present',
    'PUBLISH t q0 "a"',
    'PUBLISH t q1 #1 "b"',
    'PUBLISH t q2 #2 "c"',
  ]);
});

test.each(both)('what is in flight goes out again with DUP and its ids (version %i, %s)', (version, end) => {
  const restarts = new Restarts();
  const { flow } = restarts;
  const client = subscriber(flow, version);
  const publisher = flow.client(version, 'p');
  publisher.publish('t', 'a', { qos: 1, packetId: 1 });
  publisher.publish('t', 'b', { qos: 2, packetId: 2 });
  publisher.publish('t', 'c', { qos: 2, packetId: 3 });
  publisher.publish('t', 'd', { qos: 1, packetId: 4 });
  publisher.publish('t', 'e', { qos: 2, packetId: 5 });
  expect(client.payloads()).toHaveLength(5);
  client.ack('PUBREC', 3);
  client.ack('PUBREC', 2);
  client.ack('PUBACK', 4);
  const again = restarts[end]().connect(version, 's', lasting);
  expect(again.got()).toEqual([
    'CONNACK present',
    'PUBREL #3',
    'PUBREL #2',
    'PUBLISH t q1 #1 dup "a"',
    'PUBLISH t q2 #5 dup "e"',
  ]);
  again.ack('PUBCOMP', 3);
  again.ack('PUBCOMP', 2);
  again.ack('PUBACK', 1);
  expect(restarts[end]().connect(version, 's', lasting).got()).toEqual(['CONNACK present', 'PUBLISH t q2 #5 dup "e"']);
});

test.each(both)('a QoS 2 id of a client is remembered until PUBREL (version %i, %s)', (version, end) => {
  const restarts = new Restarts();
  const { flow } = restarts;
  const listener = flow.client(version, 'l', lasting);
  listener.subscribe('t', 0);
  listener.got();
  const publisher = flow.client(version, 'p', lasting);
  publisher.publish('t', 'once', { qos: 2, packetId: 7 });
  expect(listener.payloads()).toEqual(['once']);
  const next = restarts[end]();
  const back = next.connect(version, 'l', lasting);
  const again = next.client(version, 'p', lasting);
  again.publish('t', 'once', { qos: 2, packetId: 7, dup: true });
  again.ack('PUBREL', 7);
  expect(again.got()).toEqual([version === 5 ? 'PUBREC #7 0x91' : 'PUBREC #7', 'PUBCOMP #7']);
  expect(back.got()).toEqual(['CONNACK present']);
  const last = restarts[end]().client(version, 'p', lasting);
  last.publish('t', 'new', { qos: 2, packetId: 7 });
  expect(last.got()).toEqual(['PUBREC #7']);
});

test.each(both)('a message held until PUBREL is passed on after it (version %i, %s)', (version, end) => {
  const restarts = new Restarts({ onwardQoS2: 'on-pubrel' });
  restarts.flow.client(version, 'p', lasting).publish('t', 'held', { qos: 2, packetId: 7 });
  const next = restarts[end]();
  const listener = next.client(version, 'l');
  listener.subscribe('t', 0);
  const publisher = next.connect(version, 'p', lasting);
  publisher.ack('PUBREL', 7);
  expect(publisher.got()).toEqual(['CONNACK present', 'PUBCOMP #7']);
  expect(listener.got()).toEqual(['SUBACK #1000 0x00', 'PUBLISH t q0 "held"']);
});

test.each(both)(
  'retained messages stay with all their properties, removed ones stay away (version %i, %s)',
  (version, end) => {
    const restarts = new Restarts();
    const publisher = restarts.flow.client(5, 'p');
    const properties = {
      payloadFormatIndicator: 1 as const,
      messageExpiryInterval: 60,
      contentType: 'text/plain',
      responseTopic: 'answers',
      correlationData: new Uint8Array([0, 255, 7]),
      userProperties: [
        ['k', '一'],
        ['k', '2'],
      ] as [string, string][],
    };
    publisher.publish('r/a', 'old', { retain: true });
    publisher.publish('r/a', 'new', { retain: true, qos: 1, packetId: 1, properties });
    publisher.publish('r/b', 'x', { retain: true });
    publisher.publish('r/b', '', { retain: true });
    const client = restarts[end](10_000).client(version, 'c');
    client.subscribe('r/#', 1);
    const [, ...packets] = client.packets();
    expect(packets).toMatchObject([
      {
        topic: 'r/a',
        retain: true,
        payload: new TextEncoder().encode('new'),
        ...(version === 5 && { properties: { ...properties, messageExpiryInterval: 50 } }),
      },
    ]);
  },
);

test('subscriptions keep their options, and groups the order of their members', () => {
  const restarts = new Restarts({ sharedStrategy: 'round_robin_per_group' });
  // The sessions begin in another order.
  const members = ['a', 'b'].map((id) => restarts.flow.client(5, id, lasting));
  for (const member of members.reverse()) member.subscribe('$share/g/t', 1);
  const picky = restarts.flow.client(5, 'picky', lasting);
  picky.subscribe('own', 1, { noLocal: true, retainAsPublished: true }, { subscriptionIdentifier: [9] });
  picky.subscribe('gone', 1);
  picky.unsubscribe('gone');
  // The same filter again keeps the place in the group.
  restarts.flow.client(5, 'b', lasting).subscribe('$share/g/t', 1);
  const flow = restarts.crash();
  const [b, a, again] = ['b', 'a', 'picky'].map((id) => flow.client(5, id, lasting));
  const publisher = flow.client(5, 'p');
  for (const payload of ['1', '2', '3']) publisher.publish('t', payload);
  expect([b?.payloads(), a?.payloads()]).toEqual([['1', '3'], ['2']]);
  again?.publish('own', 'mine');
  publisher.publish('own', 'another', { retain: true });
  publisher.publish('gone', '');
  expect(again?.packets()).toMatchObject([{ topic: 'own', retain: true, properties: { subscriptionIdentifier: [9] } }]);
});

test('a session ends when its expiry interval is over, the time without a broker counted', () => {
  const restarts = new Restarts();
  subscriber(restarts.flow, 5).disconnect();
  restarts.flow.advance(30_000);
  const flow = restarts.crash(69_999);
  const client = flow.connect(5, 's', lasting);
  expect(client.got()).toEqual(['CONNACK present']);
  client.disconnect();
  flow.advance(30_000);
  expect(restarts.crash(70_000).connect(5, 's', lasting).got()).toEqual(['CONNACK']);
});

test('a session whose client was there at a crash ends its interval after the restart', () => {
  const restarts = new Restarts();
  subscriber(restarts.flow, 5);
  const flow = restarts.crash(1_000_000);
  flow.advance(99_999);
  expect(flow.connect(5, 's', lasting).got()).toEqual(['CONNACK present']);
});

test('a session that ends with its connection ends with the broker', () => {
  const restarts = new Restarts();
  subscriber(restarts.flow, 5, 1, { properties: {} });
  restarts.flow.client(5, 'p').publish('t', 'x', { qos: 1, packetId: 1 });
  expect(restarts.crash().connect(5, 's', lasting).got()).toEqual(['CONNACK']);
});

test('a message that expires while no broker runs is not delivered', () => {
  const restarts = new Restarts();
  subscriber(restarts.flow, 5).disconnect();
  const publisher = restarts.flow.client(5, 'p');
  for (const [payload, messageExpiryInterval] of [
    ['short', 5],
    ['long', 50],
  ] as const)
    publisher.publish('t', payload, { qos: 1, packetId: 1, properties: { messageExpiryInterval } });
  const [, ...packets] = restarts.crash(5000).connect(5, 's', lasting).packets();
  expect(packets).toMatchObject([{ properties: { messageExpiryInterval: 45 } }]);
});

// [MQTT311-3.1.2-8] [MQTT5-3.1.2-8]
test.each(versions)(
  'the Will of a client that was there at a crash is published at the restart (version %i)',
  (version) => {
    const restarts = new Restarts();
    subscriber(restarts.flow, version).disconnect();
    const will = { topic: 't', payload: new TextEncoder().encode('gone'), qos: 1 as const, retain: true };
    restarts.flow.client(version, 'w', { will });
    restarts.flow.client(version, 'goodbye', { will: { ...will, topic: 'never' } }).disconnect();
    let flow = restarts.crash();
    expect(flow.connect(version, 's', lasting).got()).toEqual(['CONNACK present', 'PUBLISH t q1 #1 "gone"']);
    // It comes once.
    flow = restarts.crash();
    expect(flow.connect(version, 's', lasting).got()).toEqual(['CONNACK present', 'PUBLISH t q1 #1 dup "gone"']);
    const late = flow.client(version, 'late');
    late.subscribe('#');
    expect(late.got()).toEqual(['SUBACK #1000 0x00', 'PUBLISH t q0 retain "gone"']);
  },
);

test('the delay of a Will begins with the restart, or goes on when its client had left before', () => {
  const restarts = new Restarts();
  subscriber(restarts.flow, 5).disconnect();
  const willOf = (payload: string): Partial<Connect> => ({
    ...lasting,
    will: {
      topic: 't',
      payload: new TextEncoder().encode(payload),
      qos: 1,
      retain: false,
      properties: { willDelayInterval: 20 },
    },
  });
  restarts.flow.client(5, 'left', willOf('left')).drop();
  restarts.flow.client(5, 'there', willOf('there'));
  restarts.flow.client(5, 'back', willOf('back')).drop();
  const flow = restarts.crash(15_000);
  flow.client(5, 'back', lasting);
  const client = flow.client(5, 's', lasting);
  flow.advance(4999);
  expect(client.got()).toEqual([]);
  flow.advance(1);
  expect(client.got()).toEqual(['PUBLISH t q1 #1 "left"']);
  flow.advance(14_999);
  expect(client.got()).toEqual([]);
  flow.advance(1);
  expect(client.got()).toEqual(['PUBLISH t q1 #2 "there"']);
});

// [MQTT5-4.8.2-4]
test('what a client held for its group goes to the others when it does not outlive the broker', () => {
  const restarts = new Restarts({ sharedStrategy: 'round_robin_per_group' });
  const brief = restarts.flow.client(5, 'brief');
  brief.subscribe('$share/g/t', 1);
  const other = restarts.flow.client(5, 'other', lasting);
  other.subscribe('$share/g/t', 1);
  const publisher = restarts.flow.client(5, 'p');
  for (const payload of ['1', '2']) publisher.publish('t', payload, { qos: 1, packetId: 1 });
  const packets = restarts.crash().connect(5, 'other', lasting).got();
  expect(packets).toEqual(['CONNACK present', 'PUBLISH t q1 #1 dup "2"', 'PUBLISH t q1 #2 "1"']);
});

test('a Client Identifier that was given is not given again', () => {
  const restarts = new Restarts();
  const given = (flow: Flow): unknown =>
    flow
      .connect(5, '')
      .packets()
      .map((packet) => 'properties' in packet && packet.properties.assignedClientIdentifier)[0];
  const first = given(restarts.flow);
  expect(given(restarts.crash())).not.toBe(first);
});

test('a session that ended is not there after a restart', () => {
  const restarts = new Restarts();
  subscriber(restarts.flow, 4).disconnect();
  restarts.flow.client(4, 'p').publish('t', 'x', { qos: 1, packetId: 1 });
  restarts.flow.client(4, 's', { clean: true });
  expect(restarts.crash().connect(4, 's', lasting).got()).toEqual(['CONNACK']);
});

test('a session of $SYS topics is told on', () => {
  const restarts = new Restarts({ sysInterval: 1000, sysTopics: 'mosquitto' });
  const client = restarts.flow.client(5, 's', lasting);
  client.subscribe('$SYS/broker/uptime');
  client.got();
  const flow = restarts.crash();
  const again = flow.client(5, 's', lasting);
  flow.advance(1000);
  expect(again.packets()).toMatchObject([{ type: 'PUBLISH', topic: '$SYS/broker/uptime' }]);
});

test('limits that have become smaller remove what has no room any more', () => {
  const options = { maxRetained: 10 };
  const restarts = new Restarts(options);
  const publisher = restarts.flow.client(4, 'p');
  for (const topic of ['a', 'b', 'c']) publisher.publish(topic, 'x', { retain: true });
  options.maxRetained = 2;
  restarts.crash();
  options.maxRetained = 10;
  const client = restarts.crash().client(4, 'c');
  client.subscribe('#');
  expect(client.got()).toHaveLength(3);
});

test.each(both)('another user gets nothing by what an earlier one subscribed to (version %i, %s)', (version, end) => {
  const authorize = authorizeByRules(
    [{ effect: 'deny', action: 'all', filters: ['t'], usernames: ['other'] }],
    'allow',
  );
  const restarts = new Restarts({ authorize });
  const { flow } = restarts;
  subscriber(flow, version, 1, { username: 'one' }).disconnect();
  flow.client(version, 'p').publish('t', 'a', { qos: 1, packetId: 1 });
  const next = restarts[end]();
  expect(next.broker.look(stateToView).sessions.get('s')?.username).toBe('one');
  const other = next.connect(version, 's', { ...lasting, username: 'other' });
  expect(other.got()).toEqual(['CONNACK present']);
  other.drop();
  expect(restarts[end]().broker.look(stateToView).sessions.get('s')).toMatchObject({
    username: 'other',
    subscriptions: new Map(),
    queue: [],
  });
});
