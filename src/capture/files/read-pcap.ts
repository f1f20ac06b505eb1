// The classic capture file of libpcap: a header of 24 bytes, then records of 16 bytes and a packet. It has the byte
// order of the machine that wrote it, and times in microseconds or nanoseconds.
// https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html
import { CaptureError } from './capture-error.ts';
import { viewOf, type RecordedPackets } from './recorded-packet.ts';

const fileHeader = 24;
const recordHeader = 16;

interface Kind {
  littleEndian: boolean;
  /** Nanoseconds of one unit of a record's second time field. */
  unit: bigint;
}

/** By the magic number, read big-endian. */
const kinds: ReadonlyMap<number, Kind> = new Map([
  [0xa1b2c3d4, { littleEndian: false, unit: 1000n }],
  [0xd4c3b2a1, { littleEndian: true, unit: 1000n }],
  [0xa1b23c4d, { littleEndian: false, unit: 1n }],
  [0x4d3cb2a1, { littleEndian: true, unit: 1n }],
]);

/** Whether the file begins like a .pcap. */
export function isPcap(file: Uint8Array): boolean {
  return file.length >= 4 && kinds.has(viewOf(file).getUint32(0));
}

/** All packets of a .pcap, for which `isPcap`. Throws CaptureError; an end inside a record is a warning. */
export function readPcap(file: Uint8Array): RecordedPackets {
  const view = viewOf(file);
  const kind = kinds.get(view.getUint32(0));
  if (kind === undefined) throw new CaptureError('not-a-capture', 0);
  if (file.length < fileHeader) throw new CaptureError('header-cut', file.length);
  const { littleEndian, unit } = kind;
  if (view.getUint16(4, littleEndian) !== 2) throw new CaptureError('version', 4);
  const linkType = view.getUint32(20, littleEndian) & 0xffff; // the upper bits tell of a checksum behind each packet
  const found: RecordedPackets = { packets: [], warnings: [] };
  let at = fileHeader;
  while (at < file.length) {
    const dataAt = at + recordHeader;
    const length = dataAt <= file.length ? view.getUint32(at + 8, littleEndian) : Infinity;
    if (dataAt + length > file.length) {
      found.warnings.push({ code: 'cut-short', offset: at });
      break;
    }
    const seconds = BigInt(view.getUint32(at, littleEndian));
    const time = seconds * 1_000_000_000n + BigInt(view.getUint32(at + 4, littleEndian)) * unit;
    const originalLength = view.getUint32(at + 12, littleEndian);
    found.packets.push({ time, linkType, data: file.subarray(dataAt, dataAt + length), originalLength });
    at = dataAt + length;
  }
  return found;
}
