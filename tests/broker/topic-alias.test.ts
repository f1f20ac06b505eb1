import { expect, test } from 'vitest';
import { Flow } from './flow.ts';

test('a client may name a topic by its alias once it has set it', () => {
  const flow = new Flow();
  const subscriber = flow.client(5, 's');
  subscriber.subscribe('#');
  subscriber.got();
  const publisher = flow.client(5, 'p');
  publisher.publish('a', '1', { properties: { topicAlias: 3 } });
  publisher.publish('', '2', { properties: { topicAlias: 3 } });
  publisher.publish('b', '3', { properties: { topicAlias: 3 } });
  publisher.publish('', '4', { properties: { topicAlias: 3 } });
  expect(subscriber.got()).toEqual(['PUBLISH a q0 "1"', 'PUBLISH a q0 "2"', 'PUBLISH b q0 "3"', 'PUBLISH b q0 "4"']);
});

// [MQTT5-3.2.2-17] [MQTT5-3.3.2-9]
test('an alias that was never set is a protocol error, one above the maximum is invalid', () => {
  const flow = new Flow({ topicAliasMaximum: 10 });
  const unset = flow.client(5, 'a');
  unset.publish('', 'x', { properties: { topicAlias: 1 } });
  expect(unset.got()).toEqual(['DISCONNECT 0x82', '(closed)']);
  const high = flow.client(5, 'b');
  high.publish('t', 'x', { properties: { topicAlias: 11 } });
  expect(high.got()).toEqual(['DISCONNECT 0x94', '(closed)']);
});

// [MQTT5-3.1.2-26] [MQTT5-3.3.2-11]
test('the broker sets aliases up to the maximum that the client allows', () => {
  const flow = new Flow();
  const subscriber = flow.client(5, 's', { properties: { topicAliasMaximum: 1 } });
  subscriber.subscribe('#', 1);
  subscriber.got();
  const publisher = flow.client(5, 'p');
  for (const topic of ['a', 'a', 'b']) publisher.publish(topic, 'x', { qos: 1, packetId: 1 });
  expect(subscriber.packets()).toMatchObject([
    { topic: 'a', packetId: 1, properties: { topicAlias: 1 } },
    { topic: '', packetId: 2, properties: { topicAlias: 1 } },
    { topic: 'b', packetId: 3 },
  ]);
});
