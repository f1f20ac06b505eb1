import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/mqtt/decode.ts';
import { dissect } from '../../src/mqtt/dissect.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { MalformedPacket } from '../../src/mqtt/malformed.ts';
import type { Packet, ProtocolVersion } from '../../src/mqtt/packet.ts';
import { arbitraryPacket } from './arbitrary-packets.ts';
import { fixtures } from './fixtures.ts';

const sides = ['client', 'server'] as const;

/** The packet, which either side may have sent, or the two reasons why it is none. */
function decodeFromEither(bytes: Uint8Array, version: ProtocolVersion): Packet | MalformedPacket[] {
  const faults: MalformedPacket[] = [];
  for (const from of sides) {
    try {
      return decode(bytes, version, from);
    } catch (error) {
      if (!(error instanceof MalformedPacket)) throw error;
      faults.push(error);
    }
  }
  return faults;
}

describe.each([4, 5] as const)('version %i', (version) => {
  it('decodes every legal packet that it encodes to the same packet', () => {
    fc.assert(
      fc.property(arbitraryPacket(version), (packet) => {
        // These packets hold nothing that 3.1.1 has no bytes for.
        expect(decodeFromEither(encode(packet, version), version)).toEqual(packet);
      }),
      { numRuns: 600 },
    );
  });

  it('throws nothing but MalformedPacket for random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const result = decodeFromEither(bytes, version);
        if (Array.isArray(result))
          for (const { offset } of result) {
            expect(offset).toBeGreaterThanOrEqual(0);
            expect(offset).toBeLessThanOrEqual(bytes.length);
          }
      }),
      { numRuns: 3000 },
    );
  });

  it('throws only MalformedPacket when bytes are changed, and encodes again what it still decodes', () => {
    const good = fixtures.filter((one) => one.version === version).map(({ bytes }) => bytes);
    const change = fc.tuple(fc.nat({ max: 130 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.constantFrom(...good), fc.array(change, { minLength: 1, maxLength: 3 }), (bytes, changes) => {
        const changed = bytes.slice();
        for (const [at, value] of changes) changed[at % changed.length] = value;
        const result = decodeFromEither(changed, version);
        if (Array.isArray(result)) return;
        const asked = result.type === 'CONNECT' ? result.version : version;
        expect(decodeFromEither(encode(result, asked), asked)).toEqual(result);
      }),
      { numRuns: 5000 },
    );
  });

  it('dissects what it decodes: the same packet, and top-level fields that cover every byte once', () => {
    fc.assert(
      fc.property(arbitraryPacket(version), (packet) => {
        const bytes = encode(packet, version);
        const { fields, packet: dissected, malformed } = dissect(bytes, version);
        expect(malformed).toBeNull();
        expect(dissected).toEqual(packet);
        let at = 0;
        for (const { start, end, bits, depth } of fields) {
          if (depth > 1 || bits !== undefined) continue;
          expect(start).toBe(Math.max(at, 1)); // byte 0 is told in bits
          at = end;
        }
        expect(at).toBe(bytes.length);
      }),
      { numRuns: 300 },
    );
  });
});
