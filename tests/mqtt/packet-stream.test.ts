import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedPacket } from '../../src/mqtt/malformed.ts';
import { PacketCutter } from '../../src/mqtt/packet-cutter.ts';
import { PacketStream } from '../../src/mqtt/packet-stream.ts';
import { bytes } from './bytes.ts';
import { fixtures } from './fixtures.ts';

/** A packet with two bytes of Remaining Length among the fixtures. */
const long = bytes(
  0x30,
  0xc8,
  0x01,
  0,
  1,
  't',
  Array.from({ length: 197 }, (_, index) => index & 0xff),
);
const packets = [...fixtures.map((one) => one.bytes), long];
const whole = Uint8Array.from(packets.flatMap((packet) => [...packet]));
const expected = packets.map((packet) => [...packet]);

function thrownBy(action: () => unknown): MalformedPacket {
  try {
    action();
  } catch (error) {
    if (error instanceof MalformedPacket) return error;
    throw error;
  }
  throw new Error('Nothing was thrown');
}

describe('PacketStream', () => {
  it('cuts one chunk into its packets', () => {
    expect(new PacketStream().push(whole).map((packet) => [...packet])).toEqual(expected);
  });

  it('gives the same packets when the stream is split in two at any byte', () => {
    for (let split = 0; split <= whole.length; split++) {
      const stream = new PacketStream();
      const cut = [...stream.push(whole.slice(0, split)), ...stream.push(whole.slice(split))];
      if (cut.length !== expected.length) throw new Error(`${cut.length} packets when split at ${split}`);
      expect(Buffer.concat(cut).equals(whole)).toBe(true);
    }
  });

  it('gives the same packets when those that are whole in the chunk are read there', () => {
    for (let split = 0; split <= whole.length; split++) {
      const cutter = new PacketCutter();
      const cut: Uint8Array[] = [];
      for (const chunk of [whole.slice(0, split), whole.slice(split)]) {
        cutter.begin(chunk);
        for (;;) {
          const size = cutter.skipWhole();
          const packet = size > 0 ? chunk.subarray(cutter.position - size, cutter.position) : cutter.next();
          if (packet === null) break;
          cut.push(packet);
        }
      }
      if (cut.length !== expected.length) throw new Error(`${cut.length} packets when split at ${split}`);
      expect(Buffer.concat(cut).equals(whole)).toBe(true);
    }
  });

  it('cannot go on after a fault that was found while packets were gone over', () => {
    const cutter = new PacketCutter();
    cutter.begin(bytes(0xd0, 0, 0x00, 0));
    expect(cutter.skipWhole()).toBe(2);
    expect(() => cutter.skipWhole()).toThrow(MalformedPacket);
    expect(() => cutter.begin(whole)).toThrow(MalformedPacket);
  });

  it('gives the same packets byte by byte', () => {
    const stream = new PacketStream();
    const cut = Array.from(whole, (byte) => stream.push(Uint8Array.of(byte))).flat();
    expect(cut.map((packet) => [...packet])).toEqual(expected);
  });

  it('gives the same packets in chunks of any sizes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 90 }), { minLength: 1, maxLength: 200 }), (sizes) => {
        const stream = new PacketStream();
        const cut: Uint8Array[] = [];
        let at = 0;
        for (const size of sizes) cut.push(...stream.push(whole.slice(at, (at += size))));
        cut.push(...stream.push(whole.slice(at)));
        expect(cut.map((packet) => [...packet])).toEqual(expected);
      }),
    );
  });

  it('does not copy packets that come whole', () => {
    const chunk = bytes(0xc0, 0, 0xc0, 0);
    for (const packet of new PacketStream().push(chunk)) expect(packet.buffer).toBe(chunk.buffer);
  });

  it('keeps what has come of a packet when the chunk is used again', () => {
    const stream = new PacketStream();
    const chunk = bytes(0x40, 2, 0);
    stream.push(chunk);
    chunk.fill(0xff);
    expect(stream.push(bytes(7)).map((packet) => [...packet])).toEqual([[0x40, 2, 0, 7]]);
  });

  it.each([
    ['five bytes of Remaining Length', [0x30, 0x80, 0x80, 0x80, 0x80], 'MQTT5-2.1.4'],
    ['a Remaining Length that is not minimal', [0x30, 0x81, 0x00], 'MQTT5-1.5.5-1'],
  ])('refuses %s however it is split', (_title, content, rule) => {
    const stream = new PacketStream();
    const error = thrownBy(() => content.map((byte) => stream.push(Uint8Array.of(byte))));
    expect(error).toMatchObject({ code: 0x81, rule });
    expect(thrownBy(() => new PacketStream().push(Uint8Array.from(content)))).toMatchObject({ code: 0x81, rule });
  });

  it('takes a packet of exactly the Maximum Packet Size', () => {
    expect(new PacketStream(4).push(bytes(0x40, 2, 0, 1))).toHaveLength(1);
  });

  it('refuses a larger one from its fixed header alone', () => {
    const error = thrownBy(() => new PacketStream(4).push(bytes(0x30, 3)));
    expect(error).toMatchObject({ code: 0x95, rule: 'MQTT5-3.2.2-15', offset: 1 });
  });

  it('returns the packets before a fault, then throws', () => {
    const stream = new PacketStream(10);
    expect(stream.push(bytes(0xc0, 0, 0x30, 0x7f)).map((packet) => [...packet])).toEqual([[0xc0, 0]]);
    expect(stream.failure?.code).toBe(0x95);
    expect(thrownBy(() => stream.push(bytes(0xc0, 0)))).toBe(stream.failure);
  });

  it('has no failure while all is well', () => {
    const stream = new PacketStream();
    stream.push(whole);
    expect(stream.failure).toBeNull();
  });
});
