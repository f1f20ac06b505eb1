// The profile `unkind`: what it leaves to chance, and that it keeps what is promised. Over many seeds.
import { expect, test } from 'vitest';
import type { BrokerOptions } from '../../src/broker/options.ts';
import { profiles } from '../../src/broker/profiles.ts';
import type { QoS } from '../../src/mqtt/packet.ts';
import { Flow, type FlowClient } from './flow.ts';

const seeds = Array.from({ length: 30 }, (_, seed) => seed);
const lasting = { clean: false, properties: { sessionExpiryInterval: 100 } };
const moment = 50; // longer than anything is late

function unkind(seed: number, options: Partial<BrokerOptions> = {}): Flow {
  return new Flow({ ...profiles.unkind, refusedReturns: 0, seed, ...options });
}

function settled(flow: Flow, client: FlowClient): string[] {
  flow.advance(moment);
  return client
    .packets()
    .flatMap((packet) => (packet.type === 'PUBLISH' ? [new TextDecoder().decode(packet.payload)] : []));
}

/** What each seed brings, without repetitions. */
const outcomes = (play: (seed: number) => unknown): unknown[] => [
  ...new Set(seeds.map((seed) => JSON.stringify(play(seed)))),
];

/** Two publishers, two topics, two levels of QoS: the payloads that come, in order. */
function crowd(seed: number): string[] {
  const flow = unkind(seed, { maxInflight: 100 });
  const client = flow.client(5, 'c');
  client.subscribe('#', 2);
  client.got();
  for (const name of ['p', 'q']) flow.client(5, name);
  const publishers = [flow.client(5, 'p1'), flow.client(5, 'p2')];
  for (let n = 0; n < 5; n += 1) {
    for (const [i, publisher] of publishers.entries())
      for (const topic of ['a', 'b'])
        for (const qos of [0, 1] as QoS[])
          publisher.publish(topic, `${i}${topic}${qos} ${n}`, qos === 0 ? {} : { qos, packetId: 1 });
    flow.advance(3);
  }
  return settled(flow, client);
}

// [MQTT5-4.6.0-5] [MQTT5-4.6.0-6]
test('what one client publishes to one topic with one QoS stays in order, whatever the seed', () => {
  for (const seed of seeds) {
    const came = crowd(seed);
    expect(came).toHaveLength(40);
    for (const row of new Set(came.map((payload) => payload.split(' ')[0])))
      expect(came.filter((payload) => payload.startsWith(`${row} `))).toEqual(
        [0, 1, 2, 3, 4].map((n) => `${row} ${n}`),
      );
  }
});

test.each([
  ['two topics', '0a0', '0b0'],
  ['QoS 0 and QoS 1', '0a1', '0a0'],
  ['two publishers', '0a0', '1a0'],
])('nothing else stays in order: %s', (_, one, other) => {
  const first = seeds.map(crowd).map((came) => came.find((payload) => [`${one} 2`, `${other} 2`].includes(payload)));
  expect(new Set(first)).toEqual(new Set([`${one} 2`, `${other} 2`]));
});

test('the same seed gives the same order', () => {
  expect(crowd(7)).toEqual(crowd(7));
});

test('a retained message may come after a live one', () => {
  const order = outcomes((seed) => {
    const flow = unkind(seed);
    const publisher = flow.client(5, 'p');
    publisher.publish('t', 'kept', { retain: true });
    const client = flow.client(5, 's');
    client.subscribe('t', 0);
    publisher.publish('t', 'live');
    return settled(flow, client);
  });
  expect(order.sort()).toEqual(['["kept","live"]', '["live","kept"]']);
});

test('the flag of Retain As Published makes no difference: live messages stay in order', () => {
  for (const seed of seeds) {
    const flow = unkind(seed);
    const client = flow.client(5, 's');
    client.subscribe('t', 0, { retainAsPublished: true });
    const publisher = flow.client(5, 'p');
    publisher.publish('t', 'one', { retain: true });
    publisher.publish('t', 'two');
    expect(settled(flow, client)).toEqual(['one', 'two']);
  }
});

test('what was late when a connection broke: QoS 0 is lost, QoS 1 comes again, in order and before what is new', () => {
  for (const seed of seeds) {
    const flow = unkind(seed);
    const client = flow.client(5, 's', lasting);
    client.subscribe('t', 1);
    const publisher = flow.client(5, 'p');
    publisher.publish('t', 'zero');
    for (const payload of ['one', 'two']) publisher.publish('t', payload, { qos: 1, packetId: 1 });
    client.drop();
    publisher.publish('t', 'three', { qos: 1, packetId: 1 });
    flow.advance(moment);
    const again = flow.connect(5, 's', lasting);
    expect(settled(flow, again)).toEqual(['one', 'two', 'three']);
  }
});

test('overlapping subscriptions bring one copy or two', () => {
  const copies = outcomes((seed) => {
    const flow = unkind(seed);
    const client = flow.client(5, 's');
    client.subscribe(['#', 't'], 0);
    flow.client(5, 'p').publish('t', 'x');
    return settled(flow, client).length;
  });
  expect(copies.sort()).toEqual(['1', '2']);
});

test.each([
  [5, ['CONNACK', 'CONNACK 0x89']],
  [4, ['CONNACK', 'CONNACK 0x03']],
] as const)(
  'version %i: a client that returns at once may be refused, a moment later it is not',
  (version, answers) => {
    const returns = (pause: number) =>
      new Set(
        seeds.flatMap((seed) => {
          const flow = unkind(seed, { refusedReturns: profiles.unkind.refusedReturns });
          flow.client(version, 'c').disconnect();
          flow.advance(pause);
          return flow.connect(version, 'c').got()[0];
        }),
      );
    expect([...returns(0)].sort()).toEqual(answers);
    expect([...returns(200)]).toEqual(['CONNACK']);
  },
);

test('a takeover is no return: it is not refused', () => {
  for (const seed of seeds) {
    const flow = unkind(seed, { refusedReturns: 100 });
    flow.client(5, 'c');
    for (let times = 1; times <= 2; times += 1) expect(flow.connect(5, 'c').got()).toEqual(['CONNACK']);
  }
});

// [MQTT5-4.3.3-9] [MQTT5-4.3.3-10]
test('a QoS 2 PUBLISH that is repeated is passed on once, and its identifier is free after Packet Identifier in use', () => {
  const answers = outcomes((seed) => {
    const flow = unkind(seed);
    const client = flow.client(5, 's');
    client.subscribe('t', 0);
    client.got();
    const publisher = flow.client(5, 'p', lasting);
    publisher.publish('t', 'x', { qos: 2, packetId: 1 });
    publisher.drop();
    const again = flow.connect(5, 'p', lasting);
    again.publish('t', 'x', { qos: 2, packetId: 1, dup: true });
    const [, answer] = again.got();
    if (answer === 'PUBREC #1') again.ack('PUBREL', 1);
    else again.publish('t', 'y', { qos: 2, packetId: 1 });
    expect(answer === 'PUBREC #1' ? [] : again.got()).toEqual(answer === 'PUBREC #1' ? [] : ['PUBREC #1']);
    expect(settled(flow, client)).toEqual(['x']);
    return answer;
  });
  expect(answers.sort()).toEqual(['"PUBREC #1 0x91"', '"PUBREC #1"']);
});

test('a shared group loses what a member had not acknowledged when its session ended', () => {
  const flow = unkind(1);
  const [leaves, stays] = ['a', 'b'].map((name) => flow.client(5, name));
  const publisher = flow.client(5, 'p');
  leaves?.subscribe('$share/g/t', 1);
  publisher.publish('t', 'x', { qos: 1, packetId: 1 });
  stays?.subscribe('$share/g/t', 1);
  leaves?.drop();
  expect(stays && settled(flow, stays)).toEqual([]);
});

test('one QoS 2 message of a client may be open, and an acknowledgement does not tell that nobody has subscribed', () => {
  const flow = unkind(1);
  const client = flow.connect(5, 'p');
  expect(client.packets()).toMatchObject([{ type: 'CONNACK', properties: { receiveMaximum: 1 } }]);
  client.publish('t', '', { qos: 1, packetId: 9 });
  expect(client.got()).toEqual(['PUBACK #9']);
  client.publish('t', '', { qos: 2, packetId: 1 });
  client.publish('t', '', { qos: 2, packetId: 2 });
  expect(client.got()).toEqual(['PUBREC #1', 'DISCONNECT 0x93', '(closed)']);
});
