// Frames on their way from the wire worker to the page: their bytes in one buffer, the rest in rows of numbers. Posting them as objects,
// already decoded, would cost more than all else that the wire does.
import { isRead, type Frame, type FrameCause, type RawFrame } from '../captured-packet.ts';

/** Numbers of a row: number, time, end of its bytes, place of its origin × 2 + direction, place of its cause (-1: none), atBroker (NaN: none). */
export const rowLength = 6;
/** Frames and bytes of one message. */
const framesAtMost = 4096;
const bytesAtMost = 1_000_000;

/** What all frames of a connection share until it changes. */
export type FrameOrigin = Pick<Frame, 'connection' | 'cell' | 'execution' | 'clientId' | 'version'>;

export interface PackedFrames {
  type: 'packed-frames';
  bytes: Uint8Array<ArrayBuffer>;
  rows: Float64Array<ArrayBuffer>;
  origins: FrameOrigin[];
  causes: FrameCause[];
  /** Frames that were read before, among the others by their numbers. */
  read: Frame[];
}

export class FramePack {
  #bytes = new Uint8Array(4096);
  #filled = 0;
  #rows = new Float64Array(framesAtMost * rowLength);
  #count = 0;
  #origins: FrameOrigin[] = [];
  /** Place of the latest origin of each connection. */
  #places = new Map<number, number>();
  #causes: FrameCause[] = [];
  #read: Frame[] = [];
  #readBytes = 0;

  get isEmpty(): boolean {
    return this.#count === 0 && this.#read.length === 0;
  }

  get isFull(): boolean {
    return (
      this.#count === framesAtMost || this.#read.length >= framesAtMost || this.#filled + this.#readBytes > bytesAtMost
    );
  }

  /** Copies the bytes of a frame that is not read; keeps one that is. */
  add(frame: RawFrame | Frame): void {
    if (isRead(frame)) {
      this.#read.push(frame);
      this.#readBytes += frame.bytes.length;
      return;
    }
    const { number, time, bytes, direction, cause, atBroker } = frame;
    this.#append(bytes);
    const at = this.#count * rowLength;
    const rows = this.#rows;
    rows[at] = number;
    rows[at + 1] = time;
    rows[at + 2] = this.#filled;
    rows[at + 3] = this.#originOf(frame) * 2 + (direction === 'to-broker' ? 0 : 1);
    rows[at + 4] = cause === undefined ? -1 : this.#causeOf(cause);
    rows[at + 5] = atBroker ?? NaN;
    this.#count += 1;
  }

  /** All that was added; the pack is empty then. */
  take(): PackedFrames {
    const packed: PackedFrames = {
      type: 'packed-frames',
      bytes: this.#bytes.slice(0, this.#filled),
      rows: this.#rows.slice(0, this.#count * rowLength),
      origins: this.#origins,
      causes: this.#causes,
      read: this.#read,
    };
    this.#filled = 0;
    this.#count = 0;
    this.#origins = [];
    this.#places.clear();
    this.#causes = [];
    this.#read = [];
    this.#readBytes = 0;
    return packed;
  }

  #append(bytes: Uint8Array): void {
    const end = this.#filled + bytes.length;
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.#filled));
      this.#bytes = grown;
    }
    this.#bytes.set(bytes, this.#filled);
    this.#filled = end;
  }

  #originOf({ connection, cell, execution, clientId, version }: RawFrame): number {
    const place = this.#places.get(connection);
    const last = place === undefined ? undefined : this.#origins[place];
    if (place !== undefined && last?.clientId === clientId && last.version === version) return place;
    this.#places.set(connection, this.#origins.length);
    return this.#origins.push({ connection, cell, execution, clientId, version }) - 1;
  }

  /** One line of a loop sends many packets: they share their cause. */
  #causeOf(cause: FrameCause): number {
    const last = this.#causes.at(-1);
    return last !== undefined && isSame(last, cause) ? this.#causes.length - 1 : this.#causes.push(cause) - 1;
  }
}

function isSame(one: FrameCause, other: FrameCause): boolean {
  if (one.by === 'library') return other.by === 'library' && one.why === other.why;
  if (other.by === 'library' || one.line !== other.line || one.call !== other.call) return false;
  return one.cell === other.cell && one.execution === other.execution;
}
