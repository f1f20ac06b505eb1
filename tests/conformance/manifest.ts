// Every numbered normative statement of MQTT 3.1.1 and 5.0. `coverage.test.ts` checks that each is named by a test or
// says why not.
import { mqtt311Behaviour } from './manifest/mqtt311-behaviour.ts';
import { mqtt311Packets } from './manifest/mqtt311-packets.ts';
import { mqtt5Behaviour } from './manifest/mqtt5-behaviour.ts';
import { mqtt5Connect } from './manifest/mqtt5-connect.ts';
import { mqtt5Packets } from './manifest/mqtt5-packets.ts';
import type { Section } from './statement.ts';

export interface Statement {
  /** `MQTT5-3.1.2-4`. */
  readonly id: string;
  readonly version: '3.1.1' | '5.0';
  readonly what: string;
  /** Why no test names it; null when tests do. */
  readonly why: string | null;
}

export const statements: readonly Statement[] = [
  ...listed('3.1.1', 'MQTT311', mqtt311Packets, mqtt311Behaviour),
  ...listed('5.0', 'MQTT5', mqtt5Connect, mqtt5Packets, mqtt5Behaviour),
];

function listed(version: Statement['version'], prefix: string, ...sections: Section[]): Statement[] {
  return sections
    .flatMap((section) => Object.entries(section))
    .map(([number, entry]) => {
      const [what, why] = typeof entry === 'string' ? [entry, null] : entry;
      return { id: `${prefix}-${number}`, version, what, why };
    });
}
