// The packet of a frame, decoded from its bytes; or why it cannot be.
import { decode } from '../mqtt/decode.ts';
import { MalformedPacket } from '../mqtt/malformed.ts';
import type { Frame, MalformedFrame, RawFrame } from './frame.ts';

export function readFrame(frame: RawFrame): Frame {
  try {
    return {
      ...frame,
      packet: decode(frame.bytes, frame.version, frame.direction === 'to-broker' ? 'client' : 'server'),
    };
  } catch (error) {
    return unreadableFrame(frame, error);
  }
}

export function unreadableFrame(frame: RawFrame, error: unknown): Frame {
  return { ...frame, packet: null, malformed: malformedFrom(error) };
}

function malformedFrom(error: unknown): MalformedFrame {
  if (!(error instanceof MalformedPacket))
    return { message: error instanceof Error ? error.message : String(error), rule: '', offset: 0 };
  const { message, rule, offset, broken } = error;
  return { message, rule, offset, broken };
}
