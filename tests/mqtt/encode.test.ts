import { describe, expect, it } from 'vitest';
import { encode } from '../../src/mqtt/encode.ts';
import { MalformedPacket } from '../../src/mqtt/malformed.ts';
import type { Packet, Properties, ProtocolVersion, Publish } from '../../src/mqtt/packet.ts';
import { rules, type RuleName } from '../../src/mqtt/rules.ts';
import { text } from './bytes.ts';

const publish = (changes: Partial<Publish>): Publish => ({
  type: 'PUBLISH',
  dup: false,
  qos: 0,
  retain: false,
  topic: 't',
  payload: new Uint8Array(),
  ...changes,
});
const subscribe = (filter: string, noLocal = false): Packet => ({
  type: 'SUBSCRIBE',
  packetId: 1,
  subscriptions: [{ filter, qos: 0, noLocal, retainAsPublished: false, retainHandling: 0 }],
});
const connect: Packet = { type: 'CONNECT', version: 5, clean: true, keepAlive: 0, clientId: 'c' };

function brokenRule(packet: Packet, version: ProtocolVersion): string {
  try {
    encode(packet, version);
  } catch (error) {
    if (error instanceof MalformedPacket) return error.message;
    throw error;
  }
  return 'none';
}

const refused: [title: string, rule: RuleName, version: ProtocolVersion, packet: Packet][] = [
  ['half a surrogate pair in a topic', 'utf8', 5, publish({ topic: '\ud83d' })],
  ['the wrong half of a surrogate pair', 'utf8', 4, publish({ topic: 'a\ude00' })],
  ['two first halves', 'utf8', 4, publish({ topic: '\ud83d\ud83d' })],
  ['U+0000 in a topic', 'utf8Null', 4, publish({ topic: 'a\0' })],
  ['U+0000 in a filter', 'utf8Null', 5, subscribe('a\0')],
  ['half a surrogate pair in a client id', 'utf8', 4, { ...connect, version: 4, clientId: '\ud83d' }],
  ['a topic of 65,536 bytes', 'stringLength', 5, publish({ topic: 'é'.repeat(32_768) })],
  ['a filter of 65,536 bytes', 'stringLength', 4, subscribe('x'.repeat(65_536))],
  ['a password of 65,536 bytes', 'stringLength', 5, { ...connect, password: new Uint8Array(65_536) }],
  ['a wildcard in a topic', 'publishWildcard', 4, publish({ topic: 'a/+' })],
  ['an empty topic in 3.1.1', 'topicEmpty', 4, publish({ topic: '' })],
  ['an empty topic without an alias', 'topicEmptyWithoutAlias', 5, publish({ topic: '' })],
  ['DUP with QoS 0', 'dupWithQoS0', 5, publish({ dup: true })],
  ['a Packet Identifier with QoS 0', 'packetIdWithQoS0', 4, publish({ packetId: 1 })],
  ['QoS 1 without a Packet Identifier', 'packetIdMissing', 4, publish({ qos: 1 })],
  ['Packet Identifier 0', 'packetIdZero', 4, publish({ qos: 1, packetId: 0 })],
  ['Packet Identifier 65,536', 'integerRange', 4, publish({ qos: 1, packetId: 65_536 })],
  ['Packet Identifier 0 in PUBACK', 'packetIdZero', 5, { type: 'PUBACK', packetId: 0, reasonCode: 0 }],
  ['Packet Identifier 1.5 in PUBACK', 'integerRange', 4, { type: 'PUBACK', packetId: 1.5, reasonCode: 0 }],
  ['Packet Identifier 0 in SUBACK', 'packetIdZero', 4, { type: 'SUBACK', packetId: 0, reasonCodes: [0] }],
  ['a Keep Alive of 65,536', 'integerRange', 5, { ...connect, keepAlive: 65_536 }],
  ['a property in the wrong packet', 'propertyNotHere', 5, publish({ properties: { reasonString: 'x' } })],
  ['a property that does not exist', 'propertyUnknown', 5, publish({ properties: { colour: 1 } as Properties })],
  ['Topic Alias 0', 'topicAliasZero', 5, publish({ properties: { topicAlias: 0 } })],
  ['Receive Maximum 0', 'propertyValue', 5, { ...connect, properties: { receiveMaximum: 0 } }],
  ['an expiry of -1', 'propertyValue', 5, publish({ properties: { messageExpiryInterval: -1 } })],
  ['an expiry of half a second', 'integerRange', 5, publish({ properties: { messageExpiryInterval: 0.5 } })],
  ['a Response Topic with a wildcard', 'responseTopic', 5, publish({ properties: { responseTopic: '#' } })],
  [
    'two identifiers of a subscription',
    'propertyTwice',
    5,
    { ...subscribe('a'), properties: { subscriptionIdentifier: [1, 2] } } as Packet,
  ],
  ['Authentication Data alone', 'authenticationData', 5, { ...connect, properties: { authenticationData: text('x') } }],
  ['a Password alone in 3.1.1', 'passwordAlone', 4, { ...connect, version: 4, password: text('p') }],
  [
    'an empty client id without Clean Session',
    'clientIdEmpty',
    4,
    { ...connect, version: 4, clean: false, clientId: '' },
  ],
  [
    'a Will Topic with a wildcard',
    'willTopic',
    5,
    { ...connect, will: { topic: '#', payload: text(''), qos: 0, retain: false } },
  ],
  [
    'a reason code of 5.0 in CONNACK 3.1.1',
    'connackCode',
    4,
    { type: 'CONNACK', sessionPresent: false, reasonCode: 0x87 },
  ],
  ['a session on a refusal', 'sessionPresent', 5, { type: 'CONNACK', sessionPresent: true, reasonCode: 0x87 }],
  ['a reason code of 5.0 in SUBACK 3.1.1', 'subackCode', 4, { type: 'SUBACK', packetId: 1, reasonCodes: [0x8f] }],
  ['an empty SUBACK', 'subackEmpty', 5, { type: 'SUBACK', packetId: 1, reasonCodes: [] }],
  ['an empty UNSUBACK', 'unsubackEmpty', 5, { type: 'UNSUBACK', packetId: 1, reasonCodes: [] }],
  ['a wrong UNSUBACK', 'unsubackCode', 5, { type: 'UNSUBACK', packetId: 1, reasonCodes: [1] }],
  ['an empty SUBSCRIBE', 'subscribeEmpty', 5, { type: 'SUBSCRIBE', packetId: 1, subscriptions: [] }],
  ['an empty UNSUBSCRIBE', 'unsubscribeEmpty', 4, { type: 'UNSUBSCRIBE', packetId: 1, filters: [] }],
  ['a wrong filter', 'topicFilter', 4, subscribe('a#')],
  ['a wrong share', 'shareName', 5, subscribe('$share/g')],
  ['No Local on a share', 'sharedNoLocal', 5, subscribe('$share/g/a', true)],
  ['a wrong PUBREC', 'pubrecCode', 5, { type: 'PUBREC', packetId: 1, reasonCode: 0x92 }],
  ['a wrong DISCONNECT', 'disconnectCode', 5, { type: 'DISCONNECT', reasonCode: 1 }],
  ['a wrong AUTH', 'authCode', 5, { type: 'AUTH', reasonCode: 1 }],
  ['AUTH without a method', 'authMethod', 5, { type: 'AUTH', reasonCode: 0x18 }],
  ['AUTH in 3.1.1', 'packetType', 4, { type: 'AUTH', reasonCode: 0 }],
];

describe('encode', () => {
  it.each(refused)('refuses %s', (_title, rule, version, packet) => {
    expect(brokenRule(packet, version)).toBe(rules[rule].message);
  });

  it('leaves out what 3.1.1 has no place for', () => {
    const properties = { reasonString: 'x' };
    expect([...encode({ type: 'PUBREC', packetId: 1, reasonCode: 0x97, properties }, 4)]).toEqual([0x50, 2, 0, 1]);
    expect([...encode({ type: 'UNSUBACK', packetId: 1, reasonCodes: [0x11], properties }, 4)]).toEqual([0xb0, 2, 0, 1]);
    expect([...encode({ type: 'DISCONNECT', reasonCode: 0x8e, properties }, 4)]).toEqual([0xe0, 0]);
    expect([...encode({ type: 'CONNACK', sessionPresent: true, reasonCode: 0, properties }, 4)]).toEqual([
      0x20, 2, 1, 0,
    ]);
    const withAlias = publish({ properties: { topicAlias: 1 } });
    expect([...encode(withAlias, 4)]).toEqual([0x30, 3, 0, 1, 0x74]);
  });

  it('takes an empty list of properties for none', () => {
    const properties = { userProperties: [] };
    expect([...encode({ type: 'PUBACK', packetId: 1, reasonCode: 0, properties }, 5)]).toEqual([0x40, 2, 0, 1]);
    expect([...encode(publish({ properties }), 5)]).toEqual([0x30, 4, 0, 1, 0x74, 0]);
  });

  it.each([
    [127, 1],
    [128, 2],
    [16_383, 2],
    [16_384, 3],
    [2_097_151, 3],
    [2_097_152, 4],
  ])('writes a Remaining Length of %i in %i bytes', (length, size) => {
    expect(encode(publish({ payload: new Uint8Array(length - 3) }), 4).length).toBe(1 + size + length);
  });

  it('gives each packet an array of its own, so that its buffer can be transferred', () => {
    for (const packet of [publish({}), connect, subscribe('a')]) {
      const encoded = encode(packet, 5);
      expect(encoded.byteLength).toBe(encoded.buffer.byteLength);
    }
  });
});
