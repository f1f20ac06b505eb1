// The capture file of Wireshark: blocks that tell their length at both ends. Sections may differ in byte order,
// interfaces in link layer and resolution of time. https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-03.html
import { CaptureError } from './capture-error.ts';
import { viewOf, type RecordedPacket, type RecordedPackets } from './recorded-packet.ts';

const sectionBlock = 0x0a0d0d0a;
const interfaceBlock = 1;
const obsoletePacketBlock = 2;
const simplePacketBlock = 3;
const enhancedPacketBlock = 6;

const byteOrderMagic = 0x1a2b3c4d;
const optionTimeResolution = 9;
const optionTimeOffset = 14;
/** Block type and both lengths. */
const framing = 12;

interface Interface {
  linkType: number;
  snapLength: number;
  /** A timestamp times `numerator` over `denominator` is nanoseconds. */
  numerator: bigint;
  denominator: bigint;
  /** Nanoseconds. */
  offset: bigint;
}

interface Section {
  littleEndian: boolean;
  interfaces: Interface[];
}

/** Whether the file begins like a .pcapng. */
export function isPcapng(file: Uint8Array): boolean {
  return file.length >= 4 && viewOf(file).getUint32(0) === sectionBlock;
}

/**
 * All packets of a .pcapng, for which `isPcapng`. Throws CaptureError for its first header; what is wrong later is a
 * warning.
 */
export function readPcapng(file: Uint8Array): RecordedPackets {
  const view = viewOf(file);
  const found: RecordedPackets = { packets: [], warnings: [] };
  let section = readSection(view, 0);
  let badBlocks = 0;
  let firstBad = 0;
  let at = 0;
  while (at < file.length) {
    if (at > 0 && at + framing <= file.length && view.getUint32(at) === sectionBlock) {
      try {
        section = readSection(view, at);
      } catch {
        found.warnings.push({ code: 'cut-short', offset: at });
        break;
      }
    }
    const length = blockLength(view, at, section.littleEndian);
    if (length === null) {
      found.warnings.push({ code: 'cut-short', offset: at });
      break;
    }
    const body = new DataView(view.buffer, view.byteOffset + at + 8, length - framing);
    if (!readBlock(view.getUint32(at, section.littleEndian), body, section, found.packets)) {
      badBlocks += 1;
      if (badBlocks === 1) firstBad = at;
    }
    at += length;
  }
  if (badBlocks > 0) found.warnings.push({ code: 'bad-block', offset: firstBad, blocks: badBlocks });
  return found;
}

function readSection(view: DataView, at: number): Section {
  if (view.byteLength < at + 28) throw new CaptureError('header-cut', view.byteLength);
  const littleEndian = view.getUint32(at + 8, true) === byteOrderMagic;
  if (!littleEndian && view.getUint32(at + 8) !== byteOrderMagic) throw new CaptureError('not-a-capture', at + 8);
  if (view.getUint16(at + 12, littleEndian) !== 1) throw new CaptureError('version', at + 12);
  return { littleEndian, interfaces: [] };
}

/** Bytes of the block at `at`; null when the file ends inside it or its two lengths do not agree. */
function blockLength(view: DataView, at: number, littleEndian: boolean): number | null {
  if (at + framing > view.byteLength) return null;
  const length = view.getUint32(at + 4, littleEndian);
  if (length < framing || length % 4 !== 0 || at + length > view.byteLength) return null;
  return view.getUint32(at + length - 4, littleEndian) === length ? length : null;
}

/** False when the block contradicts itself. Blocks that hold no packets are passed over. */
function readBlock(type: number, body: DataView, section: Section, packets: RecordedPacket[]): boolean {
  const { littleEndian, interfaces } = section;
  switch (type) {
    case interfaceBlock: {
      if (body.byteLength < 8) return false;
      interfaces.push(readInterface(body, littleEndian));
      return true;
    }
    case enhancedPacketBlock:
    case obsoletePacketBlock: {
      if (body.byteLength < 20) return false;
      const number = type === enhancedPacketBlock ? body.getUint32(0, littleEndian) : body.getUint16(0, littleEndian);
      const from = interfaces[number];
      const length = body.getUint32(12, littleEndian);
      if (from === undefined || 20 + length > body.byteLength) return false;
      const units = (BigInt(body.getUint32(4, littleEndian)) << 32n) | BigInt(body.getUint32(8, littleEndian));
      const time = (units * from.numerator) / from.denominator + from.offset;
      const originalLength = body.getUint32(16, littleEndian);
      packets.push({ time, linkType: from.linkType, data: part(body, 20, length), originalLength });
      return true;
    }
    case simplePacketBlock: {
      const from = interfaces[0];
      if (from === undefined || body.byteLength < 4) return false;
      const originalLength = body.getUint32(0, littleEndian);
      const length = Math.min(originalLength, from.snapLength || Infinity, body.byteLength - 4);
      const time = packets.at(-1)?.time ?? 0n; // this kind of block has no time
      packets.push({ time, linkType: from.linkType, data: part(body, 4, length), originalLength });
      return true;
    }
    default:
      return true;
  }
}

function readInterface(body: DataView, littleEndian: boolean): Interface {
  const found: Interface = {
    linkType: body.getUint16(0, littleEndian),
    snapLength: body.getUint32(4, littleEndian),
    numerator: 1000n, // microseconds, unless an option says otherwise
    denominator: 1n,
    offset: 0n,
  };
  let at = 8;
  while (at + 4 <= body.byteLength) {
    const code = body.getUint16(at, littleEndian);
    const length = body.getUint16(at + 2, littleEndian);
    const valueAt = at + 4;
    if (code === 0 || valueAt + length > body.byteLength) break;
    if (code === optionTimeResolution && length === 1) {
      const exponent = body.getUint8(valueAt);
      found.numerator = 1_000_000_000n;
      found.denominator = exponent < 0x80 ? 10n ** BigInt(exponent) : 1n << BigInt(exponent & 0x7f);
    } else if (code === optionTimeOffset && length === 8) {
      found.offset = body.getBigInt64(valueAt, littleEndian) * 1_000_000_000n;
    }
    at = valueAt + Math.ceil(length / 4) * 4;
  }
  return found;
}

function part(body: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(body.buffer, body.byteOffset + at, length);
}
