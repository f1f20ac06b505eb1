// Finds the parts of a PUBLISH that the generator needs, without an object or a string for each message. Pure.
import { decode } from '../mqtt/decode.ts';
import type { ProtocolVersion } from '../mqtt/packet.ts';
import { readVariableByteInteger, variableByteIntegerLength } from '../mqtt/variable-byte-integer.ts';

export class PublishReader {
  qos = 0;
  /** 0 at QoS 0. */
  packetId = 0;
  payloadAt = 0;

  /** Reads bytes[from, to), a whole PUBLISH. Throws MalformedPacket. */
  read(bytes: Uint8Array, from: number, to: number, version: ProtocolVersion): void {
    let at = from + 1;
    while ((bytes[at] as number) >= 0x80) at += 1;
    at += 1;
    const topicLength = at + 2 <= to ? ((bytes[at] as number) << 8) | (bytes[at + 1] as number) : to;
    at += 2 + topicLength;
    this.qos = ((bytes[from] as number) >> 1) & 3;
    this.packetId = 0;
    if (this.qos > 0 && at + 2 <= to) {
      this.packetId = ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
      at += 2;
    }
    if (version === 5 && at < to) {
      const length = readVariableByteInteger(bytes, at, to);
      at += length < 0 ? to : variableByteIntegerLength(length) + length;
    } else if (version === 5) at = to + 1;
    this.payloadAt = at;
    // The codec says what is wrong with it.
    if (at > to || this.qos === 3 || (this.qos > 0 && this.packetId === 0))
      decode(bytes.subarray(from, to), version, 'server');
  }
}
