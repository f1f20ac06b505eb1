// Annotated CONNECT and CONNACK.
import { text } from './bytes.ts';
import { fixture, type Fixture } from './fixture.ts';

export const connectFixtures: Fixture[] = [
  fixture({
    title: 'CONNECT 3.1.1 with nothing but a client id',
    version: 4,
    from: 'client',
    bytes: [
      [0x10, 0x0d], // CONNECT, 13 bytes follow
      [0x00, 0x04, 'MQTT', 0x04], // Protocol Name and Level
      0x02, // Clean Session
      [0x00, 0x3c], // Keep Alive 60 s
      [0x00, 0x01, 'a'], // Client Identifier
    ],
    packet: { type: 'CONNECT', version: 4, clean: true, keepAlive: 60, clientId: 'a' },
  }),
  fixture({
    title: 'CONNECT 3.1.1 with a will, a user name and a password',
    version: 4,
    from: 'client',
    bytes: [
      [0x10, 0x1d],
      [0x00, 0x04, 'MQTT', 0x04],
      0xf4, // User Name, Password, Will Retain, Will QoS 2, Will, no Clean Session
      [0x00, 0x00], // no Keep Alive
      [0x00, 0x02, 'id'],
      [0x00, 0x03, 't/w'], // Will Topic
      [0x00, 0x02, 0x00, 0xff], // Will Message: any bytes
      [0x00, 0x01, 'u'],
      [0x00, 0x01, 'p'],
    ],
    packet: {
      type: 'CONNECT',
      version: 4,
      clean: false,
      keepAlive: 0,
      clientId: 'id',
      will: { topic: 't/w', payload: Uint8Array.of(0, 0xff), qos: 2, retain: true },
      username: 'u',
      password: text('p'),
    },
  }),
  fixture({
    title: 'CONNECT 5.0 with every property of its own and of its will',
    version: 5,
    from: 'client',
    bytes: [
      [0x10, 0x6d],
      [0x00, 0x04, 'MQTT', 0x05],
      0x4e, // Password without User Name (5.0 allows it), Will QoS 1, Will, Clean Start
      [0x00, 0x0a],
      0x32, // 50 bytes of properties
      [0x11, 0xff, 0xff, 0xff, 0xff], // Session Expiry Interval: never
      [0x21, 0x00, 0x14], // Receive Maximum 20
      [0x27, 0x00, 0x01, 0x00, 0x00], // Maximum Packet Size 65,536
      [0x22, 0x00, 0x05], // Topic Alias Maximum 5
      [0x19, 0x01], // Request Response Information
      [0x17, 0x00], // Request Problem Information: none
      [0x26, 0x00, 0x01, 'b', 0x00, 0x01, '2'], // User Property b=2
      [0x26, 0x00, 0x01, 'a', 0x00, 0x00], // User Property a=(empty)
      [0x26, 0x00, 0x01, 'b', 0x00, 0x01, '1'], // User Property b=1: a name may come again, order is kept
      [0x15, 0x00, 0x02, 'SC'], // Authentication Method
      [0x16, 0x00, 0x02, 0x01, 0x02], // Authentication Data
      [0x00, 0x00], // empty Client Identifier
      0x23, // 35 bytes of will properties
      [0x18, 0x00, 0x00, 0x00, 0x05], // Will Delay Interval 5 s
      [0x01, 0x01], // Payload Format Indicator: text
      [0x02, 0x00, 0x00, 0x00, 0x3c], // Message Expiry Interval 60 s
      [0x03, 0x00, 0x01, 't'], // Content Type
      [0x08, 0x00, 0x03, 'r/1'], // Response Topic
      [0x09, 0x00, 0x02, 0xde, 0xad], // Correlation Data
      [0x26, 0x00, 0x01, 'k', 0x00, 0x02, 'é'], // User Property
      [0x00, 0x01, 'w'], // Will Topic
      [0x00, 0x02, 'by'], // Will Payload
      [0x00, 0x01, 'p'], // Password
    ],
    packet: {
      type: 'CONNECT',
      version: 5,
      clean: true,
      keepAlive: 10,
      clientId: '',
      properties: {
        sessionExpiryInterval: 0xffff_ffff,
        receiveMaximum: 20,
        maximumPacketSize: 65_536,
        topicAliasMaximum: 5,
        requestResponseInformation: 1,
        requestProblemInformation: 0,
        userProperties: [
          ['b', '2'],
          ['a', ''],
          ['b', '1'],
        ],
        authenticationMethod: 'SC',
        authenticationData: Uint8Array.of(1, 2),
      },
      will: {
        topic: 'w',
        payload: text('by'),
        qos: 1,
        retain: false,
        properties: {
          willDelayInterval: 5,
          payloadFormatIndicator: 1,
          messageExpiryInterval: 60,
          contentType: 't',
          responseTopic: 'r/1',
          correlationData: Uint8Array.of(0xde, 0xad),
          userProperties: [['k', 'é']],
        },
      },
      password: text('p'),
    },
  }),
  fixture({
    title: 'CONNACK 3.1.1 that resumes a session',
    version: 4,
    from: 'server',
    bytes: [0x20, 0x02, 0x01, 0x00],
    packet: { type: 'CONNACK', sessionPresent: true, reasonCode: 0 },
  }),
  fixture({
    title: 'CONNACK 3.1.1 that refuses',
    version: 4,
    from: 'server',
    bytes: [0x20, 0x02, 0x00, 0x05],
    packet: { type: 'CONNACK', sessionPresent: false, reasonCode: 5 },
  }),
  fixture({
    title: 'CONNACK 5.0 with every property',
    version: 5,
    from: 'server',
    bytes: [
      [0x20, 0x43],
      [0x00, 0x00], // no session, Success
      0x40, // 64 bytes of properties
      [0x11, 0x00, 0x00, 0x0e, 0x10], // Session Expiry Interval 3,600 s
      [0x21, 0x00, 0x0a], // Receive Maximum 10
      [0x24, 0x01], // Maximum QoS 1
      [0x25, 0x00], // no retain
      [0x27, 0x00, 0x00, 0x00, 0x40], // Maximum Packet Size 64
      [0x12, 0x00, 0x02, 'x1'], // Assigned Client Identifier
      [0x22, 0x00, 0x03], // Topic Alias Maximum 3
      [0x1f, 0x00, 0x02, 'ok'], // Reason String
      [0x26, 0x00, 0x01, 'a', 0x00, 0x01, 'b'], // User Property
      [0x28, 0x00], // no wildcards
      [0x29, 0x00], // no Subscription Identifiers
      [0x2a, 0x00], // no Shared Subscriptions
      [0x13, 0x00, 0x1e], // Server Keep Alive 30 s
      [0x1a, 0x00, 0x01, 'i'], // Response Information
      [0x1c, 0x00, 0x03, 's:1'], // Server Reference
      [0x15, 0x00, 0x01, 'm'], // Authentication Method
      [0x16, 0x00, 0x01, 0x00], // Authentication Data
    ],
    packet: {
      type: 'CONNACK',
      sessionPresent: false,
      reasonCode: 0,
      properties: {
        sessionExpiryInterval: 3600,
        receiveMaximum: 10,
        maximumQoS: 1,
        retainAvailable: 0,
        maximumPacketSize: 64,
        assignedClientIdentifier: 'x1',
        topicAliasMaximum: 3,
        reasonString: 'ok',
        userProperties: [['a', 'b']],
        wildcardSubscriptionAvailable: 0,
        subscriptionIdentifierAvailable: 0,
        sharedSubscriptionAvailable: 0,
        serverKeepAlive: 30,
        responseInformation: 'i',
        serverReference: 's:1',
        authenticationMethod: 'm',
        authenticationData: Uint8Array.of(0),
      },
    },
  }),
];
