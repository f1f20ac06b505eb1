// Every event of a broker's busy day has a sentence in both languages, and nothing in it can change the line around it.
import { expect, test } from 'vitest';
import type { BrokerEvent } from '../../../src/broker/events/events.ts';
import { eventText } from '../../../src/inspector/broker-view/words/event-words.ts';
import { encode } from '../../../src/mqtt/encode.ts';
import { Flow } from '../../broker/flow.ts';

const languages = ['en', 'zh-cn'] as const;

function storyOf(play: (flow: Flow) => void): BrokerEvent[] {
  const flow = new Flow();
  const events: BrokerEvent[] = [];
  flow.broker.listen((event) => events.push(event));
  play(flow);
  return events;
}

const subscription = { filter: 'a/#', qos: 1, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
const publish = { type: 'PUBLISH', topic: 'a/b', payload: new Uint8Array([0x68]), dup: false, retain: true } as const;

test('sentences are whole in both languages', () => {
  const events = storyOf((flow) => {
    const stays = { clean: false, properties: { sessionExpiryInterval: 60 } };
    const reader = flow.client(5, 'reader', stays);
    reader.send({ type: 'SUBSCRIBE', packetId: 1, subscriptions: [subscription] });
    reader.send({ type: 'DISCONNECT', reasonCode: 0 });
    const writer = flow.client(5, 'writer');
    writer.send({ ...publish, qos: 2, packetId: 7 });
    writer.send({ type: 'PUBREL', packetId: 7, reasonCode: 0 });
    flow.client(5, 'reader', stays);
  });
  expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(12);
  for (const event of events) {
    for (const language of languages) {
      const text = eventText(event, language);
      expect(text).toMatch(/[.。]$/);
      expect(text).not.toMatch(/undefined|\[object|NaN|because \.|因为。/);
    }
  }
});

test('what waits says why', () => {
  const event = storyOf((flow) => {
    const stays = { clean: false, properties: { sessionExpiryInterval: 60 } };
    const reader = flow.client(5, 'reader', stays);
    reader.send({ type: 'SUBSCRIBE', packetId: 1, subscriptions: [subscription] });
    reader.send({ type: 'DISCONNECT', reasonCode: 0 });
    flow.client(5, 'writer').send({ ...publish, qos: 1, packetId: 7 });
  }).find(({ type }) => type === 'queued');
  if (event === undefined) throw new Error('nothing was queued');
  expect(eventText(event, 'en')).toMatch(
    /^Message \d+ \(a\/b, QoS 1\) waits for reader, because the client is not connected\.$/,
  );
  expect(eventText(event, 'zh-cn')).toMatch(/^消息 \d+（a\/b，QoS 1）等待 reader，因为客户端不在线。$/);
});

test('a client id that would reorder the line is escaped', () => {
  const events = storyOf((flow) => void flow.client(5, 'a\u202eb'));
  for (const event of events)
    for (const language of languages) expect(eventText(event, language)).not.toContain('\u202e');
});

test('a full queue is told with its limit, for the message and for all of them', () => {
  const flow = new Flow({ maxQueue: 1000, maxInflight: 1, queueDrops: 'newest' });
  const events: BrokerEvent[] = [];
  flow.broker.listen((event) => events.push(event));
  flow.client(5, 'reader').send({ type: 'SUBSCRIBE', packetId: 1, subscriptions: [subscription] });
  const writer = flow.client(5, 'writer');
  writer.bytes(
    ...Array.from({ length: 1003 }, (_, index) =>
      encode({ ...publish, retain: false, qos: 1, packetId: index + 1 }, 5),
    ),
  );
  const text = (type: BrokerEvent['type'], language: 'en' | 'zh-cn') => {
    const event = events.find((one) => one.type === type);
    return event && eventText(event, language);
  };
  expect(text('dropped', 'en')).toContain(
    'the queue is full and it came last: at most 1,000 messages may wait for one client (maxQueue).',
  );
  expect(text('dropped', 'zh-cn')).toContain('等待同一个客户端的消息最多 1,000 条（maxQueue）。');
  expect(text('lost-at-limit', 'en')).toMatch(
    /^The broker dropped 2 messages for reader, the newest first, .*\. Publish/,
  );
  expect(text('lost-at-limit', 'zh-cn')).toMatch(/^Broker 丢弃了发给 reader 的 2 条消息，.*。发布/);
});
