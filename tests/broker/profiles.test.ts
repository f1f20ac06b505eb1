// What the named profiles do, case by case, as EMQX 5.8.9 and Mosquitto 2.0.11 were seen to do it.
import { expect, test } from 'vitest';
import { profiles, type ProfileName } from '../../src/broker/profiles.ts';
import type { Connect, ProtocolVersion } from '../../src/mqtt/packet.ts';
import { Flow, type FlowClient } from './flow.ts';

const names = ['emqx', 'mosquitto', 'strict'] as const;
const lasting: Partial<Connect> = { clean: false, properties: { sessionExpiryInterval: 100 } };

function flowAs(profile: ProfileName): Flow {
  return new Flow(profiles[profile]);
}

function subscriber(flow: Flow, version: ProtocolVersion, filters: string | string[], qos: 0 | 1 | 2 = 1): FlowClient {
  const client = flow.client(version, `s${version}`, lasting);
  client.subscribe(filters, qos);
  client.got();
  return client;
}

test('a broker without options is as the profile emqx', () => {
  const client = (flow: Flow): unknown => flow.connect(5, 'a').packets();
  expect(client(new Flow())).toEqual(client(flowAs('emqx')));
  expect(client(new Flow())).not.toEqual(client(flowAs('mosquitto')));
});

test.each([
  ['emqx', { receiveMaximum: 100, topicAliasMaximum: 65_535, maximumPacketSize: 1_048_576 }],
  ['mosquitto', { receiveMaximum: 20, topicAliasMaximum: 10 }],
  ['strict', { receiveMaximum: 100, topicAliasMaximum: 65_535, maximumPacketSize: 1_048_576 }],
] as const)('%s: the limits in CONNACK', (profile, properties) => {
  expect(flowAs(profile).connect(5, 'a').packets()).toMatchObject([{ type: 'CONNACK', properties }]);
});

test.each([
  ['emqx', ['0', '1']],
  ['mosquitto', ['1']],
  ['strict', ['1']],
] as const)('%s: what waits for an absent client', (profile, payloads) => {
  const flow = flowAs(profile);
  subscriber(flow, 4, 't').disconnect();
  const publisher = flow.client(4, 'p');
  publisher.publish('t', '0');
  publisher.publish('t', '1', { qos: 1, packetId: 1 });
  const [, ...lines] = flow.connect(4, 's4', lasting).got();
  expect(lines.map((line) => line.at(-2))).toEqual(payloads);
});

test.each([
  ['emqx', '501', '1500'],
  ['mosquitto', '1', '1000'],
  ['strict', '1', '1500'],
] as const)('%s: of 1500 messages for an absent client, %s to %s are kept', (profile, first, last) => {
  const flow = new Flow({ ...profiles[profile], maxInflight: 65_535 });
  subscriber(flow, 4, 't').disconnect();
  const publisher = flow.client(4, 'p');
  for (let n = 1; n <= 1500; n += 1) publisher.publish('t', String(n), { qos: 1, packetId: 1 });
  const payloads = flow
    .connect(4, 's4', lasting)
    .packets()
    .flatMap((packet) => (packet.type === 'PUBLISH' ? [new TextDecoder().decode(packet.payload)] : []));
  expect([payloads.at(0), payloads.at(-1), payloads.length]).toEqual([first, last, Number(last) - Number(first) + 1]);
});

test.each([
  ['emqx', []],
  ['mosquitto', ['present']],
  ['strict', ['present']],
] as const)('%s: the session of a 3.1.1 client after a year', (profile, present) => {
  const flow = flowAs(profile);
  subscriber(flow, 4, 't').disconnect();
  flow.advance(365 * 86_400_000);
  expect(flow.connect(4, 's4', lasting).got()).toEqual([['CONNACK', ...present].join(' ')]);
});

test.each([
  ['emqx', 'PUBLISH'],
  ['mosquitto', 'PUBREL'],
  ['strict', 'PUBLISH'],
] as const)('%s: a QoS 2 message goes on at %s', (profile, at) => {
  const flow = flowAs(profile);
  const client = subscriber(flow, 4, 't', 0);
  const publisher = flow.client(5, 'p');
  publisher.publish('t', 'x', { qos: 2, packetId: 1 });
  expect(client.payloads()).toEqual(at === 'PUBLISH' ? ['x'] : []);
  publisher.ack('PUBREL', 1);
  expect(client.payloads()).toEqual(at === 'PUBREL' ? ['x'] : []);
});

test.each([
  ['emqx', 4, 3],
  ['emqx', 5, 3],
  ['mosquitto', 4, 1],
  ['mosquitto', 5, 3],
  ['strict', 4, 1],
  ['strict', 5, 1],
] as const)(
  '%s: three overlapping subscriptions of a version %i client bring %i copies',
  (profile, version, copies) => {
    const flow = flowAs(profile);
    const client = subscriber(flow, version, ['#', '+', 'x'], 0);
    flow.client(4, 'p').publish('x', '1');
    expect(client.payloads()).toHaveLength(copies);
  },
);

test.each([
  ['emqx', false],
  ['mosquitto', true],
  ['strict', false],
] as const)('%s: a shared subscription gets retained messages: %s', (profile, gets) => {
  const flow = flowAs(profile);
  flow.client(4, 'p').publish('t', 'kept', { retain: true });
  const client = flow.client(5, 's');
  client.subscribe('$share/g/t');
  expect(client.got().slice(1)).toEqual(gets ? ['PUBLISH t q0 retain "kept"'] : []);
});

test.each([
  ['emqx', ['x']],
  ['mosquitto', []],
  ['strict', []],
] as const)('%s: what $queue/t brings', (profile, payloads) => {
  const flow = flowAs(profile);
  const client = subscriber(flow, 5, '$queue/t', 0);
  flow.client(4, 'p').publish('t', 'x');
  expect(client.payloads()).toEqual(payloads);
});

test.each([
  ['emqx', ['DISCONNECT 0x8e', '(closed)']],
  ['mosquitto', ['(closed)']],
  ['strict', ['DISCONNECT 0x8e', '(closed)']],
] as const)('%s: what a v5 client sees of a takeover', (profile, seen) => {
  const flow = flowAs(profile);
  const first = flow.client(5, 'a');
  flow.client(5, 'a');
  expect(first.got()).toEqual(seen);
});

test.each([
  ['emqx', 32],
  ['mosquitto', 20],
  ['strict', 32],
] as const)('%s: a client that acknowledges nothing has %i messages on their way', (profile, most) => {
  const flow = flowAs(profile);
  const client = subscriber(flow, 5, 't');
  const publisher = flow.client(4, 'p');
  for (let n = 1; n <= 100; n += 1) publisher.publish('t', String(n), { qos: 1, packetId: 1 });
  expect(client.payloads()).toHaveLength(most);
});

test.each(names)('%s: nothing is sent again on a live connection', (profile) => {
  const flow = flowAs(profile);
  const client = subscriber(flow, 4, 't');
  flow.client(4, 'p').publish('t', 'x', { qos: 1, packetId: 1 });
  client.got();
  flow.advance(3_600_000);
  expect(client.got()).toEqual([]);
});

test.each(names)('%s: a PUBLISH with more levels than are allowed', (profile) => {
  const flow = flowAs(profile);
  const topic = Array.from({ length: profiles[profile].maxTopicLevels + 1 }, () => 'a').join('/');
  const answers = ([4, 5] as const).map((version) => {
    const client = flow.client(version, `p${version}`);
    client.publish(topic, '', { qos: 1, packetId: 1 });
    return client.got();
  });
  const refused = [['PUBACK #1'], ['PUBACK #1 0x90']];
  expect(answers).toEqual(profile === 'emqx' ? [['(closed)'], ['DISCONNECT 0x90', '(closed)']] : refused);
});

test.each(names)('%s: a Shared Subscription that MQTT 5 calls malformed, in 3.1.1', (profile) => {
  for (const filter of ['$share/g', '$share//t', '$share/+/t']) {
    const client = flowAs(profile).client(4, 'c');
    client.subscribe(filter);
    expect(client.got(), filter).toEqual(profile === 'emqx' ? ['(closed)'] : ['SUBACK #1000 0x00']);
  }
});

test.each(names)('%s: a Shared Subscription within a Shared Subscription', (profile) => {
  for (const version of [4, 5] as const) {
    const client = flowAs(profile).client(version, 'c');
    client.subscribe('$share/g/$share/h/t');
    const closed = version === 5 ? ['DISCONNECT 0x8f', '(closed)'] : ['(closed)'];
    expect(client.got()).toEqual(profile === 'emqx' ? closed : ['SUBACK #1000 0x00']);
  }
});

test.each([
  ['emqx', 5],
  ['mosquitto', 2],
  ['strict', 2],
] as const)('%s: a session is resumed with a smaller window: %i of 5 go out again at once', (profile, count) => {
  const flow = flowAs(profile);
  const client = subscriber(flow, 5, 't');
  const publisher = flow.client(5, 'p');
  for (let packetId = 1; packetId <= 6; packetId += 1) publisher.publish('t', '', { qos: 1, packetId });
  client.ack('PUBACK', 6);
  client.drop();
  publisher.publish('t', 'new', { qos: 1, packetId: 7 });
  const again = flow.connect(5, 's5', { ...lasting, properties: { sessionExpiryInterval: 100, receiveMaximum: 2 } });
  expect(again.got().slice(1)).toHaveLength(count);
  for (let id = 1; id <= 5; id += 1) again.ack('PUBACK', id);
  expect(again.got().at(-1)).toContain('"new"');
});
