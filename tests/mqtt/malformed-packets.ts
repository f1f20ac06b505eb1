// Packets that break one rule each, by the name of the rule. `at` is where the fault shows.
import type { ProtocolVersion } from '../../src/mqtt/packet.ts';
import type { RuleName } from '../../src/mqtt/rules.ts';
import { bytes, field, packet, properties, type Part } from './bytes.ts';

export interface MalformedBytes {
  rule: RuleName;
  title: string;
  versions: readonly ProtocolVersion[];
  from: 'client' | 'server';
  bytes: Uint8Array;
  at: number;
  /** Where it is more exact than the rule's own statement. */
  clause?: string;
}

const both = [4, 5] as const;
const v4 = [4] as const;
const v5 = [5] as const;

const wrong = (
  rule: RuleName,
  title: string,
  versions: readonly ProtocolVersion[],
  from: 'client' | 'server',
  at: number,
  content: Uint8Array,
  clause?: string,
): MalformedBytes => ({ rule, title, versions, from, bytes: content, at, ...(clause === undefined ? {} : { clause }) });

const mqttName = field('MQTT');
/** CONNECT of `version` with these flags and the rest of the packet after the Keep Alive. */
const connect = (version: ProtocolVersion, flags: number, ...rest: Part[]): Uint8Array =>
  packet(0x10, mqttName, version, flags, [0, 60], ...rest);
/** CONNECT 5.0 with these properties, and one with these will properties. */
const connect5 = (...list: Part[]): Uint8Array => connect(5, 0x02, properties(...list), field('c'));
const will5 = (...list: Part[]): Uint8Array =>
  connect(5, 0x06, 0, field('c'), properties(...list), field('w'), field('m'));
const connack5 = (...list: Part[]): Uint8Array => packet(0x20, 0, 0, properties(...list));
/** PUBLISH 5.0 at QoS 0 to `t` with these properties. */
const publish5 = (...list: Part[]): Uint8Array => packet(0x30, field('t'), properties(...list));
const subscribe5 = (filter: string, options: number): Uint8Array => packet(0x82, [0, 1], 0, field(filter), options);

const fixedHeader: MalformedBytes[] = [
  wrong('packetType', 'type 0', both, 'client', 0, bytes(0x00, 0x00)),
  wrong('packetType', 'AUTH in 3.1.1', v4, 'client', 0, bytes(0xf0, 0x00)),
  ...[0x20, 0x90, 0xb0, 0xd0].map((first) =>
    wrong('direction', `a client sends type ${first >> 4}`, both, 'client', 0, packet(first, [0, 1, 0, 0])),
  ),
  ...[0x10, 0x82, 0xa2, 0xc0].map((first) =>
    wrong('direction', `a server sends type ${first >> 4}`, both, 'server', 0, packet(first, [0, 1, 0, 0])),
  ),
  wrong('direction', 'a 3.1.1 server sends DISCONNECT', v4, 'server', 0, bytes(0xe0, 0)),
  ...[0x11, 0x41, 0x58, 0x74, 0xc1].map((first) =>
    wrong('reservedFlags', `first byte 0x${first.toString(16)}`, both, 'client', 0, bytes(first, 0)),
  ),
  ...[0x21, 0x92, 0xb2, 0xd1].map((first) =>
    wrong('reservedFlags', `first byte 0x${first.toString(16)}`, both, 'server', 0, bytes(first, 0)),
  ),
  wrong('pubrelFlags', 'PUBREL with flags 0', both, 'client', 0, bytes(0x60, 2, 0, 1)),
  wrong('subscribeFlags', 'SUBSCRIBE with flags 0', both, 'client', 0, bytes(0x80, 2, 0, 1)),
  wrong('unsubscribeFlags', 'UNSUBSCRIBE with flags 3', both, 'client', 0, bytes(0xa3, 2, 0, 1)),
  wrong('disconnectFlags', 'DISCONNECT with flags 1', both, 'client', 0, bytes(0xe1, 0)),
  wrong('authFlags', 'AUTH with flags 8', v5, 'client', 0, bytes(0xf8, 0)),
  wrong('remainingLength', 'five bytes', both, 'client', 1, bytes(0xc0, 0x80, 0x80, 0x80, 0x80, 0x01)),
  wrong('remainingLengthMinimal', 'zero in two bytes', both, 'client', 1, bytes(0xc0, 0x80, 0x00)),
  wrong('remainingLengthMinimal', 'two in four bytes', both, 'client', 1, bytes(0x40, 0x82, 0x80, 0x80, 0, 0, 1)),
  wrong('truncated', 'no bytes at all', both, 'client', 0, bytes()),
  wrong('truncated', 'a promise of more', both, 'client', 4, bytes(0x40, 3, 0, 1)),
  wrong('truncated', 'half a Packet Identifier', both, 'client', 3, bytes(0x40, 1, 0)),
  wrong('truncated', 'a topic longer than the packet', both, 'client', 5, bytes(0x30, 3, 0, 2, 'a')),
  wrong('truncated', 'properties longer than the packet', v5, 'client', 6, bytes(0x30, 4, field('a'), 1)),
  wrong(
    'truncated',
    'a will message longer than the packet',
    v4,
    'client',
    20,
    connect(4, 0x06, field('c'), field('w'), 0, 9),
  ),
  wrong('trailing', 'PINGREQ with a body', both, 'client', 2, packet(0xc0, 1)),
  wrong('trailing', 'PUBACK with a byte too many', v4, 'client', 4, packet(0x40, [0, 1, 0])),
  wrong('trailing', 'PUBACK with a byte after its properties', v5, 'client', 6, packet(0x40, [0, 1, 0, 0, 0])),
  wrong('trailing', 'DISCONNECT 3.1.1 with a reason code', v4, 'client', 2, packet(0xe0, 0)),
  wrong('trailing', 'CONNACK 3.1.1 with properties', v4, 'server', 4, packet(0x20, 0, 0, 0)),
  wrong('trailing', 'UNSUBACK 3.1.1 with a reason code', v4, 'server', 4, packet(0xb0, 0, 1, 0)),
  wrong('trailing', 'CONNECT with more than its flags say', v4, 'client', 15, connect(4, 0x02, field('c'), field('u'))),
  wrong('trailing', 'bytes after the packet', both, 'client', 2, bytes(0xc0, 0, 0xc0, 0)),
];

const badUtf8: [title: string, content: number[], at: number][] = [
  ['a lone continuation byte', [0x80], 0],
  ['an overlong slash', [0x61, 0xc0, 0xaf], 1],
  ['an overlong U+0000', [0xc0, 0x80], 0],
  ['an overlong three-byte form', [0xe0, 0x9f, 0xbf], 0],
  ['an overlong four-byte form', [0xf0, 0x8f, 0xbf, 0xbf], 0],
  ['a surrogate', [0xed, 0xa0, 0x80], 0],
  ['a surrogate pair', [0x61, 0x62, 0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], 2],
  ['a code point above U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
  ['a first byte that UTF-8 never uses', [0xff], 0],
  ['a sequence cut short', [0x61, 0xe4, 0xb8], 1],
  ['a sequence that breaks off', [0xe4, 0x61, 0x61], 0],
];

const representation: MalformedBytes[] = [
  ...badUtf8.map(([title, content, at]) =>
    wrong('utf8', `${title} in a topic`, both, 'client', 4 + at, packet(0x30, field(...content), 0)),
  ),
  wrong('utf8', 'in a long topic', both, 'client', 84, packet(0x30, field('x'.repeat(80), 0xc3), 0)),
  wrong('utf8', 'in a client id', v4, 'client', 14, connect(4, 2, field(0xff))),
  wrong('utf8', 'in a user name', v4, 'client', 17, connect(4, 0x82, field('c'), field(0xff))),
  wrong('utf8', 'in a will topic', v4, 'client', 17, connect(4, 0x06, field('c'), field(0xff), field())),
  wrong('utf8', 'in a filter', v4, 'client', 6, packet(0x82, [0, 1], field(0xff), 0)),
  wrong('utf8', 'in an UNSUBSCRIBE', v4, 'client', 6, packet(0xa2, [0, 1], field(0xff))),
  wrong('utf8', 'in a User Property', v5, 'client', 13, publish5(0x26, field('k'), field('v', 0xff))),
  wrong('utf8Null', 'U+0000 in a topic', both, 'client', 5, packet(0x30, field('a', 0), 0)),
  wrong('utf8Null', 'U+0000 in a long topic', both, 'client', 74, packet(0x30, field('x'.repeat(70), 0), 0)),
  wrong(
    'variableByteInteger',
    'a Property Length of five bytes',
    v5,
    'client',
    5,
    bytes(0x30, 8, field('t'), 0x80, 0x80, 0x80, 0x80, 1),
  ),
  wrong(
    'variableByteIntegerMinimal',
    'a Property Length of 0 in two bytes',
    v5,
    'client',
    5,
    bytes(0x30, 5, field('t'), 0x80, 0),
  ),
  wrong('variableByteIntegerMinimal', 'a property identifier in two bytes', v5, 'client', 6, publish5(0x81, 0, 0)),
  ...[0x40, 0x50, 0x62, 0x70, 0x82, 0xa2].map((first) =>
    wrong('packetIdZero', `type ${first >> 4}`, both, 'client', 2, packet(first, 0, 0)),
  ),
  ...[0x90, 0xb0].map((first) => wrong('packetIdZero', `type ${first >> 4}`, both, 'server', 2, packet(first, 0, 0))),
  wrong('packetIdZero', 'PUBLISH QoS 1', both, 'client', 5, packet(0x32, field('t'), 0, 0, 0)),
  wrong('packetIdZero', 'PUBLISH QoS 2', both, 'server', 5, packet(0x34, field('t'), 0, 0, 0)),
  ...['a#', '#/a', 'a/#/b', 'a+', '+a', 'a/b+/c', 'a/#b', '##', '++'].map((filter) =>
    wrong('topicFilter', filter, v4, 'client', 6, packet(0x82, [0, 1], field(filter), 0)),
  ),
  wrong('topicFilter', 'in UNSUBSCRIBE', v4, 'client', 6, packet(0xa2, [0, 1], field('a#'))),
  wrong('topicFilter', 'in a Shared Subscription', v5, 'client', 7, subscribe5('$share/g/a#', 0)),
  wrong('topicFilterEmpty', 'in SUBSCRIBE', v5, 'client', 7, subscribe5('', 0)),
  wrong('topicFilterEmpty', 'in UNSUBSCRIBE', v4, 'client', 6, packet(0xa2, [0, 1], field())),
  ...['$share/', '$share/g', '$share/g/', '$share//a', '$share/g+/a', '$share/#'].map((filter) =>
    wrong('shareName', filter, v5, 'client', 7, subscribe5(filter, 0)),
  ),
];

const inProperties: MalformedBytes[] = [
  wrong('propertyUnknown', '0x00', v5, 'client', 6, publish5(0x00, 0)),
  wrong('propertyUnknown', '0x7F', v5, 'client', 6, publish5(0x7f, 0)),
  wrong('propertyUnknown', '0x80 in two bytes', v5, 'client', 6, publish5(0x80, 0x01, 0)),
  wrong('propertyNotHere', 'Topic Alias in CONNECT', v5, 'client', 13, connect5(0x23, 0, 1)),
  wrong('propertyNotHere', 'Will Delay Interval in CONNECT', v5, 'client', 13, connect5(0x18, 0, 0, 0, 1)),
  wrong('propertyNotHere', 'Receive Maximum in a will', v5, 'client', 17, will5(0x21, 0, 1)),
  wrong('propertyNotHere', 'Reason String in PUBLISH', v5, 'client', 6, publish5(0x1f, field('x'))),
  wrong(
    'propertyNotHere',
    'Message Expiry Interval in PUBACK',
    v5,
    'client',
    6,
    packet(0x40, 0, 1, 0, properties(2, 0, 0, 0, 1)),
  ),
  wrong(
    'propertyNotHere',
    'Subscription Identifier in UNSUBSCRIBE',
    v5,
    'client',
    5,
    packet(0xa2, 0, 1, properties(0x0b, 1), field('a')),
  ),
  wrong('propertyNotHere', 'Request Problem Information in CONNACK', v5, 'server', 5, connack5(0x17, 1)),
  wrong(
    'propertyTwice',
    'Session Expiry Interval',
    v5,
    'client',
    18,
    connect5([0x11, 0, 0, 0, 1], [0x11, 0, 0, 0, 1]),
    'MQTT5-3.1.2.11.2',
  ),
  wrong(
    'propertyTwice',
    'Content Type, with another value',
    v5,
    'client',
    10,
    publish5(3, field('a'), 3, field('b')),
    'MQTT5-3.3.2.3.9',
  ),
  wrong(
    'propertyTwice',
    'Subscription Identifier in SUBSCRIBE',
    v5,
    'client',
    7,
    packet(0x82, 0, 1, properties(0x0b, 1, 0x0b, 2), field('a'), 0),
    'MQTT5-3.8.2.1.2',
  ),
  wrong('propertyValue', 'Payload Format Indicator 2', v5, 'client', 7, publish5(1, 2), 'MQTT5-3.3.2.3.2'),
  wrong('propertyValue', 'Receive Maximum 0', v5, 'client', 14, connect5(0x21, 0, 0), 'MQTT5-3.1.2.11.3'),
  wrong('propertyValue', 'Maximum Packet Size 0', v5, 'client', 14, connect5(0x27, 0, 0, 0, 0), 'MQTT5-3.1.2.11.4'),
  wrong('propertyValue', 'Request Problem Information 2', v5, 'client', 14, connect5(0x17, 2), 'MQTT5-3.1.2.11.7'),
  wrong('propertyValue', 'Request Response Information 2', v5, 'client', 14, connect5(0x19, 2), 'MQTT5-3.1.2.11.6'),
  wrong('propertyValue', 'Maximum QoS 2', v5, 'server', 6, connack5(0x24, 2), 'MQTT5-3.2.2.3.4'),
  wrong('propertyValue', 'Shared Subscription Available 2', v5, 'server', 6, connack5(0x2a, 2), 'MQTT5-3.2.2.3.13'),
  wrong(
    'propertyValue',
    'Subscription Identifier 0',
    v5,
    'client',
    6,
    packet(0x82, 0, 1, properties(0x0b, 0), field('a'), 0),
    'MQTT5-3.8.2.1.2',
  ),
  wrong(
    'propertyLength',
    'a value that the length cuts off',
    v5,
    'client',
    8,
    bytes(0x30, 8, field('t'), 2, 0x02, 0, 0, 0),
  ),
  wrong('propertyLength', 'a string that the length cuts off', v5, 'client', 10, publish5(3, [0, 9, 'a'])),
  wrong('propertyLength', 'an identifier alone', v5, 'client', 7, publish5(2)),
  wrong('authenticationData', 'in CONNECT', v5, 'client', 12, connect5(0x16, field('x'))),
  wrong('topicAliasZero', 'Topic Alias 0', v5, 'client', 7, publish5(0x23, 0, 0)),
  ...['', 'a/+', '#'].map((topic) =>
    wrong('responseTopic', `Response Topic '${topic}'`, v5, 'client', 9, publish5(8, field(topic))),
  ),
  wrong('subscriptionIdFromClient', 'PUBLISH', v5, 'client', 5, publish5(0x0b, 1)),
];

const connecting: MalformedBytes[] = [
  wrong('protocolName', 'MQXX', v5, 'client', 2, packet(0x10, field('MQXX'), 5, 2, 0, 0, 0, field('c'))),
  wrong('protocolName', 'mqtt', v4, 'client', 2, packet(0x10, field('mqtt'), 4, 2, 0, 0, field('c'))),
  wrong(
    'protocolVersion',
    'MQIsdp with level 4',
    v4,
    'client',
    10,
    packet(0x10, field('MQIsdp'), 4, 2, 0, 0, field('c')),
  ),
  wrong('protocolVersion', 'MQTT 3.1', both, 'client', 10, packet(0x10, field('MQIsdp'), 3, 2, 0, 0, field('c'))),
  ...[0, 3, 6, 0x84].map((level) =>
    wrong('protocolVersion', `level ${level}`, both, 'client', 8, packet(0x10, mqttName, level, 2, 0, 0, field('c'))),
  ),
  ...both.flatMap((version) => [
    wrong('connectReserved', 'the reserved flag', [version], 'client', 9, connect(version, 0x03, 0)),
    wrong('willQoSWithoutWill', 'Will QoS 1 without a Will', [version], 'client', 9, connect(version, 0x0a, 0)),
    wrong('willQoSWithoutWill', 'Will QoS 3 without a Will', [version], 'client', 9, connect(version, 0x1a, 0)),
    wrong('willQoS', 'Will QoS 3', [version], 'client', 9, connect(version, 0x1e, 0)),
    wrong('willRetainWithoutWill', 'Will Retain without a Will', [version], 'client', 9, connect(version, 0x22, 0)),
  ]),
  ...['', 'a/#', '+'].flatMap((topic) => [
    wrong('willTopic', `Will Topic '${topic}'`, v4, 'client', 17, connect(4, 6, field('c'), field(topic), field())),
    wrong(
      'willTopic',
      `Will Topic '${topic}'`,
      v5,
      'client',
      19,
      connect(5, 6, 0, field('c'), 0, field(topic), field()),
    ),
  ]),
  wrong('passwordAlone', 'a Password without a User Name', v4, 'client', 9, connect(4, 0x42, field('c'), field('p'))),
  wrong('clientIdEmpty', 'an empty Client Identifier', v4, 'client', 12, connect(4, 0x00, field())),
  wrong('connackReserved', 'flags 2', both, 'server', 2, packet(0x20, 2, 0, 0)),
  wrong('connackReserved', 'flags 0x81', both, 'server', 2, packet(0x20, 0x81, 0, 0)),
  wrong('connackCode', 'return code 6', v4, 'server', 3, packet(0x20, 0, 6)),
  wrong('connackCode', 'code 0x8B', v5, 'server', 3, packet(0x20, 0, 0x8b, 0)),
  wrong('connackCode', 'code 1', v5, 'server', 3, packet(0x20, 0, 1, 0)),
  wrong('sessionPresent', 'with a refusal', v4, 'server', 2, packet(0x20, 1, 5)),
  wrong('sessionPresent', 'with a refusal', v5, 'server', 2, packet(0x20, 1, 0x87, 0)),
];

const publishing: MalformedBytes[] = [
  wrong('publishQoS', 'QoS 3', both, 'client', 0, packet(0x36, field('t'), [0, 1], 0)),
  wrong('publishQoS', 'QoS 3 with DUP', both, 'server', 0, packet(0x3e, field('t'), [0, 1], 0)),
  wrong('dupWithQoS0', 'DUP', both, 'client', 0, packet(0x38, field('t'), 0)),
  wrong('publishWildcard', '#', both, 'client', 4, packet(0x30, field('#'), 0)),
  wrong('publishWildcard', 'a/+/b', both, 'server', 4, packet(0x30, field('a/+/b'), 0)),
  wrong('topicEmpty', 'an empty topic', v4, 'client', 4, packet(0x30, field())),
  wrong('topicEmptyWithoutAlias', 'an empty topic without an alias', v5, 'client', 4, packet(0x30, field(), 0)),
  wrong(
    'topicEmptyWithoutAlias',
    'an empty topic with another property',
    v5,
    'client',
    4,
    packet(0x30, field(), properties(1, 1)),
  ),
  wrong('pubackCode', '0x92', v5, 'client', 4, packet(0x40, 0, 1, 0x92)),
  wrong('pubrecCode', '0x01', v5, 'server', 4, packet(0x50, 0, 1, 0x01)),
  wrong('pubrelCode', '0x80', v5, 'client', 4, packet(0x62, 0, 1, 0x80)),
  wrong('pubcompCode', '0x10', v5, 'server', 4, packet(0x70, 0, 1, 0x10)),
];

const subscribing: MalformedBytes[] = [
  wrong('subscribeEmpty', 'no filter', v4, 'client', 4, packet(0x82, 0, 1)),
  wrong('subscribeEmpty', 'no filter', v5, 'client', 5, packet(0x82, 0, 1, 0)),
  ...[0x04, 0x80, 0xff].map((options) =>
    wrong('subscribeReserved', `options ${options}`, v4, 'client', 7, packet(0x82, [0, 1], field('a'), options)),
  ),
  ...[0x40, 0x80, 0xc0, 0xff].map((options) =>
    wrong('subscribeReserved', `options ${options}`, v5, 'client', 8, subscribe5('a', options)),
  ),
  wrong('subscribeQoS', 'QoS 3', v4, 'client', 7, packet(0x82, [0, 1], field('a'), 3)),
  wrong('subscribeQoS', 'QoS 3', v5, 'client', 8, subscribe5('a', 3)),
  wrong('retainHandling', 'Retain Handling 3', v5, 'client', 8, subscribe5('a', 0x30)),
  wrong('sharedNoLocal', 'No Local', v5, 'client', 17, subscribe5('$share/g/a', 4)),
  wrong('truncated', 'a filter without options', v5, 'client', 8, packet(0x82, [0, 1], 0, field('a'))),
  wrong('unsubscribeEmpty', 'no filter', v4, 'client', 4, packet(0xa2, 0, 1)),
  wrong('unsubscribeEmpty', 'no filter', v5, 'client', 5, packet(0xa2, 0, 1, 0)),
  wrong('subackEmpty', 'no code', v4, 'server', 4, packet(0x90, 0, 1)),
  wrong('subackEmpty', 'no code', v5, 'server', 5, packet(0x90, 0, 1, 0)),
  wrong('subackCode', '0x03', v4, 'server', 5, packet(0x90, 0, 1, 0, 3)),
  wrong('subackCode', '0x11', v5, 'server', 6, packet(0x90, 0, 1, 0, 0, 0x11)),
  wrong('unsubackEmpty', 'no code', v5, 'server', 5, packet(0xb0, 0, 1, 0)),
  wrong('unsubackCode', '0x01', v5, 'server', 5, packet(0xb0, 0, 1, 0, 1)),
];

const ending: MalformedBytes[] = [
  wrong('disconnectCode', '0x05', v5, 'client', 2, packet(0xe0, 5)),
  wrong('disconnectCode', 'a client takes a session over', v5, 'client', 2, packet(0xe0, 0x8e)),
  wrong('disconnectCode', 'a server asks for a will', v5, 'server', 2, packet(0xe0, 4)),
  wrong('disconnectExpiry', 'from a server', v5, 'server', 3, packet(0xe0, 0, properties(0x11, 0, 0, 0, 1))),
  wrong('authCode', '0x01', v5, 'client', 2, packet(0xf0, 1, properties(0x15, field('m')))),
  wrong('authCode', 'a server re-authenticates', v5, 'server', 2, packet(0xf0, 0x19, properties(0x15, field('m')))),
  wrong('authCode', 'a client reports success', v5, 'client', 2, packet(0xf0)),
  wrong('authMethod', 'no method', v5, 'client', 3, packet(0xf0, 0x18, 0)),
  wrong('truncated', 'no Property Length', v5, 'client', 3, packet(0xf0, 0x18)),
];

export const malformedPackets: MalformedBytes[] = [
  ...fixedHeader,
  ...representation,
  ...inProperties,
  ...connecting,
  ...publishing,
  ...subscribing,
  ...ending,
];
