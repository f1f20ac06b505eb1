import { describe, expect, test } from 'vitest';
import type { Connect } from '../../src/mqtt/packet.ts';
import { Flow } from './flow.ts';

const lasting: Partial<Connect> = { clean: false, properties: { sessionExpiryInterval: 100 } };

test.each([
  [4, 'CONNACK 0x03'],
  [5, 'CONNACK 0x89'],
] as const)('one client too many is refused, one that takes over is not (version %i)', (version, connack) => {
  const flow = new Flow({ maxConnections: 2 });
  const first = flow.client(version, 'a');
  flow.client(version, 'b');
  expect(flow.connect(version, 'c').raw()).toEqual([connack, '(closed)']);
  expect(flow.connect(version, 'b').raw()).toEqual(['CONNACK']);
  first.drop();
  expect(flow.connect(version, 'c').raw()).toEqual(['CONNACK']);
});

test('links that never say CONNECT are bounded too', () => {
  const flow = new Flow({ maxConnections: 1 });
  for (let n = 0; n < 1001; n += 1) expect(flow.open(4).raw()).toEqual([]);
  expect(flow.open(4).raw()).toEqual(['(closed)']);
});

test('sessions of absent clients are bounded', () => {
  const flow = new Flow({ maxSessions: 2 });
  flow.client(5, 'a', lasting).disconnect();
  flow.client(5, 'b', lasting).disconnect();
  expect(flow.connect(5, 'c', lasting).raw()).toEqual(['CONNACK 0x97', '(closed)']);
  expect(flow.connect(5, 'a', lasting).raw()).toEqual(['CONNACK present']);
  flow.advance(100_000);
  expect(flow.connect(5, 'c', lasting).raw()).toEqual(['CONNACK']);
});

test.each([
  [4, '0x80'],
  [5, '0x97'],
] as const)('subscriptions of a session are bounded, in one packet or several (version %i)', (version, code) => {
  const client = new Flow({ maxSubscriptions: 2 }).client(version, 'a');
  client.subscribe(['a', 'b', 'c']);
  expect(client.got()).toEqual([`SUBACK #1000 0x00 0x00 ${code}`]);
  client.subscribe(['d', 'a']);
  expect(client.got()).toEqual([`SUBACK #1000 ${code} 0x00`]);
  client.unsubscribe('a');
  client.got();
  client.subscribe('d');
  expect(client.got()).toEqual(['SUBACK #1000 0x00']);
});

test.each([
  [4, '0x80'],
  [5, '0x97'],
] as const)('filters of one SUBSCRIBE are bounded, those before are granted (version %i)', (version, code) => {
  const flow = new Flow({ maxFilters: 2 });
  const client = flow.client(version, 'a');
  client.subscribe(['a', 'b', 'c', 'a', '$share/g/d']);
  expect(client.got()).toEqual([`SUBACK #1000 0x00 0x00 ${code} ${code} ${code}`]);
  client.subscribe(['c', 'd']);
  expect(client.got()).toEqual(['SUBACK #1000 0x00 0x00']);
  flow.client(4, 'p').publish('c', 'x');
  expect(client.got()).toHaveLength(1);
});

test('Subscription Identifiers that wait are bytes of the queue', () => {
  const flow = new Flow({ maxQueueBytes: 20, overlappingDeliveries: 'once' });
  const client = flow.client(5, 's', lasting);
  for (const [index, filter] of ['t', '+', '#', 't/#'].entries())
    client.subscribe(filter, 0, {}, { subscriptionIdentifier: [index + 1] });
  client.disconnect();
  const publisher = flow.client(4, 'p');
  for (const payload of ['1', '2']) publisher.publish('t', payload);
  expect(
    flow
      .connect(5, 's', lasting)
      .got()
      .slice(1)
      .map((line) => line.split('"')[1]),
  ).toEqual(['2']);
});

test('one message for very many overlapping subscriptions is put together in a moment', () => {
  const flow = new Flow({ overlappingDeliveries: 'once', maximumPacketSize: 1_000_000 });
  const client = flow.client(5, 's');
  // Every set of levels in which a wildcard stands for the name.
  const filters = Array.from({ length: 2 ** 15 }, (_, wild) =>
    Array.from({ length: 15 }, (_, level) => ((wild >> level) & 1 ? '+' : 'a')).join('/'),
  );
  for (let at = 0; at < filters.length; at += 8192)
    client.subscribe(filters.slice(at, at + 8192), 0, {}, { subscriptionIdentifier: [at + 1] });
  client.got();
  const begin = performance.now();
  flow.client(4, 'p').publish(Array.from({ length: 15 }, () => 'a').join('/'), 'x');
  expect(client.got()).toHaveLength(1);
  // Copying the list for each of them takes half a minute.
  expect(performance.now() - begin).toBeLessThan(5000);
});

test.each([
  ['oldest', ['2222', '3333']],
  ['newest', ['1111', '2222']],
] as const)('the bytes of a queue are bounded: the %s go', (queueDrops, kept) => {
  const flow = new Flow({ maxQueueBytes: 10, queueDrops });
  const client = flow.client(4, 's', lasting);
  client.subscribe('t');
  client.disconnect();
  const publisher = flow.client(4, 'p');
  for (const payload of ['1111', '2222', '3333', 'larger than the whole queue']) publisher.publish('t', payload);
  const lines = flow.connect(4, 's', lasting).got().slice(1);
  expect(lines.map((line) => line.split('"')[1])).toEqual(kept);
});

test.each(['oldest', 'newest'] as const)('a queue of no length keeps nothing (it drops the %s)', (queueDrops) => {
  const flow = new Flow({ maxQueue: 0, queueDrops });
  const client = flow.client(4, 's', lasting);
  client.subscribe('t');
  client.disconnect();
  flow.client(4, 'p').publish('t', 'x');
  expect(flow.connect(4, 's', lasting).got()).toEqual(['CONNACK present']);
});

test('a queue that was emptied has all its bytes again', () => {
  const flow = new Flow({ maxQueueBytes: 10 });
  const round = (): string[] => {
    const publisher = flow.client(4, 'p');
    publisher.publish('t', '1111');
    publisher.publish('t', '2222');
    const client = flow.connect(4, 's', lasting);
    client.subscribe('t');
    const lines = client.got().filter((line) => line.startsWith('PUBLISH'));
    client.disconnect();
    return lines;
  };
  round();
  expect(round()).toEqual(['PUBLISH t q0 "1111"', 'PUBLISH t q0 "2222"']);
  expect(round()).toEqual(['PUBLISH t q0 "1111"', 'PUBLISH t q0 "2222"']);
});

test('QoS 2 messages that are held until PUBREL are bounded', () => {
  const flow = new Flow({ onwardQoS2: 'on-pubrel', maxQueueBytes: 10 });
  const publisher = flow.client(5, 'p');
  for (const packetId of [1, 2, 3]) publisher.publish('t', '1234', { qos: 2, packetId });
  expect(publisher.got()).toEqual(['PUBREC #1', 'PUBREC #2', 'PUBREC #3 0x97']);
  publisher.ack('PUBREL', 1);
  publisher.publish('t', '1234', { qos: 2, packetId: 3 });
  expect(publisher.got()).toEqual(['PUBCOMP #1', 'PUBREC #3']);
});

describe('retained messages', () => {
  const kept = (flow: Flow): string[] => {
    const client = flow.client(4, 'reader');
    client.subscribe('#');
    return client.got().slice(1).toSorted();
  };

  test.each([
    ['maxRetained', 2],
    ['maxRetainedBytes', 5],
  ] as const)('beyond %s a message is delivered and not kept', (limit, most) => {
    const flow = new Flow({ [limit]: most });
    const watcher = flow.client(5, 'w');
    watcher.subscribe('c');
    watcher.got();
    const publisher = flow.client(5, 'p');
    for (const topic of ['a', 'b', 'c']) publisher.publish(topic, '1', { retain: true, qos: 1, packetId: 1 });
    expect(publisher.got()).toEqual(['PUBACK #1 0x10', 'PUBACK #1 0x10', 'PUBACK #1']);
    expect(watcher.got()).toEqual(['PUBLISH c q0 "1"']);
    expect(kept(flow)).toEqual(['PUBLISH a q0 retain "1"', 'PUBLISH b q0 retain "1"']);
    publisher.publish('a', '2', { retain: true });
    publisher.publish('b', '', { retain: true });
    publisher.publish('c', '3', { retain: true });
    expect(kept(flow)).toEqual(['PUBLISH a q0 retain "2"', 'PUBLISH c q0 retain "3"']);
  });

  test('or it is refused, when the option says so', () => {
    const flow = new Flow({ maxRetained: 1, retainedOverflow: 'refuse' });
    const publisher = flow.client(5, 'p');
    for (const topic of ['a', 'b', 'a']) publisher.publish(topic, '1', { retain: true, qos: 1, packetId: 1 });
    expect(publisher.got()).toEqual(['PUBACK #1 0x10', 'PUBACK #1 0x97', 'PUBACK #1 0x10']);
  });

  test('a message that is too large for its place does not leave an older one there', () => {
    const flow = new Flow({ maxRetainedBytes: 5 });
    const publisher = flow.client(5, 'p');
    publisher.publish('a', 'old', { retain: true });
    publisher.publish('a', 'too large', { retain: true });
    expect(kept(flow)).toEqual([]);
  });
});

test('topics and filters have a greatest depth', () => {
  const flow = new Flow({ maxTopicLevels: 3, deepPublish: 'refuse' });
  const client = flow.client(5, 'a');
  client.subscribe(['1/2/3', '1/2/3/#', '$share/g/1/2/3', '$share/g/1/2/3/4']);
  expect(client.got()).toEqual(['SUBACK #1000 0x00 0x8f 0x00 0x8f']);
  client.publish('1/2/4', '', { qos: 1, packetId: 1 });
  client.publish('1/2/3/4', '', { qos: 1, packetId: 2 });
  expect(client.got()).toEqual(['PUBACK #1 0x10', 'PUBACK #2 0x90']);
});

test('a packet has a greatest number of User Properties', () => {
  const flow = new Flow({ maxUserProperties: 2 });
  const some = (count: number): { userProperties: [string, string][] } => ({
    userProperties: Array.from({ length: count }, (): [string, string] => ['a', 'b']),
  });
  const client = flow.client(5, 'a', { properties: some(2) });
  client.publish('t', '', { properties: some(2) });
  expect(client.got()).toEqual([]);
  client.publish('t', '', { properties: some(3) });
  expect(client.got()).toEqual(['DISCONNECT 0x97', '(closed)']);
  expect(flow.connect(5, 'a', { properties: some(3) }).raw()).toEqual(['CONNACK 0x97', '(closed)']);
});

test('the topics behind Topic Aliases have a greatest size', () => {
  const client = new Flow({ maxTopicAliasBytes: 10 }).client(5, 'a');
  client.publish('12345', '', { properties: { topicAlias: 1 } });
  client.publish('abcde', '', { properties: { topicAlias: 2 } });
  client.publish('fghij', '', { properties: { topicAlias: 2 } });
  expect(client.got()).toEqual([]);
  client.publish('x', '', { properties: { topicAlias: 3 } });
  expect(client.got()).toEqual(['DISCONNECT 0x97', '(closed)']);
});

test.each([
  [0, 30],
  [60, 30],
  [20, undefined],
])('Keep Alive %i under a limit of 30: the server says %s, and means it', (keepAlive, serverKeepAlive) => {
  const flow = new Flow({ maxKeepAlive: 30 });
  const client = flow.connect(5, 'a', { keepAlive });
  const [connack] = client.packets();
  expect(connack?.type === 'CONNACK' && connack.properties?.serverKeepAlive).toBe(serverKeepAlive);
  const patience = (serverKeepAlive ?? keepAlive) * 1500;
  flow.advance(patience - 1);
  expect(client.raw()).toEqual([]);
  flow.advance(1);
  expect(client.raw()).toEqual(['DISCONNECT 0x8d', '(closed)']);
});

test('a 3.1.1 client keeps the Keep Alive that it asked for', () => {
  const flow = new Flow({ maxKeepAlive: 30 });
  const client = flow.client(4, 'a', { keepAlive: 60 });
  flow.advance(89_999);
  expect(client.raw()).toEqual([]);
});

test('a Session Expiry Interval above the limit is lowered, and the client is told', () => {
  const flow = new Flow({ maxSessionExpiry: 10 });
  const properties = { sessionExpiryInterval: 100 };
  const client = flow.connect(5, 'a', { clean: false, properties });
  expect(client.packets()).toMatchObject([{ properties: { sessionExpiryInterval: 10 } }]);
  client.disconnect(0, properties);
  flow.advance(10_000);
  expect(flow.connect(5, 'a', { clean: false, properties }).got()).toEqual(['CONNACK']);
});

describe('Maximum QoS 1', () => {
  const flow = (): Flow => new Flow({ maximumQoS: 1 });

  // [MQTT5-3.2.2-9] [MQTT5-3.2.2-10]
  test('is told to v5 clients, and grants are lowered to it', () => {
    const client = flow().connect(5, 'a');
    expect(client.packets()).toMatchObject([{ properties: { maximumQoS: 1 } }]);
    client.subscribe('t', 2);
    expect(client.got()).toEqual(['SUBACK #1000 0x01']);
  });

  test.each([
    [4, ['(closed)']],
    [5, ['DISCONNECT 0x9b', '(closed)']],
  ] as const)('ends the connection of who publishes above it (version %i)', (version, answer) => {
    const client = flow().client(version, 'a');
    client.publish('t', '', { qos: 2, packetId: 1 });
    expect(client.got()).toEqual(answer);
  });

  // [MQTT5-3.2.2-12]
  test.each([
    [4, 'CONNACK 0x03'],
    [5, 'CONNACK 0x9b'],
  ] as const)('refuses a Will above it (version %i)', (version, connack) => {
    const will = { topic: 't', payload: new Uint8Array(), qos: 2 as const, retain: false };
    expect(flow().connect(version, 'a', { will }).raw()).toEqual([connack, '(closed)']);
  });
});

test.each([
  ['nobody', ['PUBACK #1 0x10']],
  ['refused', ['PUBACK #1 0x87']],
] as const)('what a client publishes to $SYS: %s', (publishToSys, answer) => {
  const flow = new Flow({ publishToSys });
  const watcher = flow.client(5, 'w');
  watcher.subscribe('$SYS/x');
  watcher.got();
  const publisher = flow.client(5, 'p');
  publisher.publish('$SYS/x', '1', { qos: 1, packetId: 1, retain: true });
  expect(publisher.got()).toEqual(answer);
  expect(watcher.got()).toEqual([]);
});
