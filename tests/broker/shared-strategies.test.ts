import { expect, test } from 'vitest';
import type { SharedStrategy } from '../../src/broker/shared-subscriptions.ts';
import { Flow, type FlowClient } from './flow.ts';

interface Group {
  flow: Flow;
  members: FlowClient[];
  /** Payloads that each member got since the last call. */
  shares: () => string[][];
}

function group(sharedStrategy: SharedStrategy, size = 3, seed = 1): Group {
  const flow = new Flow({ sharedStrategy, seed });
  const members = Array.from({ length: size }, (_, index) => {
    const client = flow.client(5, `member ${index}`);
    client.subscribe('$share/g/#');
    client.got();
    return client;
  });
  return { flow, members, shares: () => members.map((member) => member.payloads()) };
}

function publish(client: FlowClient, count: number, topic = 't'): void {
  for (let n = 1; n <= count; n += 1) client.publish(topic, String(n));
}

test.each(['random', 'local'] as const)('%s gives every member about its part, in no order', (strategy) => {
  const { flow, shares } = group(strategy);
  publish(flow.client(4, 'p'), 300);
  const got = shares();
  for (const share of got) expect(share.length).toBeGreaterThan(70);
  expect(got.flat()).toHaveLength(300);
  expect(got[0]?.slice(0, 4)).not.toEqual(['1', '4', '7', '10']);
});

test('random repeats with the same seed and differs with another', () => {
  const run = (seed: number): string[][] => {
    const { flow, shares } = group('random', 3, seed);
    publish(flow.client(4, 'p'), 100);
    return shares();
  };
  expect(run(7)).toEqual(run(7));
  expect(run(7)).not.toEqual(run(8));
});

test('round_robin counts for each publisher', () => {
  const { flow, shares } = group('round_robin', 2);
  const [one, two] = [flow.client(4, 'one'), flow.client(4, 'two')];
  for (const payload of ['1', '2']) {
    one.publish('t', `one ${payload}`);
    two.publish('t', `two ${payload}`);
  }
  expect(shares()).toEqual([
    ['one 1', 'two 2'],
    ['two 1', 'one 2'],
  ]);
});

test('round_robin_per_group goes round whoever publishes', () => {
  const { flow, shares } = group('round_robin_per_group', 2);
  const [one, two] = [flow.client(4, 'one'), flow.client(4, 'two')];
  for (const payload of ['1', '2']) {
    one.publish('t', `one ${payload}`);
    two.publish('t', `two ${payload}`);
  }
  expect(shares()).toEqual([
    ['one 1', 'one 2'],
    ['two 1', 'two 2'],
  ]);
});

test('sticky keeps a publisher with one member until that one leaves', () => {
  const { flow, members, shares } = group('sticky');
  const publisher = flow.client(4, 'p');
  publish(publisher, 100);
  const counts = shares().map((share) => share.length);
  expect(counts.toSorted()).toEqual([0, 0, 100]);
  members[counts.indexOf(100)]?.drop();
  publish(publisher, 100);
  expect(
    shares()
      .map((share) => share.length)
      .toSorted(),
  ).toEqual([0, 0, 100]);
});

test.each([
  ['hash_clientid', (n: number): [string, string] => [`client ${n}`, 't']],
  ['hash_topic', (n: number): [string, string] => ['same', `t/${n}`]],
] as const)('%s sends the same key to the same member, and different keys to different ones', (strategy, at) => {
  const { flow, shares } = group(strategy);
  const used = new Set<number>();
  for (let n = 0; n < 20; n += 1) {
    const [clientId, topic] = at(n);
    publish(flow.client(4, clientId), 5, topic);
    const counts = shares().map((share) => share.length);
    expect(counts.toSorted()).toEqual([0, 0, 5]);
    used.add(counts.indexOf(5));
  }
  expect(used.size).toBe(3);
});

test('what a session held is lost when sharedRedispatch is off', () => {
  const flow = new Flow({ sharedRedispatch: false });
  const [one, two] = ['a', 'b'].map((id) => {
    const client = flow.client(5, id);
    client.subscribe('$share/g/t', 1);
    client.got();
    return client;
  });
  flow.client(4, 'p').publish('t', '1', { qos: 1, packetId: 1 });
  expect(one?.got()).toEqual(['PUBLISH t q1 #1 "1"']);
  one?.drop();
  expect(two?.got()).toEqual([]);
});
