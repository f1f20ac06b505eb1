// The one error of this room: bytes that break the specification.
import type { RuleName } from './rules.ts';

/**
 * A Malformed Packet or a Protocol Error. `code`: the Reason Code that a server of MQTT 5 answers with; one of 3.1.1
 * only closes. `rule`: the normative statement that was broken. `broken`: the name of that rule in rules.ts. `offset`:
 * the position in the packet's bytes where the fault shows.
 */
export class MalformedPacket extends Error {
  override readonly name = 'MalformedPacket';
  readonly broken: RuleName;
  readonly code: number;
  readonly rule: string;
  readonly offset: number;
  constructor(broken: RuleName, code: number, rule: string, message: string, offset: number) {
    super(message);
    this.broken = broken;
    this.code = code;
    this.rule = rule;
    this.offset = offset;
  }
}
