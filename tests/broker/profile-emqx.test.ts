// What the profile `emqx` does as EMQX 5.8.9 was seen to do it, and the other profiles do not.
import { expect, test } from 'vitest';
import { profiles } from '../../src/broker/profiles.ts';
import { Flow, versions, type FlowClient } from './flow.ts';

const emqx = (more: ConstructorParameters<typeof Flow>[0] = {}): Flow => new Flow({ ...profiles.emqx, ...more });

test('CONNACK tells of every feature', () => {
  const told = (flow: Flow, expiry?: number): unknown => {
    const properties = { receiveMaximum: 7, ...(expiry !== undefined && { sessionExpiryInterval: expiry }) };
    const [connack] = flow.connect(5, 'a', { properties }).packets();
    return connack?.type === 'CONNACK' ? connack.properties : null;
  };
  const features = {
    retainAvailable: 1,
    wildcardSubscriptionAvailable: 1,
    subscriptionIdentifierAvailable: 1,
    sharedSubscriptionAvailable: 1,
  };
  const limits = { receiveMaximum: 100, maximumPacketSize: 1_048_576, topicAliasMaximum: 65_535 };
  expect(told(emqx())).toEqual({ ...features, ...limits });
  expect(told(emqx(), 60)).toEqual({ ...features, ...limits, sessionExpiryInterval: 60 });
  expect(told(emqx({ sharedSubscriptionAvailable: false }))).toMatchObject({ sharedSubscriptionAvailable: 0 });
  expect(told(new Flow({ ...profiles.strict }), 60)).toEqual(limits);
});

test.each([
  [7, 7],
  [40, 32],
  [undefined, 32],
])('Receive Maximum %s of a client is answered with %i, if the option says so', (asked, told) => {
  const properties = asked === undefined ? {} : { receiveMaximum: asked };
  const [connack] = emqx({ receiveMaximumTold: 'window' }).connect(5, 'a', { properties }).packets();
  expect(connack).toMatchObject({ properties: { receiveMaximum: told } });
});

const openQoS2 = (client: FlowClient, count: number): void => {
  for (let id = 1; id <= count; id += 1) client.publish('t', 'x', { qos: 2, packetId: id });
};

test.each(versions)('the 101st open message of QoS 2 ends the connection (version %i)', (version) => {
  const client = emqx().client(version, 'a');
  openQoS2(client, 100);
  expect(client.got()).toHaveLength(100);
  client.publish('t', 'x', { qos: 2, packetId: 101 });
  expect(client.raw()).toEqual(version === 5 ? ['DISCONNECT 0x93', '(closed)'] : ['(closed)']);
});

test.each(['mosquitto', 'strict'] as const)('a 3.1.1 client of profile %s may have more open', (profile) => {
  const client = new Flow({ ...profiles[profile] }).client(4, 'a');
  openQoS2(client, 200);
  expect(client.got().at(-1)).toBe('PUBREC #200');
});

// [MQTT311-4.3.3-2] [MQTT5-4.3.3-10]
test.each([
  ['emqx', 5, 'PUBREC #7 0x91'],
  ['emqx', 4, 'PUBREC #7'],
  ['mosquitto', 5, 'PUBREC #7'],
  ['strict', 5, 'PUBREC #7'],
] as const)('in profile %s a repeated QoS 2 PUBLISH is answered (version %i) with %s', (profile, version, answer) => {
  const flow = new Flow({ ...profiles[profile] });
  const subscriber = flow.client(version, 's');
  subscriber.subscribe('t');
  subscriber.got();
  const publisher = flow.client(version, 'p');
  publisher.publish('t', 'once', { qos: 2, packetId: 7 });
  publisher.publish('t', 'once', { qos: 2, packetId: 7, dup: true });
  publisher.ack('PUBREL', 7);
  expect(publisher.got().slice(-2)).toEqual([answer, 'PUBCOMP #7']);
  expect(subscriber.payloads()).toEqual(['once']);
  publisher.publish('t', 'new', { qos: 2, packetId: 7 });
  publisher.ack('PUBREL', 7);
  expect(publisher.got()).toEqual(['PUBREC #7', 'PUBCOMP #7']);
  expect(subscriber.payloads()).toEqual(['new']);
});

function kept(flow: Flow): string[] {
  const client = flow.client(4, 'reader');
  client.subscribe('t/#');
  return client
    .got()
    .slice(1)
    .map((line) => /"(.*)"$/.exec(line)?.[1] ?? line);
}

test('a thousand messages are retained in a second', () => {
  const flow = emqx();
  const listener = flow.client(4, 'listener');
  listener.subscribe('t/#');
  listener.got();
  const publisher = flow.client(4, 'p');
  const retain = (from: number, to: number): void => {
    for (let n = from; n <= to; n += 1) publisher.publish(`t/${n}`, 'x', { retain: true });
  };
  retain(1, 2000);
  expect(listener.payloads()).toHaveLength(2000);
  expect(kept(flow)).toHaveLength(1000);
  flow.advance(500);
  retain(1001, 2000);
  expect(kept(flow)).toHaveLength(1500);
  flow.advance(10_000);
  retain(1501, 4000);
  expect(kept(flow)).toHaveLength(2500);
});

test('where a second is over, the message that was retained stays, and can be cleared', () => {
  const flow = emqx({ retainedPerSecond: 1 });
  const publisher = flow.client(4, 'p');
  publisher.publish('t/1', 'old', { retain: true });
  publisher.publish('t/1', 'new', { retain: true });
  expect(kept(flow)).toEqual(['old']);
  publisher.publish('t/1', '', { retain: true });
  expect(kept(flow)).toEqual([]);
});

test.each(['mosquitto', 'strict'] as const)('profile %s retains any number', (profile) => {
  const flow = new Flow({ ...profiles[profile] });
  const publisher = flow.client(4, 'p');
  for (let n = 1; n <= 2000; n += 1) publisher.publish(`t/${n}`, 'x', { retain: true });
  expect(kept(flow)).toHaveLength(2000);
});

test('each publisher begins with any member of a group, and then takes turns', () => {
  const firsts = (seed: number): string => {
    const flow = emqx({ seed });
    const members = ['a', 'b', 'c'].map((id) => {
      const member = flow.client(4, id);
      member.subscribe('$share/g/t');
      member.got();
      return member;
    });
    return Array.from({ length: 20 }, (_, n) => {
      const publisher = flow.client(4, `p${n}`);
      for (const payload of ['1', '2', '3']) publisher.publish('t', payload);
      const shares = members.map((member) => member.payloads());
      // In turn: each member has one of the three.
      expect(shares.map((share) => share.length)).toEqual([1, 1, 1]);
      return shares.findIndex((share) => share[0] === '1');
    }).join('');
  };
  expect(firsts(1)).toBe(firsts(1));
  expect(firsts(1)).not.toBe(firsts(2));
  for (const member of ['0', '1', '2']) expect(firsts(3)).toContain(member);
});

test.each([
  [5, 'CONNACK 0x89'],
  [4, 'CONNACK 0x03'],
] as const)(
  'a client that returns at once can be refused, as EMQX does now and then (version %i)',
  (version, refusal) => {
    const flow = emqx({ refusedReturns: 100 });
    flow.client(version, 'a', { clean: false }).disconnect();
    expect(flow.connect(version, 'a').raw()).toEqual([refusal, '(closed)']);
    expect(flow.connect(version, 'b').got()).toEqual(['CONNACK']);
    flow.advance(99);
    expect(flow.connect(version, 'a').raw()).toEqual([refusal, '(closed)']);
    flow.advance(1);
    const back = flow.connect(version, 'a');
    expect(back.got()).toEqual(['CONNACK']);
    // A takeover is no return.
    expect(flow.connect(version, 'a').got()).toEqual(['CONNACK']);
  },
);

test.each(['emqx', 'mosquitto', 'strict'] as const)('in profile %s a client may return at once', (profile) => {
  const flow = new Flow({ ...profiles[profile] });
  for (let times = 0; times < 3; times += 1) flow.client(5, 'a').disconnect();
  expect(flow.connect(5, 'a').got()).toEqual(['CONNACK']);
});

// Neighbours of `$queue/t`, the shared subscription of the group `$queue`.
test.each([
  ['$queue', 'a topic'],
  ['$queue/t', 'shared'],
  ['$queue//t', 'shared'],
  ['$queue/+/t', 'shared'],
  ['$queue/#', 'shared'],
  ['$queue/', 'refused'],
  ['$queue/$queue/t', 'refused'],
  ['$queue/$share/g/t', 'refused'],
  ['$share/g/$queue/t', 'refused'],
] as const)('%s is %s', (filter, what) => {
  for (const version of versions) {
    const flow = emqx();
    const members = ['a', 'b'].map((id) => flow.client(version, id));
    const answers = members.map((member) => {
      member.subscribe(filter);
      return member.got().join();
    });
    const refusal = version === 5 ? 'DISCONNECT 0x8f,(closed)' : '(closed)';
    const expected = what === 'refused' ? refusal : 'SUBACK #1000 0x00';
    expect(answers).toEqual([expected, expected]);
    if (what === 'refused') continue;
    const publisher = flow.client(4, 'p');
    for (const topic of ['t', '/t', '$queue', '$queue/t']) publisher.publish(topic, topic);
    const got = members.flatMap((member) => member.payloads());
    const matches = { '$queue/t': ['t'], '$queue/#': ['t', '/t'], $queue: ['$queue', '$queue'] };
    const wanted = filter in matches ? matches[filter as keyof typeof matches] : ['/t'];
    expect(got.toSorted()).toEqual(wanted.toSorted());
  }
});
