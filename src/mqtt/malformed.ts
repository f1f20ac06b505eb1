// The one error of this room: bytes that break the specification.
import type { RuleName } from './rules.ts';

/**
 * A Malformed Packet or a Protocol Error.
 * `code` is the Reason Code that MQTT 5 answers with (0x81, 0x82, 0x95 …; 3.1.1 just closes), `rule` the normative
 * statement that was broken and `broken` what this room calls it, `offset` the position in the packet's bytes where it shows.
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
