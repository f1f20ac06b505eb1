// The packet of a frame, decoded from its bytes; or why it cannot be.
import { decode } from '../mqtt/decode.ts';
import { MalformedPacket } from '../mqtt/malformed.ts';
import type { Frame, MalformedFrame, RawFrame } from './captured-packet.ts';

/** The same object: a copy of each of a million frames would cost more than reading it. */
export function readFrame(raw: RawFrame): Frame {
  const frame = raw as Frame;
  try {
    frame.packet = decode(raw.bytes, raw.version, raw.direction === 'to-broker' ? 'client' : 'server');
    return frame;
  } catch (error) {
    return unreadableFrame(raw, error);
  }
}

/** The same object. */
export function unreadableFrame(raw: RawFrame, error: unknown): Frame {
  const frame = raw as Frame;
  frame.packet = null;
  frame.malformed = malformedFrom(error);
  return frame;
}

function malformedFrom(error: unknown): MalformedFrame {
  if (!(error instanceof MalformedPacket))
    return { message: error instanceof Error ? error.message : String(error), rule: '', offset: 0 };
  const { message, rule, offset, broken } = error;
  return { message, rule, offset, broken };
}
