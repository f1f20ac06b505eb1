// A position in the bytes of one packet. Each read checks the end, advances, and tells the visitor (if there is one)
// what it read. So the list of fields comes from the parser itself.
import type { MalformedPacket } from './malformed.ts';
import type { ProtocolVersion } from './packet.ts';
import { broken, type RuleName } from './rules.ts';
import { hasWildcard } from './topic.ts';
import { findInvalidUtf8, readUtf8 } from './utf8.ts';
import {
  incomplete,
  readLongVariableByteInteger,
  readVariableByteInteger,
  tooLong,
  variableByteIntegerLength,
  writtenLength,
} from './variable-byte-integer.ts';

export type FieldValue = number | string | Uint8Array;

/**
 * Called for every field with its bytes [start, end). `bits` when it is a part of one byte: the highest and the lowest,
 * where 7 is the first on the wire.
 */
export type Visit = (
  name: string,
  value: FieldValue,
  start: number,
  end: number,
  bits?: readonly [high: number, low: number],
  /** The section of the specification, where it depends on more than the name (properties). */
  clause?: string,
) => void;

/** Control characters, and the code points that Unicode will never give a character. */
const unwanted = /[\p{Cc}\p{Noncharacter_Code_Point}]/u;

export class Reader {
  readonly bytes: Uint8Array;
  readonly visit: Visit | null;
  /** Reading a CONNECT sets it to the version that the client asks for. */
  version: ProtocolVersion;
  position = 0;
  /** Where the part ends that may be read now: the packet, or its properties. */
  end: number;
  /** Whether Shared Subscriptions are read as any other Topic Filter. */
  laxShares = false;
  /**
   * Reads what other programs have sent: MQTT 3.1, bridges, and numbers in more bytes than they need. A receiver does
   * not.
   */
  lenient = false;
  /** Whether a CONNECT of MQTT 3.1, or of a bridge, is read as well. `lenient` implies it. */
  olderLevels = false;
  /** Whether the connection speaks MQTT 3.1; `version` is 4 then. Reading a CONNECT sets it. */
  mqtt31 = false;
  /** Whether a string with a control character or a noncharacter is malformed. */
  plainText = false;
  /** The bytes end before the packet does; all that is there is read leniently. */
  cut = false;
  /** The first rule that a packet breaks which was read leniently, and where. */
  noted: { broken: RuleName; offset: number } | null = null;
  /** The rule that a field breaks when it runs past `end`. */
  overrun: RuleName = 'truncated';

  constructor(bytes: Uint8Array, version: ProtocolVersion, visit: Visit | null) {
    this.bytes = bytes;
    this.version = version;
    this.visit = visit;
    this.end = bytes.length;
  }

  broken(name: RuleName, offset: number = this.position, clause?: string): MalformedPacket {
    return broken(name, this.version, offset, clause);
  }

  get remaining(): number {
    return this.end - this.position;
  }

  need(count: number): void {
    if (this.position + count > this.end) throw this.broken(this.overrun, this.end);
  }

  u8(name: string): number {
    this.need(1);
    const start = this.position++;
    const value = this.bytes[start] as number;
    if (this.visit !== null) this.visit(name, value, start, start + 1);
    return value;
  }

  /** Reports a part of the byte at `start`. */
  bits(name: string, value: number, start: number, high: number, low: number): void {
    if (this.visit !== null) this.visit(name, value, start, start + 1, [high, low]);
  }

  u16(name: string): number {
    this.need(2);
    const start = this.position;
    this.position += 2;
    const value = ((this.bytes[start] as number) << 8) | (this.bytes[start + 1] as number);
    if (this.visit !== null) this.visit(name, value, start, start + 2);
    return value;
  }

  u32(name: string): number {
    this.need(4);
    const start = this.position;
    this.position += 4;
    let value = 0;
    for (let index = 0; index < 4; index++) value = value * 256 + (this.bytes[start + index] as number);
    if (this.visit !== null) this.visit(name, value, start, start + 4);
    return value;
  }

  /** `length`, `minimal`: the rules that it breaks when it is longer than four bytes, or than it need be. */
  variableByteInteger(
    name: string,
    length: RuleName = 'variableByteInteger',
    minimal: RuleName = 'variableByteIntegerMinimal', // [MQTT5-1.5.5-1]
  ): number {
    const start = this.position;
    let value = readVariableByteInteger(this.bytes, start, this.end);
    if (value >= 0) this.position = start + variableByteIntegerLength(value);
    else {
      if (value === incomplete) throw this.broken(this.overrun, this.end);
      if (value === tooLong || !this.lenient) throw this.broken(value === tooLong ? length : minimal, start);
      this.noted ??= { broken: minimal, offset: start };
      value = readLongVariableByteInteger(this.bytes, start);
      this.position = start + writtenLength(this.bytes, start);
    }
    if (this.visit !== null) this.visit(name, value, start, this.position);
    return value;
  }

  /** A UTF-8 Encoded String: two bytes of length, then the text. [MQTT5-1.5.4] [MQTT311-1.5.3] */
  utf8(name: string): string {
    this.need(2);
    const start = this.position;
    const from = start + 2;
    const to = from + (((this.bytes[start] as number) << 8) | (this.bytes[start + 1] as number));
    if (to > this.end) throw this.broken(this.overrun, this.end);
    const text = readUtf8(this.bytes, from, to);
    if (text === null) throw this.#invalidUtf8(from, to);
    if (this.plainText && unwanted.test(text)) throw this.broken('controlCharacter', from);
    this.position = to;
    if (this.visit !== null) this.visit(name, text, start, to);
    return text;
  }

  #invalidUtf8(from: number, to: number): MalformedPacket {
    const at = findInvalidUtf8(this.bytes, from, to);
    return this.broken(this.bytes[at] === 0 ? 'utf8Null' : 'utf8', at);
  }

  /** Binary Data: two bytes of length, then a view (not a copy) of the bytes. [MQTT5-1.5.6] */
  binary(name: string): Uint8Array {
    this.need(2);
    const start = this.position;
    const from = start + 2;
    const to = from + (((this.bytes[start] as number) << 8) | (this.bytes[start + 1] as number));
    if (to > this.end) throw this.broken(this.overrun, this.end);
    this.position = to;
    const data = this.#view(from, to);
    if (this.visit !== null) this.visit(name, data, start, to);
    return data;
  }

  /** Everything up to `end`, as a view. */
  rest(name: string): Uint8Array {
    const start = this.position;
    this.position = this.end;
    const data = this.#view(start, this.end);
    if (this.visit !== null) this.visit(name, data, start, this.end);
    return data;
  }

  /** The same as `subarray`, in a quarter of its time. */
  #view(start: number, end: number): Uint8Array {
    const { buffer, byteOffset } = this.bytes;
    return new Uint8Array(buffer, byteOffset + start, end - start);
  }

  packetId(): number {
    const start = this.position;
    const id = this.u16('Packet Identifier');
    if (id === 0) throw this.broken('packetIdZero', start); // [MQTT5-2.2.1-3] [MQTT311-2.3.1-1]
    return id;
  }

  /** A string that is a Topic Name of at least one character. The error points at its text. */
  topicName(name: string, rule: RuleName): string {
    const start = this.position;
    const text = this.utf8(name);
    if (text.length === 0 || hasWildcard(text)) throw this.broken(rule, start + 2);
    return text;
  }
}
