// The bytes of one packet that is being written. Room for the fixed header is kept in front, and the buffer grows when
// it must. A value that MQTT cannot carry is a MalformedPacket here too. Its offset does not count the fixed header.
import { grow } from './grow.ts';
import type { MalformedPacket } from './malformed.ts';
import type { ProtocolVersion } from './packet.ts';
import { broken, type RuleName } from './rules.ts';
import { utf8Length, writeUtf8 } from './utf8.ts';
import {
  variableByteIntegerMaximum,
  variableByteIntegerLength,
  writeVariableByteInteger,
} from './variable-byte-integer.ts';

/** Most packets but PUBLISH fit. Engines keep arrays up to this size in their own heap, which is ten times faster. */
const firstSize = 64;
const headerRoom = 5; // one byte of type and flags, up to four of Remaining Length

export class Writer {
  readonly version: ProtocolVersion;
  #bytes = new Uint8Array(firstSize);
  #at = headerRoom;

  constructor(version: ProtocolVersion) {
    this.version = version;
  }

  broken(name: RuleName, clause?: string): MalformedPacket {
    return broken(name, this.version, this.#at - headerRoom, clause);
  }

  #reserve(count: number): void {
    if (this.#at + count <= this.#bytes.length) return;
    this.#bytes = grow(this.#bytes, this.#at, Math.max(this.#bytes.length * 2, this.#at + count));
  }

  #check(value: number, maximum: number): void {
    if (!Number.isInteger(value) || value < 0 || value > maximum) throw this.broken('integerRange');
  }

  u8(value: number): void {
    this.#check(value, 0xff);
    this.#reserve(1);
    this.#bytes[this.#at++] = value;
  }

  u16(value: number): void {
    this.#check(value, 0xffff);
    this.#reserve(2);
    this.#bytes[this.#at++] = value >> 8;
    this.#bytes[this.#at++] = value;
  }

  u32(value: number): void {
    this.#check(value, 0xffff_ffff);
    this.#reserve(4);
    for (let shift = 24; shift >= 0; shift -= 8) this.#bytes[this.#at++] = value >>> shift;
  }

  variableByteInteger(value: number): void {
    this.#check(value, variableByteIntegerMaximum);
    this.#reserve(4);
    this.#at = writeVariableByteInteger(this.#bytes, this.#at, value);
  }

  utf8(text: string): void {
    const length = utf8Length(text);
    if (length < 0) throw this.broken(text.includes('\0') ? 'utf8Null' : 'utf8');
    if (length > 0xffff) throw this.broken('stringLength'); // [MQTT5-4.7.3-3] [MQTT311-4.7.3-3]
    this.u16(length);
    this.#reserve(length);
    this.#at = writeUtf8(this.#bytes, this.#at, text);
  }

  binary(data: Uint8Array): void {
    if (data.length > 0xffff) throw this.broken('stringLength');
    this.u16(data.length);
    this.#reserve(data.length);
    this.#bytes.set(data, this.#at);
    this.#at += data.length;
  }

  packetId(id: number): void {
    if (id === 0) throw this.broken('packetIdZero');
    this.u16(id);
  }

  get position(): number {
    return this.#at;
  }

  /** Puts the number of bytes that were written since `start` in front of them. */
  prefixLength(start: number): void {
    const length = this.#at - start;
    const bytes = variableByteIntegerLength(length);
    this.#reserve(bytes);
    this.#bytes.copyWithin(start + bytes, start, this.#at);
    writeVariableByteInteger(this.#bytes, start, length);
    this.#at += bytes;
  }

  /** A view of the bytes written so far, without a fixed header. */
  body(): Uint8Array {
    return this.#bytes.subarray(headerRoom, this.#at);
  }

  /** The whole packet: the fixed header is put right before the body. */
  packet(firstByte: number): Uint8Array {
    const length = this.#at - headerRoom;
    this.#check(length, variableByteIntegerMaximum);
    const start = headerRoom - 1 - variableByteIntegerLength(length);
    this.#bytes[start] = firstByte;
    writeVariableByteInteger(this.#bytes, start + 1, length);
    return this.#bytes.slice(start, this.#at);
  }
}
