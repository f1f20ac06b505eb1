import { describe as group, expect, it } from 'vitest';
import type { Packet } from '../../src/mqtt/packet.ts';
import { Capture } from '../../src/capture/capture.ts';
import { describe, describePacket } from '../../src/capture/describe.ts';
import { packetFamily } from '../../src/capture/packet-family.ts';
import { payloadText } from '../../src/capture/payload-text.ts';
import { summarize } from '../../src/capture/summary.ts';
import { connect, capturedPacket, publish, utf8 } from './packets.ts';

const subscription = { filter: 'lab/#', qos: 2, noLocal: true, retainAsPublished: false, retainHandling: 1 } as const;

const lines: [string, Packet][] = [
  ['CONNECT MQTT 5.0 anna Clean Start keepalive 60', connect],
  [
    'CONNECT MQTT 3.1.1 id="" CleanSession keepalive 0 will bye',
    {
      type: 'CONNECT',
      version: 4,
      clean: true,
      keepAlive: 0,
      clientId: '',
      will: { topic: 'bye', payload: utf8(''), qos: 0, retain: false },
    },
  ],
  ['CONNACK 0x00 Session Present', { type: 'CONNACK', sessionPresent: true, reasonCode: 0 }],
  [
    'CONNACK 0x87 "no"',
    { type: 'CONNACK', sessionPresent: false, reasonCode: 0x87, properties: { reasonString: 'no' } },
  ],
  ['PUBLISH id=1 QoS 1 lab/x "hello"', publish],
  ['PUBLISH id=1 QoS 1 DUP RETAIN lab/x "hello"', { ...publish, dup: true, retain: true }],
  ['PUBACK id=7', { type: 'PUBACK', packetId: 7, reasonCode: 0 }],
  ['PUBREC id=7 0x97', { type: 'PUBREC', packetId: 7, reasonCode: 0x97 }],
  ['SUBSCRIBE id=2 lab/# QoS 2 NL RH=1', { type: 'SUBSCRIBE', packetId: 2, subscriptions: [subscription] }],
  ['SUBACK id=2 QoS 2, 0x8F', { type: 'SUBACK', packetId: 2, reasonCodes: [2, 0x8f] }],
  ['UNSUBSCRIBE id=3 a, b', { type: 'UNSUBSCRIBE', packetId: 3, filters: ['a', 'b'] }],
  ['UNSUBACK id=3 0x11', { type: 'UNSUBACK', packetId: 3, reasonCodes: [0x11] }],
  ['PINGREQ', { type: 'PINGREQ' }],
  ['DISCONNECT 0x8E', { type: 'DISCONNECT', reasonCode: 0x8e }],
  ['DISCONNECT', { type: 'DISCONNECT', reasonCode: 0 }],
];

group('the line of a packet', () => {
  it.each(lines)('%s', (expected, packet) => {
    expect(describePacket(packet)).toBe(expected);
    expect(describe(capturedPacket(packet), 'en').join(' ').trimEnd()).toBe(expected);
  });

  it('says why a packet could not be read', () => {
    const malformed = { message: 'QoS 3', rule: 'MQTT5-3.3.1-4', offset: 0 };
    expect(describe(capturedPacket(null, { malformed }), 'en')).toEqual(['?', 'QoS 3 [MQTT5-3.3.1-4] @0']);
    expect(describe(capturedPacket(null, { malformed }), 'zh-cn')).toEqual(['?', 'QoS 3 [MQTT5-3.3.1-4] @0']);
    const capture = new Capture({ connection: 1, cell: 'one', execution: 1, version: 5 }, () => 1);
    const [captured] = capture.push('to-broker', Uint8Array.of(0x36, 5, 0, 1, 97, 0, 1), 0);
    expect(captured && describe(captured, 'en')).toEqual(['?', 'QoS is 3 [MQTT5-3.3.1-4] @0']);
    expect(captured && describe(captured, 'zh-cn')).toEqual(['?', 'QoS 是 3 [MQTT5-3.3.1-4] @0']);
  });

  it('lets no name change the line around it', () => {
    const hostile = { ...publish, topic: 'a\n\u202Eb', payload: utf8('\u0007<b>\u200F') } as Packet;
    expect(describePacket(hostile)).toBe('PUBLISH id=1 QoS 1 a\\n\\u{202e}b "\\u{7}<b>\\u{200f}"');
  });

  it('gives every packet a family', () => {
    expect(
      lines.map(([, packet]) => packetFamily(packet.type)).filter((family) => family === 'acknowledge'),
    ).toHaveLength(2);
    expect(packetFamily('AUTH')).toBe('connect');
    expect(packetFamily('UNSUBACK')).toBe('subscribe');
  });
});

group('the text of a payload', () => {
  it('cuts between characters', () => {
    expect(payloadText(utf8('温度温度'), 7)).toBe('"温度…"');
  });

  it('is hex where it is no UTF-8', () => {
    expect(payloadText(Uint8Array.of(0xff, 0x00))).toBe('0xff00');
  });

  it('is an empty text for no bytes', () => {
    expect(payloadText(new Uint8Array())).toBe('""');
  });
});

it('the summary counts packets, clients and redeliveries', () => {
  const packets = [
    capturedPacket(connect, { connection: 1, clientId: '' }),
    capturedPacket(connect, { connection: 1, clientId: 'anna' }),
    capturedPacket(publish, { connection: 2, clientId: 'ben' }),
    capturedPacket({ ...publish, dup: true }, { connection: 3, clientId: 'ben' }),
    capturedPacket(null, { connection: 4, clientId: '' }),
  ];
  expect(summarize(packets)).toEqual({ packets: 5, clients: 3, redelivered: 1, malformed: 1 });
});
