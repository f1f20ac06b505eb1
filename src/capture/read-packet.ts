// Reads a captured packet from its bytes, or tells why it cannot be read.
import { readPacket as readLeniently } from '../mqtt/decode.ts';
import { MalformedPacket } from '../mqtt/malformed.ts';
import { Reader } from '../mqtt/reader.ts';
import { packetPart } from './packet-part.ts';
import type { CapturedPacket, WhyMalformed, UnreadPacket } from './captured-packet.ts';

/** The same object: a copy of each of a million packets would cost more than reading it. */
export function readPacket(raw: UnreadPacket): CapturedPacket {
  const captured = raw as CapturedPacket;
  try {
    const reader = new Reader(raw.bytes, raw.version, null);
    reader.lenient = true;
    if (raw.mqtt31 === true) reader.mqtt31 = true;
    captured.packet = readLeniently(reader, raw.direction === 'to-broker' ? 'client' : 'server');
    if (reader.noted !== null) captured.noted = malformedFrom(reader.broken(reader.noted.broken, reader.noted.offset));
    return captured;
  } catch (error) {
    return unreadablePacket(raw, error);
  }
}

/** The same object. */
export function unreadablePacket(raw: UnreadPacket, error: unknown): CapturedPacket {
  const captured = raw as CapturedPacket;
  captured.packet = null;
  captured.malformed = malformedFrom(error);
  return error instanceof MalformedPacket ? withPart(captured) : captured;
}

/** The same object, with what can be read of a packet that is not whole. */
export function withPart(captured: CapturedPacket): CapturedPacket {
  const part = packetPart(captured);
  if (part !== null) captured.part = part;
  return captured;
}

function malformedFrom(error: unknown): WhyMalformed {
  if (!(error instanceof MalformedPacket))
    return { message: error instanceof Error ? error.message : String(error), rule: '', offset: 0 };
  const { message, rule, offset, broken } = error;
  return { message, rule, offset, broken };
}
