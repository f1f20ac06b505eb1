// Reason Strings and User Properties of refusals: which clients get them, in which packets, and how large these may
// become.
import { expect, test } from 'vitest';
import type { BrokerOptions } from '../../src/broker/options.ts';
import { encode } from '../../src/mqtt/encode.ts';
import type { Connect, Packet, Properties } from '../../src/mqtt/packet.ts';
import { brief, Flow, type FlowClient } from '../broker/flow.ts';

/** Options with which everything in this file is refused, in every profile. */
const options: Partial<BrokerOptions> = {
  authorize: ({ topic }) => topic !== 'closed',
  reasonStrings: true,
  laxShares: false,
  brokenPacketCodes: 'own',
  unknownPacketIds: 'told',
  topicAliasMaximum: 9,
};
const will = { topic: 'closed', payload: new Uint8Array(), qos: 0 as const, retain: false };

/** Bytes of a SUBSCRIBE that the encoder would not write. */
function subscribe(filter: string, subscriptionOptions: number): Uint8Array {
  const name = new TextEncoder().encode(filter);
  return new Uint8Array([0x82, 6 + name.length, 3, 0xe8, 0, 0, name.length, ...name, subscriptionOptions]);
}

/** One refusal in each packet that can carry a Reason String; each client ends in `provoke`. */
const refusals: [packet: string, connect: Partial<Connect>, provoke: (client: FlowClient) => void, says: string][] = [
  ['CONNACK 0x87', { will }, () => undefined, 'The rules of this server do not allow it'],
  ['CONNACK 0x8c', { properties: { authenticationMethod: 'm' } }, () => undefined, 'no method'],
  ['PUBACK #7 0x87', {}, (client) => client.publish('closed', 'x', { qos: 1, packetId: 7 }), 'do not allow'],
  ['PUBREC #7 0x87', {}, (client) => client.publish('closed', 'x', { qos: 2, packetId: 7 }), 'do not allow'],
  ['PUBREL #7 0x92', {}, (client) => client.ack('PUBREC', 7), 'No message is under way'],
  ['PUBCOMP #7 0x92', {}, (client) => client.ack('PUBREL', 7), 'No message is under way'],
  ['SUBACK #1000 0x00 0x87', {}, (client) => client.subscribe(['open', 'closed']), 'do not allow'],
  ['DISCONNECT 0x94', {}, (client) => client.publish('t', 'x', { properties: { topicAlias: 65_535 } }), 'Topic Alias'],
  ['DISCONNECT 0x82', {}, (client) => client.publish('', 'x', { properties: { topicAlias: 1 } }), 'was never set'],
  ['DISCONNECT 0x8f', {}, (client) => client.bytes(subscribe('$share/g', 0)), 'The Shared Subscription is not'],
  ['DISCONNECT 0x82', {}, (client) => client.bytes(subscribe('$share/g/t', 4)), 'No Local'],
  ['DISCONNECT 0x81', {}, (client) => client.bytes(new Uint8Array([0x36, 6, 0, 1, 0x61, 0, 1, 0])), 'QoS is 3'],
];

function provoked(connect: Partial<Connect>, properties: Properties, provoke: (client: FlowClient) => void): Packet {
  const flow = new Flow(options);
  const client = flow.connect(5, 'a', { ...connect, properties: { ...connect.properties, ...properties } });
  provoke(client);
  const last = client.packets().at(-1);
  if (last === undefined) throw new Error('there was no answer');
  return last;
}

function told(packet: Packet): Properties {
  return 'properties' in packet ? packet.properties : {};
}

test.each(refusals)('%s says why (%o)', (packet, connect, provoke, says) => {
  const answer = provoked(connect, {}, provoke);
  expect(brief(answer)).toBe(packet);
  expect(told(answer).reasonString).toContain(says);
});

// [MQTT5-3.1.2-29]
test.each(refusals)(
  '%s says nothing to a client with Request Problem Information 0 (%o)',
  (packet, connect, provoke) => {
    const answer = provoked(connect, { requestProblemInformation: 0 }, provoke);
    expect(brief(answer)).toBe(packet);
    expect(told(answer)).toEqual({});
  },
);

// [MQTT5-3.2.2-19] [MQTT5-3.4.2-2] [MQTT5-3.5.2-2] [MQTT5-3.6.2-2] [MQTT5-3.7.2-2] [MQTT5-3.9.2-1] [MQTT5-3.14.2-3]
// [MQTT5-3.14.2-4] [MQTT5-3.1.2-24]
test.each(refusals)('the words never make %s larger than the client takes (%o)', (packet, connect, provoke) => {
  const full = encode(provoked(connect, {}, provoke), 5).length;
  for (let maximumPacketSize = 20; maximumPacketSize <= full; maximumPacketSize += 1) {
    const answer = provoked(connect, { maximumPacketSize }, provoke);
    expect(brief(answer)).toBe(packet);
    const { length } = encode(answer, 5);
    expect(length).toBeLessThanOrEqual(maximumPacketSize);
    if (maximumPacketSize === full) expect(length).toBe(full);
  }
});

// [MQTT5-3.14.2-4]
test('a broken packet is named by statement and byte, which go first when there is little room', () => {
  const broken = (client: FlowClient): void => client.bytes(new Uint8Array([0x36, 6, 0, 1, 0x61, 0, 1, 0]));
  const all = {
    reasonString: 'QoS is 3',
    userProperties: [
      ['statement', 'MQTT5-3.3.1-4'],
      ['offset', '0'],
    ],
  };
  expect(told(provoked({}, {}, broken))).toEqual(all);
  expect(told(provoked({}, { maximumPacketSize: 40 }, broken))).toEqual({ reasonString: 'QoS is 3' });
});

// [MQTT5-3.1.2-24]
test('a refusal that is larger than the client takes is not sent: the link is closed', () => {
  const client = new Flow().connect(5, 'a', { properties: { authenticationMethod: 'm', maximumPacketSize: 4 } });
  expect(client.got()).toEqual(['(closed)']);
});

test('a success says nothing, and 3.1.1 has no words', () => {
  const flow = new Flow(options);
  const client = flow.client(5, 'a');
  client.subscribe('open');
  client.publish('open', 'x', { qos: 1, packetId: 1 });
  for (const answer of client.packets()) expect(told(answer).reasonString).toBeUndefined();
  const old = flow.client(4, 'b');
  old.subscribe('closed');
  expect(old.got()).toEqual(['SUBACK #1000 0x80']);
});

test('the option switches the words off', () => {
  const client = new Flow({ reasonStrings: false }).connect(5, 'a', { properties: { authenticationMethod: 'm' } });
  expect(client.packets()).toEqual([{ type: 'CONNACK', sessionPresent: false, reasonCode: 0x8c }]);
});

// (MQTT 5, 3.2.2.2: Quota exceeded.)
test.each<
  [option: Partial<BrokerOptions>, connect: Partial<Connect>, provoke: (client: FlowClient) => void, says: string]
>([
  [{ maxSubscriptions: 1 }, {}, (client) => client.subscribe(['a', 'b']), 'A session has at most 1 subscriptions'],
  [{ maxSessions: 0 }, {}, () => undefined, 'keeps at most 0 sessions'],
  [
    { maxRetained: 1, retainedOverflow: 'refuse' },
    {},
    (client) => {
      for (const topic of ['a', 'b']) client.publish(topic, 'x', { qos: 1, packetId: 1, retain: true });
    },
    'keeps at most 1 Retained Messages',
  ],
  [
    { maxTopicAliasBytes: 3 },
    {},
    (client) => client.publish('long', 'x', { properties: { topicAlias: 1 } }),
    'Topics with a Topic Alias have at most 3 bytes',
  ],
  [
    { maxUserProperties: 1 },
    {},
    (client) =>
      client.publish('a', 'x', {
        properties: {
          userProperties: [
            ['a', 'b'],
            ['c', 'd'],
          ],
        },
      }),
    'A packet has at most 1 User Properties',
  ],
])('a limit that is reached is named (%o)', (limit, connect, provoke, says) => {
  const client = new Flow({ ...options, ...limit }).connect(5, 'a', connect);
  provoke(client);
  const answer = client.packets().at(-1);
  expect(answer && told(answer).reasonString).toContain(says);
});
