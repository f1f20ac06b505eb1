// QoS 1 and 2 deliveries on their way to one client: found by Packet Identifier, listed in the order in which they are to be sent again.
// Not a Map: the tables that a Map has outgrown point to what was in them, and keep messages alive that were acknowledged long ago.
import type { Delivery } from './delivery.ts';

/** A delivery that has a Packet Identifier, until the client's last acknowledgement. */
export class InflightDelivery {
  readonly packetId: number;
  readonly delivery: Delivery;
  waitsFor: 'PUBACK' | 'PUBREC' | 'PUBCOMP';
  /** Whether its PUBLISH went out on the present connection and so holds one place of the window. */
  counted: boolean;
  /** When the packet that waits for an answer was sent, in milliseconds of the broker's clock. */
  sentAt: number;
  /** For `Inflight` alone: its neighbours in the order, and the next one whose identifier has the same slot. */
  before: InflightDelivery | null = null;
  after: InflightDelivery | null = null;
  inSlot: InflightDelivery | null = null;

  constructor(
    packetId: number,
    delivery: Delivery,
    waitsFor: InflightDelivery['waitsFor'],
    counted: boolean,
    sentAt: number,
  ) {
    this.packetId = packetId;
    this.delivery = delivery;
    this.waitsFor = waitsFor;
    this.counted = counted;
    this.sentAt = sentAt;
  }
}

/** Slots at first; always a power of two. Identifiers are given in turn, so that those in use hardly ever share one. */
const FEWEST = 8;
/** An empty list of more slots gives them back. */
const MOST_KEPT = 4096;

export class Inflight {
  #slots: (InflightDelivery | null)[] = new Array<null>(FEWEST).fill(null);
  #first: InflightDelivery | null = null;
  #last: InflightDelivery | null = null;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(packetId: number): InflightDelivery | undefined {
    let entry = this.#slots[packetId & (this.#slots.length - 1)] ?? null;
    while (entry !== null && entry.packetId !== packetId) entry = entry.inSlot;
    return entry ?? undefined;
  }

  has(packetId: number): boolean {
    return this.get(packetId) !== undefined;
  }

  /** As the last one; its identifier is not in use. */
  add(entry: InflightDelivery): void {
    if (this.#size === this.#slots.length) this.#resize(this.#slots.length * 2);
    this.#putInSlot(entry);
    entry.before = this.#last;
    if (this.#last === null) this.#first = entry;
    else this.#last.after = entry;
    this.#last = entry;
    this.#size += 1;
  }

  /** One that is in the list. */
  remove(entry: InflightDelivery): void {
    const slot = entry.packetId & (this.#slots.length - 1);
    let found = this.#slots[slot] ?? null;
    if (found === entry) this.#slots[slot] = entry.inSlot;
    else {
      while (found !== null && found.inSlot !== entry) found = found.inSlot;
      if (found !== null) found.inSlot = entry.inSlot;
    }
    if (entry.before === null) this.#first = entry.after;
    else entry.before.after = entry.after;
    if (entry.after === null) this.#last = entry.before;
    else entry.after.before = entry.before;
    // What is gone points to nothing that lives.
    entry.before = null;
    entry.after = null;
    entry.inSlot = null;
    this.#size -= 1;
    if (this.#size === 0 && this.#slots.length > MOST_KEPT) this.#slots = new Array<null>(FEWEST).fill(null);
  }

  /** In their order. The one that was yielded last may be removed meanwhile. */
  *values(): Generator<InflightDelivery, void> {
    for (let entry = this.#first; entry !== null;) {
      const { after } = entry;
      yield entry;
      entry = after;
    }
  }

  #putInSlot(entry: InflightDelivery): void {
    const slot = entry.packetId & (this.#slots.length - 1);
    entry.inSlot = this.#slots[slot] ?? null;
    this.#slots[slot] = entry;
  }

  #resize(slots: number): void {
    this.#slots = new Array<null>(slots).fill(null);
    for (const entry of this.values()) this.#putInSlot(entry);
  }
}
