// Cuts a stream of bytes into packets, one at a time. A chunk may hold a part of a packet, or several packets.
// [MQTT5-6.0.0-2]
import { grow } from './grow.ts';
import { MalformedPacket } from './malformed.ts';
import { broken } from './rules.ts';
import {
  incomplete,
  notMinimal,
  readLongVariableByteInteger,
  readVariableByteInteger,
  tooLong,
  variableByteIntegerLength,
  variableByteIntegerMaximum,
  writtenLength,
} from './variable-byte-integer.ts';

const nothing = new Uint8Array(0);
const largestPacket = 1 + 4 + variableByteIntegerMaximum;

export class PacketCutter {
  readonly #maximumPacketSize: number;
  readonly #lenient: boolean;
  /** The first `filled` bytes are the beginning of a packet that is not complete. */
  #pending: Uint8Array = nothing;
  #filled = 0;
  /** Bytes of the packet in `pending`; 0 = its fixed header is not complete. */
  #expected = 0;
  #broken: MalformedPacket | null = null;
  /** The chunk that `next` cuts, and where it has come to. */
  #chunk: Uint8Array = nothing;
  #at = 0;

  /**
   * `maximumPacketSize`: bytes of a whole packet, as in the property Maximum Packet Size. A larger packet is an error.
   * `lenient`: a Remaining Length may stand in more bytes than it needs.
   */
  constructor(maximumPacketSize: number = largestPacket, lenient = false) {
    this.#maximumPacketSize = maximumPacketSize;
    this.#lenient = lenient;
  }

  /** The first byte of a packet that is not complete. Undefined: no packet has begun. */
  get begun(): number | undefined {
    return this.#filled > 0 ? this.#pending[0] : undefined;
  }

  /** Bytes of a packet that is not complete. */
  get unfinished(): number {
    return this.#filled;
  }

  /** Bytes that the packet that is not complete will have. 0: no packet has begun, or its fixed header is not complete. */
  get expected(): number {
    return this.#filled > 0 ? this.#expected : 0;
  }

  /** Where in the chunk `next` has come to. */
  get position(): number {
    return this.#at;
  }

  /** After a fault: bytes of earlier chunks, and of this one up to `position`, that belong to what is no packet. */
  get spoiled(): Uint8Array {
    return this.#pending.subarray(0, this.#filled);
  }

  /** Takes the next chunk. Throws the MalformedPacket that an earlier chunk has ended with. */
  begin(chunk: Uint8Array): void {
    if (this.#broken !== null) throw this.#broken;
    this.#chunk = chunk;
    this.#at = 0;
  }

  /**
   * The next packet that the chunk completes, exactly one for `decode`. Null when it completes no more. A packet that
   * came whole is a view into the chunk: do not reuse the chunk. Throws MalformedPacket for a wrong Remaining Length, for
   * the packet type 0, and for a packet that is too large, as soon as its fixed header says so.
   */
  next(): Uint8Array | null {
    const chunk = this.#chunk;
    try {
      while (this.#at < chunk.length) {
        if (this.#filled > 0) {
          const packet = this.#complete(chunk);
          if (packet === null) continue;
          return packet;
        }
        const at = this.#at;
        const size = this.#packetSize(chunk, at, chunk.length);
        if (size === 0 || at + size > chunk.length) {
          this.#at = chunk.length;
          this.#keep(chunk.subarray(at), size);
          break;
        }
        this.#at = at + size;
        // A chunk that is one packet needs no view.
        return size === chunk.length ? chunk : new Uint8Array(chunk.buffer, chunk.byteOffset + at, size);
      }
    } catch (error) {
      if (!(error instanceof MalformedPacket)) throw error;
      this.#broken = error;
      this.#chunk = nothing;
      throw error;
    }
    this.#chunk = nothing;
    return null;
  }

  /**
   * For an acknowledgement of four bytes: its first byte, with its Packet Identifier in the lower sixteen bits. 0 when
   * the next packet is another. At least every second packet at QoS 1 and 2 is such a one: it needs no view and no
   * parser.
   */
  nextBare(): number {
    const [chunk, at] = [this.#chunk, this.#at];
    if (this.#filled > 0 || at + 4 > chunk.length || chunk[at + 1] !== 2) return 0;
    const first = chunk[at] as number;
    const packetId = ((chunk[at + 2] as number) << 8) | (chunk[at + 3] as number);
    if (packetId === 0 || (first !== 0x40 && first !== 0x50 && first !== 0x62 && first !== 0x70)) return 0;
    this.#at = at + 4;
    return (first << 16) | packetId;
  }

  /**
   * Goes over the next packet when all of it is in the chunk, for those who read it there, and returns its size: it ends
   * at `position`. 0 when the next packet is not whole, or when there is none: `next` goes on. Throws as `next` does.
   */
  skipWhole(): number {
    const at = this.#at;
    if (this.#filled > 0 || at >= this.#chunk.length) return 0;
    try {
      const size = this.#packetSize(this.#chunk, at, this.#chunk.length);
      if (at + size > this.#chunk.length) return 0;
      this.#at = at + size;
      return size;
    } catch (error) {
      if (error instanceof MalformedPacket) this.#broken = error;
      throw error;
    }
  }

  /** Completes the packet that began in an earlier chunk. Null when this chunk ends before the packet does. */
  #complete(chunk: Uint8Array): Uint8Array | null {
    while (this.#expected === 0) {
      if (this.#at === chunk.length) return null;
      this.#append(chunk.subarray(this.#at, ++this.#at));
      this.#expected = this.#packetSize(this.#pending, 0, this.#filled);
    }
    const missing = Math.min(this.#expected - this.#filled, chunk.length - this.#at);
    this.#append(chunk.subarray(this.#at, this.#at + missing));
    this.#at += missing;
    if (this.#filled < this.#expected) return null;
    const packet = this.#pending.subarray(0, this.#expected);
    this.#pending = nothing;
    this.#filled = 0;
    this.#expected = 0;
    return packet;
  }

  #keep(part: Uint8Array, size: number): void {
    this.#pending = nothing;
    this.#filled = 0;
    this.#expected = size;
    this.#append(part);
  }

  /** Grows by doubling up to the size of the packet. A length that is only promised reserves no memory. */
  #append(part: Uint8Array): void {
    const needed = this.#filled + part.length;
    if (needed > this.#pending.length) {
      const larger = Math.max(needed, this.#pending.length * 2, 16);
      const size = this.#expected > 0 ? Math.min(larger, this.#expected) : larger;
      this.#pending = grow(this.#pending, this.#filled, size);
    }
    this.#pending.set(part, this.#filled);
    this.#filled = needed;
  }

  /** Bytes of the packet that starts at `at`, or 0 when its fixed header is not complete. */
  #packetSize(bytes: Uint8Array, at: number, end: number): number {
    // No program sends it: it stands where bytes are no MQTT, and a run of zeros would be a packet for every two of them.
    if ((bytes[at] as number) < 0x10) throw broken('packetType', 5, 0); // [MQTT5-2.1.2]
    const length = readVariableByteInteger(bytes, at + 1, end);
    if (length < 0) {
      if (length === incomplete) return 0;
      if (length === notMinimal && this.#lenient)
        return 1 + writtenLength(bytes, at + 1) + readLongVariableByteInteger(bytes, at + 1);
      throw broken(length === tooLong ? 'remainingLength' : 'remainingLengthMinimal', 5, 1); // [MQTT5-1.5.5-1]
    }
    const size = 1 + variableByteIntegerLength(length) + length;
    if (size > this.#maximumPacketSize) throw broken('packetTooLarge', 5, 1); // [MQTT5-3.2.2-15] [MQTT5-3.1.2-24]
    return size;
  }
}
