// The stage that cuts a direction into MQTT packets. Behind a gap, and where the recording begins in the middle, it
// goes on with the next piece that begins like a packet of that side. Nothing is left out silently.
import { readPacket } from '../../mqtt/decode.ts';
import { Reader } from '../../mqtt/reader.ts';
import { MalformedPacket } from '../../mqtt/malformed.ts';
import type { ProtocolVersion } from '../../mqtt/packet.ts';
import { PacketStream } from '../../mqtt/packet-stream.ts';
import { packetTypes, type Side } from '../../mqtt/packet-types.ts';
import {
  incomplete,
  notMinimal,
  readLongVariableByteInteger,
  readVariableByteInteger,
  variableByteIntegerLength,
  writtenLength,
} from '../../mqtt/variable-byte-integer.ts';
import { readUtf8 } from '../../mqtt/utf8.ts';
import { joinBytes } from '../join-bytes.ts';
import type { CutPiece, StreamPiece, Unreadable } from './stream-piece.ts';

const beginningMissing = 'The beginning of this packet is missing from the capture';
const restMissing = 'The rest of this packet is missing from the capture';

/** `begins`: the first piece is the beginning of the direction. */
export function cutPackets(pieces: readonly (StreamPiece | Unreadable)[], from: Side, begins: boolean): CutPiece[] {
  const cutter = new Cutter(from, begins);
  for (const piece of pieces) cutter.add(piece);
  cutter.interrupt();
  return cutter.cut;
}

type Gap = Extract<StreamPiece, { missing: number }>;
type Run = Extract<StreamPiece, { bytes: Uint8Array }>;

/** Pieces, and bytes, of a packet that may have begun where it is not known whether one begins. */
const candidatesAtMost = 64;
const candidateSize = 1_000_000;

class Cutter {
  readonly cut: CutPiece[] = [];
  #from: Side;
  /** Null while it is not known where a packet begins. */
  #stream: PacketStream | null;
  /** Of the packet that is not complete. */
  #waiting: Uint8Array[] = [];
  #waitingLength = 0;
  /** Pieces with which a packet may begin, which is not complete yet. */
  #candidates: Run[] = [];
  #last: Pick<StreamPiece, 'order' | 'time'> = { order: 0, time: 0n };

  constructor(from: Side, begins: boolean) {
    this.#from = from;
    this.#stream = begins ? PacketStream.lenient() : null;
  }

  add(piece: StreamPiece | Unreadable): void {
    if ('bytes' in piece) {
      this.#take(piece);
      return;
    }
    if ('missing' in piece && this.#endInside(piece)) return;
    this.interrupt();
    this.cut.push(piece);
  }

  /** Whether the gap holds the end of the packet that has begun. Where the next one begins is known then. */
  #endInside({ order, time, missing }: Gap): boolean {
    const begun = joinBytes(this.#waiting);
    const size = this.#stream === null ? 0 : sizeOf(begun);
    const unrecorded = size - begun.length;
    if (begun.length === 0 || unrecorded <= 0 || unrecorded > missing) return false;
    const message = `Only the first ${begun.length} of the ${size} bytes of this packet are in the capture`;
    this.cut.push({ ...this.#last, unreadable: begun, message, rule: '', offset: begun.length, unrecorded });
    this.#wait(null);
    this.#stream = missing === unrecorded ? PacketStream.lenient() : null;
    if (missing > unrecorded) this.cut.push({ order, time, missing: missing - unrecorded });
    return true;
  }

  /** The packet that is not complete will not be. */
  interrupt(): void {
    while (this.#candidates.length > 0) this.#giveUp();
    if (this.#waiting.length > 0) {
      const begun = joinBytes(this.#waiting);
      // Not how many bytes are missing: others of it may follow.
      this.cut.push({ ...this.#last, unreadable: begun, message: restMissing, rule: '', offset: 0, unrecorded: 0 });
    }
    this.#wait(null);
    this.#stream = null;
  }

  #take(piece: Run): void {
    if (this.#stream !== null) {
      this.#last = { order: piece.order, time: piece.time };
      this.#read(piece.bytes);
      return;
    }
    this.#candidates.push(piece);
    const bytes = joinBytes(this.#candidates.map((candidate) => candidate.bytes));
    if (beginsPacket(bytes, this.#from)) {
      this.#stream = PacketStream.lenient();
      for (const candidate of this.#candidates.splice(0)) this.#take(candidate);
    } else if (this.#candidates.length >= candidatesAtMost || !mayBegin(bytes, this.#from)) this.#giveUp();
  }

  /** No packet begins with the first of them; perhaps with the next. */
  #giveUp(): void {
    const [first, ...others] = this.#candidates.splice(0);
    if (first === undefined) return;
    this.#last = { order: first.order, time: first.time };
    this.#unreadable(first.bytes, beginningMissing);
    for (const other of others) this.#take(other);
  }

  #read(bytes: Uint8Array): void {
    const stream = (this.#stream ??= PacketStream.lenient());
    const packets = cutOrNone(stream, bytes);
    for (const packet of packets) this.cut.push({ ...this.#last, packet });
    const taken = packets.reduce((sum, packet) => sum + packet.length, 0);
    // What the packets took of this piece: all but what earlier pieces gave to the first of them.
    const left = taken === 0 ? bytes : bytes.subarray(taken - this.#waitingLength);
    if (taken > 0) this.#wait(null);
    if (left.length > 0) this.#wait(left);
    const { failure } = stream;
    if (failure === null) return;
    this.#unreadable(joinBytes(this.#waiting), failure.message, failure.rule, failure.offset);
    this.#wait(null);
    this.#stream = null;
  }

  /** Null: nothing waits any more. */
  #wait(bytes: Uint8Array | null): void {
    if (bytes === null) this.#waiting = [];
    else this.#waiting.push(bytes);
    this.#waitingLength = bytes === null ? 0 : this.#waitingLength + bytes.length;
  }

  #unreadable(unreadable: Uint8Array, message: string, rule = '', offset = 0): void {
    this.cut.push({ ...this.#last, unreadable, message, rule, offset });
  }
}

/** The failure, if any, stays in the stream. */
function cutOrNone(stream: PacketStream, bytes: Uint8Array): Uint8Array[] {
  try {
    return stream.push(bytes);
  } catch (error) {
    if (error instanceof MalformedPacket) return [];
    throw error;
  }
}

/** Whether `bytes` begin with what `from` may send: a whole packet that can be read, or the first part of a PUBLISH. */
function beginsPacket(bytes: Uint8Array, from: Side): boolean {
  const [packet] = cutOrNone(PacketStream.lenient(), bytes);
  if (packet !== undefined) return fits(packet, 5, from) || fits(packet, 4, from);
  if (packetTypes[(bytes[0] ?? 0) >> 4]?.name !== 'PUBLISH' || ((bytes[0] ?? 0) & 0x06) === 0x06) return false;
  let at = 1;
  while (at < 4 && (bytes[at] ?? 0) >= 0x80) at += 1;
  const topicAt = at + 3;
  const topicLength = ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
  return topicAt + topicLength <= bytes.length && readUtf8(bytes, topicAt, topicAt + topicLength) !== null;
}

/** Bytes that a packet has, as its fixed header tells; 0 when that is not complete. */
function sizeOf(begun: Uint8Array): number {
  const length = readVariableByteInteger(begun, 1, begun.length);
  if (length === notMinimal) return 1 + writtenLength(begun, 1) + readLongVariableByteInteger(begun, 1);
  return length < 0 ? 0 : 1 + variableByteIntegerLength(length) + length;
}

/** Whether `bytes` may be the first part of a packet from that side, as far as its fixed header tells. */
function mayBegin(bytes: Uint8Array, from: Side): boolean {
  const [first = 0] = bytes;
  const type = packetTypes[first >> 4] ?? null;
  if (type === null || (type.from !== null && type.from !== from)) return false;
  if (type.flags === null ? (first & 0x06) === 0x06 : (first & 0x0f) !== type.flags) return false;
  const length = readVariableByteInteger(bytes, 1, bytes.length);
  if (length < 0) return length === incomplete;
  const size = 1 + variableByteIntegerLength(length) + length;
  return size > bytes.length && size <= candidateSize;
}

/** Whether `packet` can be read in that version. */
export function fits(packet: Uint8Array, version: ProtocolVersion, from: Side): boolean {
  try {
    const reader = new Reader(packet, version, null);
    reader.lenient = true;
    readPacket(reader, from);
    return true;
  } catch {
    return false;
  }
}
