import { expect, test } from 'vitest';
import { Deadlines } from '../../src/broker/deadlines.ts';
import { messageFrom, type Message } from '../../src/broker/message.ts';
import { RetainedMessages } from '../../src/broker/retained-messages.ts';
import { Flow, versions, type FlowClient } from './flow.ts';

function keep(flow: Flow, topic: string, payload: string, interval?: number): void {
  const publisher = flow.client(5, `publisher of ${topic} ${payload}`);
  publisher.publish(topic, payload, {
    retain: true,
    qos: 1,
    packetId: 1,
    ...(interval !== undefined && { properties: { messageExpiryInterval: interval } }),
  });
}

function subscribed(client: FlowClient): string[] {
  return client.got().filter((line) => !line.startsWith('SUBACK'));
}

// [MQTT311-3.3.1-5] [MQTT311-3.3.1-6] [MQTT311-3.3.1-8] [MQTT5-3.3.1-5] [MQTT5-3.3.1-9]
test.each(versions)('a new subscription gets the last retained message of each topic (version %i)', (version) => {
  const flow = new Flow();
  keep(flow, 'a/1', 'old');
  keep(flow, 'a/1', 'new');
  keep(flow, 'a/2', 'two');
  keep(flow, 'a', 'top');
  keep(flow, 'b', 'other');
  const client = flow.client(version, 's');
  client.subscribe('a/#', 2);
  expect(subscribed(client).map((line) => line.replace(/#\d /, ''))).toEqual(
    expect.arrayContaining(['PUBLISH a q1 retain "top"', 'PUBLISH a/1 q1 retain "new"', 'PUBLISH a/2 q1 retain "two"']),
  );
  const plus = flow.client(version, 't');
  plus.subscribe(['a/+', 'b']);
  expect(subscribed(plus)).toHaveLength(3);
});

// [MQTT311-3.3.1-10] [MQTT311-3.3.1-11] [MQTT5-3.3.1-6] [MQTT5-3.3.1-7]
test('an empty payload is delivered, deletes and is not kept', () => {
  const flow = new Flow();
  const watcher = flow.client(4, 'w');
  watcher.subscribe('t');
  keep(flow, 't', 'x');
  keep(flow, 't', '');
  expect(subscribed(watcher)).toEqual(['PUBLISH t q0 "x"', 'PUBLISH t q0 ""']);
  watcher.subscribe('t');
  expect(subscribed(watcher)).toEqual([]);
});

// [MQTT311-3.8.4-3]
test('subscribing again brings it again in 3.1.1', () => {
  const flow = new Flow();
  keep(flow, 't', 'x');
  const client = flow.client(4, 's');
  client.subscribe('t');
  client.subscribe('t');
  expect(subscribed(client)).toEqual(['PUBLISH t q0 retain "x"', 'PUBLISH t q0 retain "x"']);
});

// [MQTT5-3.3.1-9] [MQTT5-3.3.1-10] [MQTT5-3.3.1-11] [MQTT5-3.8.4-4]
test.each([
  [0, 2],
  [1, 1],
  [2, 0],
] as const)('Retain Handling %i: two SUBSCRIBEs bring it %i times', (retainHandling, times) => {
  const flow = new Flow();
  keep(flow, 't', 'x');
  const client = flow.client(5, 's');
  client.subscribe('t', 0, { retainHandling });
  client.subscribe('t', 0, { retainHandling });
  expect(subscribed(client)).toHaveLength(times);
});

test('a shared subscription gets none', () => {
  const flow = new Flow();
  keep(flow, 't', 'x');
  const client = flow.client(5, 's');
  client.subscribe('$share/g/t');
  expect(subscribed(client)).toEqual([]);
});

// [MQTT5-4.7.2-1]
test('topics that begin with $ stay hidden from wildcards', () => {
  const flow = new Flow();
  keep(flow, '$x/y', 'x');
  const client = flow.client(5, 's');
  client.subscribe(['#', '+/y']);
  expect(subscribed(client)).toEqual([]);
  client.subscribe('$x/#');
  expect(subscribed(client)).toEqual(['PUBLISH $x/y q0 retain "x"']);
});

// [MQTT5-3.3.2-5] [MQTT5-3.3.2-6]
test('its time to live runs down while it is kept, and then it is gone', () => {
  const flow = new Flow();
  keep(flow, 't', 'x', 10);
  flow.advance(4000);
  const client = flow.client(5, 's');
  client.subscribe('t');
  expect(client.packets().at(1)).toMatchObject({ retain: true, properties: { messageExpiryInterval: 6 } });
  flow.advance(6000);
  client.subscribe('t');
  expect(subscribed(client)).toEqual([]);
});

test('a message with a time to live holds a deadline only as long as it is kept', () => {
  const flow = new Flow();
  keep(flow, 't', 'x', 10);
  expect(flow.broker.nextDeadline()).toBe(flow.now + 10_000);
  keep(flow, 't', 'y', 20);
  expect(flow.broker.nextDeadline()).toBe(flow.now + 20_000);
  keep(flow, 't', 'z');
  expect(flow.broker.nextDeadline()).toBeNull();
  keep(flow, 't', 'x', 10);
  keep(flow, 't', '');
  expect(flow.broker.nextDeadline()).toBeNull();
  keep(flow, 't', 'x', 10);
  flow.advance(10_000);
  expect(flow.broker.nextDeadline()).toBeNull();
});

test('a resumed session does not get retained messages again', () => {
  const flow = new Flow();
  keep(flow, 't', 'x');
  const client = flow.client(4, 's', { clean: false });
  client.subscribe('t');
  client.got();
  client.disconnect();
  expect(flow.connect(4, 's', { clean: false }).got()).toEqual(['CONNACK present']);
});

test('it carries the Subscription Identifier', () => {
  const flow = new Flow();
  keep(flow, 't', 'x');
  const client = flow.client(5, 's');
  client.subscribe('t', 0, {}, { subscriptionIdentifier: [9] });
  expect(client.packets().at(1)).toMatchObject({ properties: { subscriptionIdentifier: [9] } });
});

function matching(retained: RetainedMessages, filter: string): Message[] {
  return [...retained.walk(filter, Infinity)].filter((message) => message !== null);
}

test('a level of 200,000 topics is found by wildcards', () => {
  const retained = new RetainedMessages(new Deadlines());
  const payload = new Uint8Array([1]);
  for (let n = 0; n < 200_000; n += 1) {
    retained.store(messageFrom({ topic: `wide/${n}`, payload, qos: 0, retain: true }, 'p', 0, n + 1));
  }
  expect(matching(retained, 'wide/+')).toHaveLength(200_000);
  expect(matching(retained, '#')).toHaveLength(200_000);
  for (let n = 0; n < 200_000; n += 1) retained.delete(`wide/${n}`);
  expect(retained.count).toBe(0);
  expect(matching(retained, '#')).toEqual([]);
});
