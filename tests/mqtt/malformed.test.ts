import { describe, expect, it } from 'vitest';
import { decode } from '../../src/mqtt/decode.ts';
import { MalformedPacket } from '../../src/mqtt/malformed.ts';
import type { ProtocolVersion } from '../../src/mqtt/packet.ts';
import { rules, type RuleName } from '../../src/mqtt/rules.ts';
import { malformedCases as cases } from './malformed-cases.ts';

/**
 * Rules that only `encode` can break (encode.test.ts), that the size of a packet breaks (packet-stream.test.ts), or
 * that the receiver may leave out (interop/flows/subscriptions.ts).
 */
const elsewhere: RuleName[] = [
  ...(['integerRange', 'stringLength', 'packetIdMissing', 'packetIdWithQoS0', 'packetTooLarge'] as const),
  'controlCharacter',
];

function fault(bytes: Uint8Array, version: ProtocolVersion, from: 'client' | 'server'): MalformedPacket {
  try {
    decode(bytes, version, from);
  } catch (error) {
    if (error instanceof MalformedPacket) return error;
    throw error;
  }
  throw new Error('It was decoded');
}

describe('a packet that breaks a rule', () => {
  it.each(cases)('[$statement] $rule, version $version: $title', ({ bytes, version, from, rule, at, statement }) => {
    const { code, rule: told, offset, message } = fault(bytes, version, from);
    const expected = rules[rule];
    expect(message).toBe(expected.message);
    expect({ code, statement: told, offset }).toEqual({ code: expected.code, statement, offset: at });
  });

  it('is tried for every rule in every version that has it', () => {
    const tried = new Set(cases.map(({ rule, version }) => `${rule} ${version}`));
    const untried = (Object.keys(rules) as RuleName[])
      .filter((rule) => !elsewhere.includes(rule))
      .flatMap((rule) => [...(rules[rule].in4 ? [`${rule} 4`] : []), ...(rules[rule].in5 ? [`${rule} 5`] : [])])
      .filter((rule) => !tried.has(rule));
    expect(untried).toEqual([]);
  });
});
