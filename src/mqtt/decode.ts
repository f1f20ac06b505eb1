// Bytes of one packet → the packet, or a MalformedPacket that names the rule and the place.
import { readClientBody } from './decode-from-client.ts';
import { readFixedHeader } from './fixed-header.ts';
import type { Packet, ProtocolVersion } from './packet.ts';
import type { Side } from './packet-types.ts';
import { readConnack } from './packets/connack.ts';
import { readSuback } from './packets/suback.ts';
import { readUnsuback } from './packets/unsuback.ts';
import { Reader } from './reader.ts';

/**
 * Decodes `bytes`, exactly one packet, sent by `from` on a connection of `version` (CONNECT carries its own). Payloads
 * and other binary fields are views into `bytes`: copy those that have to outlive it. `laxShares`: a Shared
 * Subscription need only keep the rules of every Topic Filter, not its own (4.8.2). Throws MalformedPacket and nothing
 * else.
 */
export function decode(bytes: Uint8Array, version: ProtocolVersion, from: Side, laxShares = false): Packet {
  const reader = new Reader(bytes, version, null);
  if (laxShares) reader.laxShares = true;
  return readPacket(reader, from);
}

/** The parser behind `decode` and `dissect`; `from` null = either side. */
export function readPacket(reader: Reader, from: Side | null): Packet {
  const { name } = readFixedHeader(reader, from);
  const packet = readBody(reader, name, from);
  if (reader.remaining > 0) throw reader.broken('trailing');
  if (reader.cut) throw reader.broken('truncated', reader.end);
  return packet;
}

function readBody(reader: Reader, type: Packet['type'], from: Side | null): Packet {
  switch (type) {
    case 'CONNACK':
      return readConnack(reader);
    case 'SUBACK':
      return readSuback(reader);
    case 'UNSUBACK':
      return readUnsuback(reader);
    default:
      return readClientBody(reader, type, from);
  }
}
