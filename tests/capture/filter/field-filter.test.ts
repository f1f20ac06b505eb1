// The filter of a field asks for that value: the packet passes it, one with another value does not.
import { expect, test } from 'vitest';
import { compileFilter } from '../../../src/capture/filter/compile-filter.ts';
import { fieldFilter } from '../../../src/capture/filter/field-filter.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { dissect } from '../../../src/mqtt/dissect.ts';
import type { Packet } from '../../../src/mqtt/packet.ts';
import { capturedPacket, connack, connect, publish, utf8 } from '../packets.ts';

function filters(captured: CapturedPacket): Record<string, string> {
  const { fields } = dissect(captured.bytes, captured.version);
  return Object.fromEntries(
    fields.flatMap((field) => {
      const filter = fieldFilter(field, captured);
      return filter === null ? [] : [[field.name, filter]];
    }),
  );
}

test('a PUBLISH', () => {
  const of = capturedPacket({ ...publish, properties: { topicAlias: 3, contentType: 'a"b' } });
  expect(filters(of)).toEqual({
    'Packet type': 'mqtt.msgtype == PUBLISH',
    DUP: 'mqtt.dupflag == 0',
    QoS: 'mqtt.qos == 1',
    RETAIN: 'mqtt.retain == 0',
    'Topic Name': 'mqtt.topic == "lab/x"',
    'Packet Identifier': 'mqtt.msgid == 1',
    'Topic Alias': 'mqtt.property.topic_alias == 3',
    'Content Type': String.raw`mqtt.property.content_type == "a\"b"`,
    Payload: 'mqtt.msg_text == "hello"',
  });
  const other = capturedPacket({ ...publish, qos: 2, packetId: 9, topic: 'lab/y', payload: utf8('bye') });
  for (const name of ['QoS', 'Topic Name', 'Packet Identifier', 'Payload', 'Topic Alias'])
    expect(compileFilter(filters(of)[name] ?? '')(other), name).toBe(false);
});

test.each<[string, Uint8Array, string | undefined]>([
  [
    'quotes, a backslash, lines, control characters',
    utf8('"\\\n\t\u001b\u007f'),
    String.raw`mqtt.msg_text == "\"\\\n\t\x1b\x7f"`,
  ],
  ['Chinese', utf8('温度'), 'mqtt.msg_text == "温度"'],
  ['bytes', Uint8Array.of(0xff, 0, 7), 'mqtt.msg == ff:00:07'],
  ['one byte', Uint8Array.of(0xff), 'mqtt.msg == 0xff'],
  ['nothing', new Uint8Array(0), undefined],
  ['very many bytes', new Uint8Array(5000).fill(0xff), undefined],
])('a payload of %s', (_, payload, expected) => {
  expect(filters(capturedPacket({ ...publish, payload }))['Payload']).toBe(expected);
});

test('the topic that an alias stands for', () => {
  const alias: Packet = { ...publish, topic: '', properties: { topicAlias: 1 } };
  expect(filters(capturedPacket(alias, { topic: 'lab/x' }))['Topic Name']).toBe('mqtt.topic == "lab/x"');
});

test('CONNECT without its password, CONNACK in both versions, SUBSCRIBE with several filters', () => {
  const login: Packet = { ...connect, type: 'CONNECT', username: 'anna', password: utf8('secret') } as Packet;
  const made = filters(capturedPacket(login));
  expect(made).toMatchObject({
    'Client Identifier': 'mqtt.clientid == "anna"',
    'User Name': 'mqtt.username == "anna"',
    'Clean Start': 'mqtt.conflag.cleansess == 1',
  });
  expect(JSON.stringify(made)).not.toContain('secret');
  const answer = (version: 4 | 5, reasonCode: number) =>
    filters(capturedPacket({ ...connack, reasonCode } as Packet, { version, direction: 'to-client' }));
  expect(Object.values(answer(5, 0x87))).toContain('mqtt.connack.reason_code == 135');
  expect(Object.values(answer(4, 5))).toContain('mqtt.conack.val == 5');
  const subscribe: Packet = {
    type: 'SUBSCRIBE',
    packetId: 7,
    subscriptions: ['a', 'b/#'].map((filter) => ({
      filter,
      qos: 1,
      noLocal: false,
      retainAsPublished: false,
      retainHandling: 0,
    })),
  };
  const captured = capturedPacket(subscribe);
  const topics = dissect(captured.bytes, 5)
    .fields.map((field) => fieldFilter(field, captured))
    .filter((one) => one?.startsWith('mqtt.topic'));
  expect(topics).toEqual(['mqtt.topic == "a"', 'mqtt.topic == "b/#"']);
});

test('bytes that are no packet have none', () => {
  expect(filters(capturedPacket(null))).toEqual({});
});
