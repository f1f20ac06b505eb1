// What both file formats come to: packets of a link layer with their time.
import type { CaptureWarning } from './capture-error.ts';

export interface RecordedPacket {
  /** Nanoseconds since 1970. */
  time: bigint;
  /** LINKTYPE_ value. */
  linkType: number;
  /** A view into the file. */
  data: Uint8Array;
  /** Bytes that the packet had on the wire. */
  originalLength: number;
}

export interface RecordedPackets {
  packets: RecordedPacket[];
  warnings: CaptureWarning[];
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
