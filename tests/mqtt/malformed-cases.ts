// Each malformed packet in each version that has its rule, with the statement that it breaks.
import type { ProtocolVersion } from '../../src/mqtt/packet.ts';
import { rules } from '../../src/mqtt/rules.ts';
import { malformedPackets, type MalformedBytes } from './malformed-packets.ts';

export interface MalformedCase extends MalformedBytes {
  readonly version: ProtocolVersion;
  /** Number of the statement, or of the section where it has none. */
  readonly statement: string;
}

export const malformedCases: MalformedCase[] = malformedPackets.flatMap((one) =>
  one.versions.map((version) => {
    const { in4, in5 } = rules[one.rule];
    return { ...one, version, statement: one.clause ?? (version === 5 ? in5 : in4) };
  }),
);
