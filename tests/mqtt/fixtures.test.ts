import { describe, expect, it } from 'vitest';
import { decode } from '../../src/mqtt/decode.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { MalformedPacket } from '../../src/mqtt/malformed.ts';
import { fixtures } from './fixtures.ts';

describe.each(fixtures)('$title', ({ bytes, packet, version, from, encodes }) => {
  it('is decoded to the packet', () => {
    expect(decode(bytes, version, from)).toEqual(packet);
  });

  it('is what the packet is encoded to', () => {
    expect([...encode(packet, version)]).toEqual([...encodes]);
  });

  it('comes back the same from the encoded bytes', () => {
    expect(decode(encode(packet, version), version, from)).toEqual(packet);
  });

  it('is malformed when it ends early, at every byte', () => {
    for (let end = 0; end < bytes.length; end++)
      expect(() => decode(bytes.subarray(0, end), version, from)).toThrow(MalformedPacket);
  });

  it('is malformed with a byte too many', () => {
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(() => decode(longer, version, from)).toThrow('Bytes follow the last field');
  });
});

describe('the fixtures', () => {
  it('hold every packet type in both versions', () => {
    const types = (version: 4 | 5) => new Set(fixtures.filter((f) => f.version === version).map((f) => f.packet.type));
    expect(types(4).size).toBe(14);
    expect(types(5).size).toBe(15);
  });
});
