// Every malformed packet that a client can send, to the broker. A v5 client is told the code, then the link is closed.
// A 3.1.1 client only sees the close.
import { expect, test } from 'vitest';
import { MalformedPacket } from '../../src/mqtt/malformed.ts';
import { PacketStream } from '../../src/mqtt/packet-stream.ts';
import { rules } from '../../src/mqtt/rules.ts';
import { Flow } from '../broker/flow.ts';
import { malformedCases } from '../mqtt/malformed-cases.ts';

/** Whether the bytes reach the decoder as one packet, or break the stream. Others are half a packet, or two. */
function isOnePacket(bytes: Uint8Array): boolean {
  try {
    const packets = new PacketStream().push(bytes);
    return packets.length === 1 && packets[0]?.length === bytes.length;
  } catch (error) {
    return error instanceof MalformedPacket;
  }
}

const fromClients = malformedCases.filter(({ from, bytes }) => from === 'client' && isOnePacket(bytes));
const connects = fromClients.filter(({ bytes }) => bytes[0] === 0x10);
const later = fromClients.filter(({ bytes }) => bytes[0] !== 0x10);
const hex = (code: number): string => `0x${code.toString(16)}`;

// [MQTT311-4.8.0-1] [MQTT311-2.2.2-2] [MQTT5-4.13.1-1]
test.each(later)('[$statement] $rule, version $version: $title', ({ bytes, version, rule }) => {
  const client = new Flow().client(version, 'a');
  client.bytes(bytes);
  expect(client.got()).toEqual(version === 5 ? [`DISCONNECT ${hex(rules[rule].code)}`, '(closed)'] : ['(closed)']);
});

/** The return code that 3.1.1 has for a broken CONNECT, if it has one. */
function returnCode(bytes: Uint8Array, code: number): string | null {
  const protocol = new TextDecoder().decode(bytes.subarray(4, 4 + (bytes[3] ?? 0)));
  const isKnown = protocol === 'MQTT' || protocol === 'MQIsdp';
  if (code === 0x85) return '0x02';
  return code === 0x84 && isKnown ? '0x01' : null;
}

// [MQTT311-3.1.4-1] [MQTT311-3.2.2-6] [MQTT5-3.1.4-1] [MQTT5-3.1.3-8]
test.each(connects)('[$statement] $rule, CONNECT of version $version: $title', ({ bytes, rule }) => {
  const { code } = rules[rule];
  const level = bytes[4 + (bytes[3] ?? 0)] ?? 0;
  // The highest bit of the level marks a bridge; the cases of a later level have the form of 3.1.1.
  const asked = (level & 0x7f) === 5 ? 5 : 4;
  const client = new Flow({ olderLevels: false }).open(asked);
  client.bytes(bytes);
  const refusal = asked === 5 ? hex(code) : returnCode(bytes, code);
  expect(client.raw()).toEqual(refusal === null ? ['(closed)'] : [`CONNACK ${refusal}`, '(closed)']);
});

// [MQTT311-3.1.0-1] [MQTT5-3.1.0-1] [MQTT5-3.14.0-1]
test.each([
  ['a PUBLISH', [0x30, 4, 0, 1, 0x61, 0]],
  ['AUTH', [0xf0, 2, 0x18, 0]],
  ['DISCONNECT', [0xe0, 0]],
  ['a packet of type 0', [0, 0]],
  ['the beginning of a large PUBLISH', [0x30, 0xff, 0xff, 0x3f, 0]],
  ['the first byte of a SUBACK', [0x90]],
  ['a request of HTTP', Buffer.from('GET / HTTP/1.1\r\n')],
])('%s before CONNECT is closed without an answer', (_what, bytes) => {
  const client = new Flow().open(5);
  client.bytes(new Uint8Array(bytes));
  expect(client.raw()).toEqual(['(closed)']);
});
