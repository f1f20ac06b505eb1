// The one error of this room: bytes that break the specification.

/**
 * A Malformed Packet or a Protocol Error.
 * `code` is the Reason Code that MQTT 5 answers with (0x81, 0x82, 0x95 …; 3.1.1 just closes), `rule` the normative
 * statement that was broken, `offset` the position in the packet's bytes where it shows.
 */
export class MalformedPacket extends Error {
  override readonly name = 'MalformedPacket';
  readonly code: number;
  readonly rule: string;
  readonly offset: number;
  constructor(code: number, rule: string, message: string, offset: number) {
    super(message);
    this.code = code;
    this.rule = rule;
    this.offset = offset;
  }
}
