// What the stages of reading a connection hand on: runs of bytes in order, and what stands in the place of bytes.
import { joinBytes } from '../join-bytes.ts';

interface Place {
  /** Which packet of the file made it readable. */
  order: number;
  /** Nanoseconds since 1970. */
  time: bigint;
}

/** A run of bytes, or how many are missing from the file. */
export type StreamPiece = Place & ({ bytes: Uint8Array } | { missing: number });

/** Bytes that cannot be read as MQTT, and why. */
export type Unreadable = Place & { unreadable: Uint8Array; message: string; rule: string; offset: number } & {
  /** It is the beginning of a packet, at whose end so many bytes are known to be missing from the file. */
  unrecorded?: number;
};

/** What a direction comes to: whole packets, and what could not be one. */
export type CutPiece = (Place & { packet: Uint8Array }) | (Place & { missing: number }) | Unreadable;

/** About the first `length` bytes, up to a gap. */
export function beginning(pieces: readonly StreamPiece[], length: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let found = 0;
  for (const piece of pieces) {
    if ('missing' in piece || found >= length) break;
    parts.push(piece.bytes);
    found += piece.bytes.length;
  }
  return joinBytes(parts);
}

/** The pieces behind the first `length` bytes, among which there is no gap. */
export function without(pieces: readonly StreamPiece[], length: number): StreamPiece[] {
  let left = length;
  return pieces.flatMap((piece): StreamPiece[] => {
    if ('missing' in piece || left === 0) return [piece];
    const bytes = piece.bytes.subarray(left);
    left -= piece.bytes.length - bytes.length;
    return bytes.length === 0 ? [] : [{ ...piece, bytes }];
  });
}
