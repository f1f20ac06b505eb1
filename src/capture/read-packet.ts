// Reads a captured packet from its bytes, or tells why it cannot be read.
import { decode } from '../mqtt/decode.ts';
import { MalformedPacket } from '../mqtt/malformed.ts';
import type { CapturedPacket, WhyMalformed, UnreadPacket } from './captured-packet.ts';

/** The same object: a copy of each of a million packets would cost more than reading it. */
export function readPacket(raw: UnreadPacket): CapturedPacket {
  const captured = raw as CapturedPacket;
  try {
    captured.packet = decode(raw.bytes, raw.version, raw.direction === 'to-broker' ? 'client' : 'server');
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
  return captured;
}

function malformedFrom(error: unknown): WhyMalformed {
  if (!(error instanceof MalformedPacket))
    return { message: error instanceof Error ? error.message : String(error), rule: '', offset: 0 };
  const { message, rule, offset, broken } = error;
  return { message, rule, offset, broken };
}
