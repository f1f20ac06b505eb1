// Writes TCP segments in IPv4 packets, checksums included, as the two ends of a connection would have sent them.
import type { GrowingBytes } from './growing-bytes.ts';

export const largestSegment = 65_535 - 20 - 20;

const finFlag = 0x01;
const synFlag = 0x02;
const pshFlag = 0x08;
const ackFlag = 0x10;
const flagsOf = {
  syn: synFlag,
  'syn-ack': synFlag | ackFlag,
  ack: ackFlag,
  data: pshFlag | ackFlag,
  fin: finFlag | ackFlag,
} as const;

/** Window scale 14: acknowledgements of data are left out, the window must be wide enough for that. */
const synOptions = Uint8Array.of(2, 4, largestSegment >> 8, largestSegment & 0xff, 1, 3, 3, 14);
const noBytes = new Uint8Array(0);

export interface End {
  /** IPv4, as a number. */
  address: number;
  port: number;
  /** The next sequence number that it sends. */
  sequence: number;
}

export type SegmentKind = keyof typeof flagsOf;

/** Appends one packet and advances the sender's sequence number. `data`: at most `largestSegment` bytes. */
export function writeSegment(
  out: GrowingBytes,
  kind: SegmentKind,
  from: End,
  to: End,
  data: Uint8Array = noBytes,
): void {
  const flags = flagsOf[kind];
  const options = (flags & synFlag) === 0 ? noBytes : synOptions;
  const start = out.length;
  out.u16(0x4500); // version 4, header of 5 words
  out.u16(20 + 20 + options.length + data.length);
  out.u32(0x0000_4000); // identification 0, Don't Fragment
  out.u16(0x4006); // 64 hops, TCP
  out.u16(0);
  out.u32(from.address);
  out.u32(to.address);
  out.setU16(start + 10, checksum(out.since(start), 0));

  const tcpStart = out.length;
  out.u16(from.port);
  out.u16(to.port);
  out.u32(from.sequence);
  out.u32((flags & ackFlag) === 0 ? 0 : to.sequence);
  out.u8((5 + options.length / 4) << 4);
  out.u8(flags);
  out.u16(0xffff);
  out.u16(0);
  out.u16(0);
  out.add(options);
  out.add(data);
  const tcp = out.since(tcpStart);
  out.setU16(tcpStart + 16, checksum(tcp, pseudoHeader(from.address, to.address, tcp.length)));

  from.sequence = (from.sequence + data.length + ((flags & (synFlag | finFlag)) === 0 ? 0 : 1)) >>> 0;
}

/** The sum that TCP adds to its own [RFC 9293, 3.1]. */
function pseudoHeader(from: number, to: number, length: number): number {
  return (from >>> 16) + (from & 0xffff) + (to >>> 16) + (to & 0xffff) + 6 + length;
}

/** The Internet checksum [RFC 1071] of `bytes` on top of `sum`. */
function checksum(bytes: Uint8Array, sum: number): number {
  let total = sum;
  for (let at = 0; at < bytes.length; at += 2) total += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  while (total > 0xffff) total = (total & 0xffff) + Math.floor(total / 0x1_0000);
  return ~total & 0xffff;
}
