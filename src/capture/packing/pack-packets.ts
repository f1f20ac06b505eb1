// Packets on their way from the wire worker to the page: their bytes in one buffer, the rest in rows of numbers. To
// post them as objects that are already decoded would cost more than all else that the wire does.
import { isRead, type CapturedPacket, type UnreadPacket } from '../captured-packet.ts';
import { type PacketCause } from '../packet-cause.ts';

/**
 * Numbers of a row: number, time, end of its bytes, place of its origin × 2 + direction, place of its cause (-1: none),
 * atBroker (NaN: none), place of the topic that its alias stands for (-1: none), brokerTime (-1: null, NaN: none).
 */
export const rowLength = 8;
/** Packets and bytes of one message. */
const packetsAtMost = 4096;
const bytesAtMost = 1_000_000;

/** What all packets of a connection share until it changes. */
export type PacketOrigin = Pick<
  CapturedPacket,
  'connection' | 'cell' | 'execution' | 'clientId' | 'version' | 'mqtt31'
>;

export interface PackedPackets {
  type: 'packed-packets';
  bytes: Uint8Array<ArrayBuffer>;
  rows: Float64Array<ArrayBuffer>;
  origins: PacketOrigin[];
  causes: PacketCause[];
  topics: string[];
  /** Packets that were read before, among the others by their numbers. */
  read: CapturedPacket[];
}

export class PacketPack {
  #bytes = new Uint8Array(4096);
  #filled = 0;
  #rows = new Float64Array(packetsAtMost * rowLength);
  #count = 0;
  #origins: PacketOrigin[] = [];
  /** Place of the latest origin of each connection. */
  #places = new Map<number, number>();
  #causes: PacketCause[] = [];
  /** Topics of aliases with their places. */
  #topics = new Map<string, number>();
  #read: CapturedPacket[] = [];
  #readBytes = 0;

  get isEmpty(): boolean {
    return this.#count === 0 && this.#read.length === 0;
  }

  get isFull(): boolean {
    return (
      this.#count === packetsAtMost ||
      this.#read.length >= packetsAtMost ||
      this.#filled + this.#readBytes > bytesAtMost
    );
  }

  /** Copies the bytes of a packet that is not read; keeps one that is. */
  add(captured: UnreadPacket | CapturedPacket): void {
    if (isRead(captured)) {
      this.#read.push(captured);
      this.#readBytes += captured.bytes.length;
      return;
    }
    const { number, time, brokerTime, bytes, direction, cause, atBroker, topic } = captured;
    this.#append(bytes);
    const at = this.#count * rowLength;
    const rows = this.#rows;
    rows[at] = number;
    rows[at + 1] = time;
    rows[at + 2] = this.#filled;
    rows[at + 3] = this.#originOf(captured) * 2 + (direction === 'to-broker' ? 0 : 1);
    rows[at + 4] = cause === undefined ? -1 : this.#causeOf(cause);
    rows[at + 5] = atBroker ?? NaN;
    rows[at + 6] = topic === undefined ? -1 : this.#placeOfTopic(topic);
    rows[at + 7] = brokerTime === null ? -1 : (brokerTime ?? NaN);
    this.#count += 1;
  }

  /** All that was added; the pack is empty then. */
  take(): PackedPackets {
    const packed: PackedPackets = {
      type: 'packed-packets',
      bytes: this.#bytes.slice(0, this.#filled),
      rows: this.#rows.slice(0, this.#count * rowLength),
      origins: this.#origins,
      causes: this.#causes,
      topics: [...this.#topics.keys()],
      read: this.#read,
    };
    this.#filled = 0;
    this.#count = 0;
    this.#origins = [];
    this.#places.clear();
    this.#causes = [];
    this.#topics.clear();
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

  #originOf({ connection, cell, execution, clientId, version, mqtt31 }: UnreadPacket): number {
    const place = this.#places.get(connection);
    const last = place === undefined ? undefined : this.#origins[place];
    if (place !== undefined && last?.clientId === clientId && last.version === version && last.mqtt31 === mqtt31)
      return place;
    this.#places.set(connection, this.#origins.length);
    const origin: PacketOrigin = { connection, cell, execution, clientId, version };
    if (mqtt31 !== undefined) origin.mqtt31 = mqtt31;
    return this.#origins.push(origin) - 1;
  }

  #placeOfTopic(topic: string): number {
    const place = this.#topics.get(topic);
    if (place !== undefined) return place;
    this.#topics.set(topic, this.#topics.size);
    return this.#topics.size - 1;
  }

  /** One line of a loop sends many packets: they share their cause. */
  #causeOf(cause: PacketCause): number {
    const last = this.#causes.at(-1);
    return last !== undefined && isSame(last, cause) ? this.#causes.length - 1 : this.#causes.push(cause) - 1;
  }
}

function isSame(one: PacketCause, other: PacketCause): boolean {
  if (one.by === 'library') return other.by === 'library' && one.why === other.why;
  if (other.by === 'library' || one.line !== other.line || one.call !== other.call) return false;
  return one.cell === other.cell && one.execution === other.execution && one.during === other.during;
}
