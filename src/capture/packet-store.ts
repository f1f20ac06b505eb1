// The packets of the page, oldest first, bounded in number and in bytes: the old ones go, and how many is told.
import type { CapturedPacket } from './captured-packet.ts';
import { packetWithNumber, placeOfNumber, type PacketSequence } from './packet-sequence.ts';

export interface PacketStoreLimits {
  packets: number;
  bytes: number;
}

export class PacketStore implements PacketSequence {
  readonly #limits: PacketStoreLimits;
  #packets: CapturedPacket[] = [];
  #head = 0;
  #bytes = 0;
  #gone = 0;
  #replaced: number[] = [];

  constructor(limits: PacketStoreLimits = { packets: 200_000, bytes: 64_000_000 }) {
    this.#limits = limits;
  }

  /** Packets that are kept. */
  get length(): number {
    return this.#packets.length - this.#head;
  }

  /** Packets that made room for newer ones. */
  get gone(): number {
    return this.#gone;
  }

  /** Numbers of packets that were taken out since they came again with others, the first first. */
  get replaced(): readonly number[] {
    return this.#replaced;
  }

  add(packets: readonly CapturedPacket[]): void {
    for (const captured of packets) {
      if (captured.instead !== undefined) this.#takeOut(captured.instead);
      this.#packets.push(captured);
      this.#bytes += captured.bytes.length;
    }
    while (this.length > this.#limits.packets || (this.#bytes > this.#limits.bytes && this.length > 1)) {
      this.#bytes -= this.#packets[this.#head]?.bytes.length ?? 0;
      this.#head += 1;
      this.#gone += 1;
    }
    // Cut the spent part off now and then: shift() of a long array would cost its length each time.
    if (this.#head > 1024 && this.#head * 2 > this.#packets.length) {
      this.#packets = this.#packets.slice(this.#head);
      this.#head = 0;
    }
  }

  /** `index` from 0, the oldest that is kept. */
  at(index: number): CapturedPacket | undefined {
    return index < 0 ? undefined : this.#packets[this.#head + index];
  }

  /** The place of the first packet whose number is not below `number`. */
  indexOf(number: number): number {
    return placeOfNumber(this, number);
  }

  /** The packet with that number, if it is still kept. */
  byNumber(number: number): CapturedPacket | undefined {
    return packetWithNumber(this, number);
  }

  #takeOut(number: number): void {
    const captured = this.byNumber(number);
    if (captured === undefined) return;
    this.#packets.splice(this.#head + this.indexOf(number), 1);
    this.#bytes -= captured.bytes.length;
    this.#replaced.push(number);
  }

  clear(): void {
    this.#replaced = [];
    this.#packets = [];
    this.#head = 0;
    this.#bytes = 0;
    this.#gone = 0;
  }
}
