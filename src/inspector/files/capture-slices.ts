// A capture file as the messages of the worker that reads it: the packets in slices, so that the page can go on between
// them, then the rest; or why there are none.
import { CaptureError, type CaptureErrorCode, type CaptureWarning } from '../../capture/files/capture-error.ts';
import { openCapture } from '../../capture/files/open-capture.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { readPacket } from '../../capture/read-packet.ts';

export type OpenFailure =
  | { code: CaptureErrorCode; offset: number }
  /** The browser's words: the file is gone, may not be read, or does not fit into memory. */
  | { code: 'cannot-read'; why: string };

export type OpenMessage =
  | { type: 'packets'; packets: CapturedPacket[] }
  /** The last one. `leftOut`: packets beyond those that are kept. */
  | { type: 'opened'; epoch: number; warnings: CaptureWarning[]; leftOut: number }
  | { type: 'failed'; failure: OpenFailure };

export interface SliceLimits {
  /** Packets that are kept, from the first. */
  packets: number;
  /** Packets of one message. */
  slice: number;
}

/** `known`: what was wrong before the file could be read. */
export function* captureSlices(
  file: Uint8Array,
  limits: SliceLimits,
  known: readonly CaptureWarning[] = [],
): Generator<OpenMessage, void> {
  try {
    const { packets, warnings, epoch } = openCapture(file);
    const kept = Math.min(packets.length, limits.packets);
    for (let at = 0; at < kept; at += limits.slice)
      yield { type: 'packets', packets: apart(packets.slice(at, Math.min(kept, at + limits.slice))) };
    yield { type: 'opened', epoch, warnings: [...known, ...warnings], leftOut: packets.length - kept };
  } catch (error) {
    yield { type: 'failed', failure: failureOf(error) };
  }
}

export function failureOf(error: unknown): OpenFailure {
  if (error instanceof CaptureError) return { code: error.code, offset: error.offset };
  return { code: 'cannot-read', why: error instanceof Error ? error.message : String(error) };
}

/** The same packets with bytes of their own: a view that is posted takes the whole file along. */
function apart(packets: readonly CapturedPacket[]): CapturedPacket[] {
  const buffer = new Uint8Array(packets.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  return packets.map((captured) => {
    const bytes = buffer.subarray(at, (at += captured.bytes.length));
    bytes.set(captured.bytes);
    return captured.packet === null ? { ...captured, bytes } : readPacket({ ...captured, bytes });
  });
}
