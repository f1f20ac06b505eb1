// The bytes that the generator writes and reads itself agree with the codec's.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowMark, markSize, microsecondsBetween, readWord, writeMark } from '../../src/load/mark.ts';
import { PacketIds } from '../../src/load/packet-ids.ts';
import { payloadOf } from '../../src/load/payload.ts';
import { preparePublish } from '../../src/load/prepared-publish.ts';
import { PublishReader } from '../../src/load/read-publish.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { MalformedPacket } from '../../src/mqtt/malformed.ts';
import type { ProtocolVersion, QoS } from '../../src/mqtt/packet.ts';

const publishes = fc.record({
  topic: fc.stringMatching(/^[a-z/é]{1,40}$/),
  qos: fc.constantFrom<QoS>(0, 1, 2),
  version: fc.constantFrom<ProtocolVersion>(4, 5),
  size: fc.integer({ min: 0, max: 300 }),
  packetId: fc.integer({ min: 1, max: 65_535 }),
});

test('a prepared PUBLISH is the encoded one, whatever is put into it', () => {
  fc.assert(
    fc.property(publishes, ({ topic, qos, version, size, packetId }) => {
      const payload = payloadOf(size, 'random');
      const { head, packetIdAt } = preparePublish(topic, qos, version, payload);
      if (qos > 0) new DataView(head.buffer).setUint16(packetIdAt, packetId);
      const wanted = encode(
        { type: 'PUBLISH', dup: false, qos, retain: false, topic, payload, ...(qos > 0 && { packetId }) },
        version,
      );
      expect([...head, ...payload]).toEqual([...wanted]);
    }),
  );
});

test('the parts of a PUBLISH are found anywhere in a chunk, with and without properties', () => {
  fc.assert(
    fc.property(
      publishes,
      fc.boolean(),
      fc.nat({ max: 9 }),
      ({ topic, qos, version, size, packetId }, more, before) => {
        const payload = payloadOf(size, 'text');
        const properties = version === 5 && more ? { properties: { contentType: 'x'.repeat(200), topicAlias: 1 } } : {};
        const bytes = encode(
          {
            type: 'PUBLISH',
            dup: false,
            qos,
            retain: false,
            topic,
            payload,
            ...(qos > 0 && { packetId }),
            ...properties,
          },
          version,
        );
        const chunk = Uint8Array.from([...new Uint8Array(before), ...bytes, 1, 2, 3]);
        const reader = new PublishReader();
        reader.read(chunk, before, before + bytes.length, version);
        expect([reader.qos, reader.packetId]).toEqual([qos, qos === 0 ? 0 : packetId]);
        expect(before + bytes.length - reader.payloadAt).toBe(size);
      },
    ),
  );
});

test.each([
  ['a topic behind the end', [0x30, 3, 0, 9, 0x61]],
  ['no Packet Identifier', [0x32, 3, 0, 1, 0x61]],
  ['the Packet Identifier 0', [0x32, 5, 0, 1, 0x61, 0, 0]],
  ['QoS 3', [0x36, 5, 0, 1, 0x61, 0, 1]],
  ['nothing at all', [0x30, 0]],
])('a PUBLISH with %s is malformed', (_, bytes) => {
  const chunk = Uint8Array.from([...bytes, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const version of [4, 5] as const)
    expect(() => new PublishReader().read(chunk, 0, bytes.length, version)).toThrow(MalformedPacket);
});

test('what a mark carries is read back', () => {
  const bytes = new Uint8Array(markSize + 1);
  writeMark(new DataView(bytes.buffer), 1, flowMark(0xfe, 0x123456), 4_000_000_000, 5, 0xffff_ffff);
  expect([1, 5, 9, 13].map((at) => readWord(bytes, at))).toEqual([0xfe123456, 4_000_000_000, 5, 0xffff_ffff]);
});

test('times are told over the end of their 32 bits, and never below 0', () => {
  expect(microsecondsBetween(0xffff_fff0, 0x10)).toBe(0x20);
  expect(microsecondsBetween(100, 90)).toBe(0);
});

test('no Packet Identifier is in use twice, and those that are free come again', () => {
  const ids = new PacketIds(65_535);
  const first = Array.from({ length: 65_535 }, () => ids.take(1));
  expect(new Set(first).size).toBe(65_535);
  expect(Math.min(...first)).toBe(1);
  expect([ids.take(1), ids.full]).toEqual([0, true]);
  ids.release(7);
  expect(ids.sentAt(7)).toBeNaN();
  expect([ids.take(5), ids.sentAt(7), ids.open]).toEqual([7, 5, 65_535]);
  expect(new PacketIds(2).full).toBe(false);
});
