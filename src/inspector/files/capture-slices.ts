// A capture file as the messages of the worker that reads it: the frames in slices, so that the page can go on between them, then the
// rest; or why there are none.
import { decode } from '../../mqtt/decode.ts';
import { CaptureError, type CaptureErrorCode, type CaptureWarning } from '../../capture/files/capture-error.ts';
import { openCapture } from '../../capture/files/open-capture.ts';
import type { Frame } from '../../capture/captured-packet.ts';

export type OpenFailure =
  | { code: CaptureErrorCode; offset: number }
  /** The browser's words: the file is gone, may not be read, or does not fit into memory. */
  | { code: 'cannot-read'; why: string };

export type OpenMessage =
  | { type: 'frames'; frames: Frame[] }
  /** The last one. `leftOut`: frames beyond those that are kept. */
  | { type: 'opened'; epoch: number; warnings: CaptureWarning[]; leftOut: number }
  | { type: 'failed'; failure: OpenFailure };

export interface SliceLimits {
  /** Frames that are kept, from the first. */
  frames: number;
  /** Frames of one message. */
  slice: number;
}

export function* captureSlices(file: Uint8Array, limits: SliceLimits): Generator<OpenMessage, void> {
  try {
    const { frames, warnings, epoch } = openCapture(file);
    const kept = Math.min(frames.length, limits.frames);
    for (let at = 0; at < kept; at += limits.slice)
      yield { type: 'frames', frames: apart(frames.slice(at, Math.min(kept, at + limits.slice))) };
    yield { type: 'opened', epoch, warnings, leftOut: frames.length - kept };
  } catch (error) {
    yield { type: 'failed', failure: failureOf(error) };
  }
}

export function failureOf(error: unknown): OpenFailure {
  if (error instanceof CaptureError) return { code: error.code, offset: error.offset };
  return { code: 'cannot-read', why: error instanceof Error ? error.message : String(error) };
}

/** The same frames with bytes of their own: a view that is posted takes the whole file along. */
function apart(frames: readonly Frame[]): Frame[] {
  const buffer = new Uint8Array(frames.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  return frames.map((frame) => {
    const bytes = buffer.subarray(at, (at += frame.bytes.length));
    bytes.set(frame.bytes);
    if (frame.packet === null) return { ...frame, bytes };
    const from = frame.direction === 'to-broker' ? 'client' : 'server';
    return { ...frame, bytes, packet: decode(bytes, frame.version, from) };
  });
}
