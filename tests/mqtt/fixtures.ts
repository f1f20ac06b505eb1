// Annotated packets, both versions: each is parsed, generated and mirrored.
import { bytes, text } from './bytes.ts';
import { connectFixtures } from './connect-fixtures.ts';
import { fixture, type Fixture } from './fixture.ts';

export const fixtures: Fixture[] = [
  ...connectFixtures,
  fixture({
    title: 'PUBLISH 3.1.1 QoS 0 without a payload',
    version: 4,
    from: 'client',
    bytes: [0x31, 0x05, [0x00, 0x03, 'a/b']], // RETAIN: clears the Retained Message
    packet: { type: 'PUBLISH', dup: false, qos: 0, retain: true, topic: 'a/b', payload: bytes() },
  }),
  fixture({
    title: 'PUBLISH 3.1.1 QoS 2 redelivered, with a topic of 2-, 3- and 4-byte characters',
    version: 4,
    from: 'server',
    bytes: [0x3c, 0x10, [0x00, 0x09, 'é', '中', '😀'], [0x12, 0x34], [0x00, 0xff, 0x7f]],
    packet: {
      type: 'PUBLISH',
      dup: true,
      qos: 2,
      retain: false,
      topic: 'é中😀',
      packetId: 0x1234,
      payload: Uint8Array.of(0x00, 0xff, 0x7f),
    },
  }),
  fixture({
    title: 'PUBLISH 5.0 by alias alone',
    version: 5,
    from: 'client',
    bytes: [0x30, 0x08, [0x00, 0x00], [0x03, 0x23, 0x00, 0x01], 'hi'],
    packet: {
      type: 'PUBLISH',
      dup: false,
      qos: 0,
      retain: false,
      topic: '',
      payload: text('hi'),
      properties: { topicAlias: 1 },
    },
  }),
  fixture({
    title: 'PUBLISH 5.0 to a client with two Subscription Identifiers',
    version: 5,
    from: 'server',
    bytes: [
      [0x32, 0x10],
      [0x00, 0x01, 't'],
      [0x00, 0x0a],
      0x07, // 7 bytes of properties
      [0x0b, 0x01], // Subscription Identifier 1
      [0x0b, 0xff, 0xff, 0xff, 0x7f], // Subscription Identifier 268,435,455
      [0xef, 0xbb, 0xbf], // a byte order mark is payload like any other
    ],
    packet: {
      type: 'PUBLISH',
      dup: false,
      qos: 1,
      retain: false,
      topic: 't',
      packetId: 10,
      payload: Uint8Array.of(0xef, 0xbb, 0xbf),
      properties: { subscriptionIdentifier: [1, 268_435_455] },
    },
  }),
  fixture({
    title: 'PUBLISH 5.0 with a byte order mark in the topic, which is kept',
    version: 5,
    from: 'client',
    bytes: [0x30, 0x07, [0x00, 0x04, 0xef, 0xbb, 0xbf, 'a'], 0x00], // [MQTT5-1.5.4-3]
    packet: { type: 'PUBLISH', dup: false, qos: 0, retain: false, topic: '\uFEFFa', payload: bytes() },
  }),
  ...([4, 5] as const).flatMap((version) => [
    fixture({
      title: `PUBACK ${version}`,
      version,
      from: 'client',
      bytes: [0x40, 0x02, 0x00, 0x01],
      packet: { type: 'PUBACK', packetId: 1, reasonCode: 0 },
    }),
    fixture({
      title: `PUBREC ${version}`,
      version,
      from: 'server',
      bytes: [0x50, 0x02, 0xff, 0xff],
      packet: { type: 'PUBREC', packetId: 0xffff, reasonCode: 0 },
    }),
    fixture({
      title: `PUBREL ${version}`,
      version,
      from: 'client',
      bytes: [0x62, 0x02, 0x01, 0x00],
      packet: { type: 'PUBREL', packetId: 256, reasonCode: 0 },
    }),
    fixture({
      title: `PUBCOMP ${version}`,
      version,
      from: 'server',
      bytes: [0x70, 0x02, 0x00, 0x02],
      packet: { type: 'PUBCOMP', packetId: 2, reasonCode: 0 },
    }),
    fixture({
      title: `PINGREQ ${version}`,
      version,
      from: 'client',
      bytes: [0xc0, 0x00],
      packet: { type: 'PINGREQ' },
    }),
    fixture({
      title: `PINGRESP ${version}`,
      version,
      from: 'server',
      bytes: [0xd0, 0x00],
      packet: { type: 'PINGRESP' },
    }),
    fixture({
      title: `DISCONNECT ${version}`,
      version,
      from: 'client',
      bytes: [0xe0, 0x00],
      packet: { type: 'DISCONNECT', reasonCode: 0 },
    }),
  ]),
  fixture({
    title: 'PUBACK 5.0 with a Reason Code and no Property Length',
    version: 5,
    from: 'server',
    bytes: [0x40, 0x03, 0x00, 0x01, 0x10],
    packet: { type: 'PUBACK', packetId: 1, reasonCode: 0x10 },
  }),
  fixture({
    title: 'PUBREC 5.0 with a Reason String',
    version: 5,
    from: 'server',
    bytes: [0x50, 0x09, [0x00, 0x01], 0x97, [0x05, 0x1f, 0x00, 0x02, 'no']],
    packet: { type: 'PUBREC', packetId: 1, reasonCode: 0x97, properties: { reasonString: 'no' } },
  }),
  fixture({
    title: 'PUBREL 5.0 in its longest form without properties',
    version: 5,
    from: 'client',
    bytes: [0x62, 0x04, 0x00, 0x01, 0x00, 0x00],
    packet: { type: 'PUBREL', packetId: 1, reasonCode: 0 },
    shortest: [0x62, 0x02, 0x00, 0x01],
  }),
  fixture({
    title: 'PUBCOMP 5.0 for an unknown Packet Identifier',
    version: 5,
    from: 'client',
    bytes: [0x70, 0x03, 0x00, 0x01, 0x92],
    packet: { type: 'PUBCOMP', packetId: 1, reasonCode: 0x92 },
  }),
  fixture({
    title: 'SUBSCRIBE 3.1.1 with two filters, one of which looks shared',
    version: 4,
    from: 'client',
    bytes: [0x82, 0x13, [0x00, 0x07], [0x00, 0x03, 'a/#'], 0x02, [0x00, 0x08, '$share/g'], 0x00],
    packet: {
      type: 'SUBSCRIBE',
      packetId: 7,
      subscriptions: [
        { filter: 'a/#', qos: 2, noLocal: false, retainAsPublished: false, retainHandling: 0 },
        { filter: '$share/g', qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 },
      ],
    },
  }),
  fixture({
    title: 'SUBSCRIBE 5.0 with every option and an identifier',
    version: 5,
    from: 'client',
    bytes: [
      [0x82, 0x17],
      [0x00, 0x01],
      [0x03, 0x0b, 0x80, 0x01], // Subscription Identifier 128
      [0x00, 0x01, '+'],
      0x2d, // Retain Handling 2, Retain As Published, No Local, QoS 1
      [0x00, 0x0a, '$share/g/#'],
      0x12, // Retain Handling 1, QoS 2
    ],
    packet: {
      type: 'SUBSCRIBE',
      packetId: 1,
      properties: { subscriptionIdentifier: [128] },
      subscriptions: [
        { filter: '+', qos: 1, noLocal: true, retainAsPublished: true, retainHandling: 2 },
        { filter: '$share/g/#', qos: 2, noLocal: false, retainAsPublished: false, retainHandling: 1 },
      ],
    },
  }),
  fixture({
    title: 'SUBACK 3.1.1 with each return code',
    version: 4,
    from: 'server',
    bytes: [0x90, 0x06, [0x00, 0x07], [0x00, 0x01, 0x02, 0x80]],
    packet: { type: 'SUBACK', packetId: 7, reasonCodes: [0, 1, 2, 0x80] },
  }),
  fixture({
    title: 'SUBACK 5.0',
    version: 5,
    from: 'server',
    bytes: [0x90, 0x05, [0x00, 0x07], 0x00, [0x01, 0x9e]],
    packet: { type: 'SUBACK', packetId: 7, reasonCodes: [1, 0x9e] },
  }),
  fixture({
    title: 'UNSUBSCRIBE 3.1.1',
    version: 4,
    from: 'client',
    bytes: [0xa2, 0x07, [0x00, 0x09], [0x00, 0x03, 'a/+']],
    packet: { type: 'UNSUBSCRIBE', packetId: 9, filters: ['a/+'] },
  }),
  fixture({
    title: 'UNSUBSCRIBE 5.0 with a User Property',
    version: 5,
    from: 'client',
    bytes: [
      0xa2,
      0x12,
      [0x00, 0x09],
      [0x07, 0x26, 0x00, 0x01, 'k', 0x00, 0x01, 'v'],
      [0x00, 0x01, 'a'],
      [0x00, 0x03, 'b/c'],
    ],
    packet: { type: 'UNSUBSCRIBE', packetId: 9, filters: ['a', 'b/c'], properties: { userProperties: [['k', 'v']] } },
  }),
  fixture({
    title: 'UNSUBACK 3.1.1',
    version: 4,
    from: 'server',
    bytes: [0xb0, 0x02, 0x00, 0x09],
    packet: { type: 'UNSUBACK', packetId: 9, reasonCodes: [] },
  }),
  fixture({
    title: 'UNSUBACK 5.0',
    version: 5,
    from: 'server',
    bytes: [0xb0, 0x05, [0x00, 0x09], 0x00, [0x00, 0x11]],
    packet: { type: 'UNSUBACK', packetId: 9, reasonCodes: [0, 0x11] },
  }),
  fixture({
    title: 'DISCONNECT 5.0 that asks for the will and changes the session expiry',
    version: 5,
    from: 'client',
    bytes: [0xe0, 0x07, 0x04, [0x05, 0x11, 0x00, 0x00, 0x00, 0x0a]],
    packet: { type: 'DISCONNECT', reasonCode: 4, properties: { sessionExpiryInterval: 10 } },
  }),
  fixture({
    title: 'DISCONNECT 5.0 from a server, without a Property Length',
    version: 5,
    from: 'server',
    bytes: [0xe0, 0x01, 0x8e],
    packet: { type: 'DISCONNECT', reasonCode: 0x8e },
  }),
  fixture({
    title: 'AUTH 5.0 that goes on',
    version: 5,
    from: 'client',
    bytes: [0xf0, 0x0b, 0x18, [0x09, [0x15, 0x00, 0x01, 'm'], [0x16, 0x00, 0x02, 0x00, 0x01]]],
    packet: {
      type: 'AUTH',
      reasonCode: 0x18,
      properties: { authenticationMethod: 'm', authenticationData: Uint8Array.of(0, 1) },
    },
  }),
  fixture({
    title: 'AUTH 5.0 in its shortest form',
    version: 5,
    from: 'server',
    bytes: [0xf0, 0x00],
    packet: { type: 'AUTH', reasonCode: 0 },
  }),
];
