// QoS 1 and 2 deliveries on their way to one client, by Packet Identifier. They can be listed in the order in which
// they are to be sent again. This is not a Map: a Map that grows leaves old tables behind, which keep messages alive
// that were acknowledged long ago.
import type { Delivery } from './delivery.ts';
import type { Memory } from './memory.ts';

/** A delivery that has a Packet Identifier, until the client's last acknowledgement. */
export class InflightDelivery {
  readonly packetId: number;
  readonly delivery: Delivery;
  waitsFor: 'PUBACK' | 'PUBREC' | 'PUBCOMP';
  /** Whether its PUBLISH went out on the present connection, and so holds a place in the window. */
  counted: boolean;
  /** When the packet that waits for an answer was sent, in milliseconds of the broker's clock. */
  sentAt: number;
  /** Only for `Inflight`: the place in the order, and the next delivery whose identifier has the same slot. */
  place = 0;
  next: InflightDelivery | null = null;

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

/** Slots of a short list, always a power of two. Identifiers are given in turn, so two of them rarely share a slot. */
const fewestSlots = 8;
/** A list that has more slots gives half of them back when it is empty. */
const mostSlotsKept = 4096;

export class Inflight {
  readonly #memory: Memory | null;
  #slots = slots(fewestSlots);
  #size = 0;
  #places = 0;

  constructor(memory: Memory | null = null) {
    this.#memory = memory;
  }

  get size(): number {
    return this.#size;
  }

  get(packetId: number): InflightDelivery | undefined {
    let entry = this.#slots[packetId & (this.#slots.length - 1)];
    while (entry && entry.packetId !== packetId) entry = entry.next;
    return entry ?? undefined;
  }

  /** Adds an entry as the last one. Its identifier must not be in use. */
  add(entry: InflightDelivery): void {
    entry.place = ++this.#places;
    this.#memory?.hold(entry.delivery.message, 'inflight');
    if (this.#size === this.#slots.length) {
      const before = this.#slots;
      this.#slots = slots(this.#size * 2);
      for (const first of before) {
        for (let each = first, next; each !== null; each = next) {
          next = each.next;
          this.#put(each);
        }
      }
    }
    this.#put(entry);
    this.#size += 1;
  }

  /** Removes an entry that is in the list. */
  remove(entry: InflightDelivery): void {
    const slot = entry.packetId & (this.#slots.length - 1);
    let before = this.#slots[slot];
    if (before === entry) this.#slots[slot] = entry.next;
    else {
      while (before && before.next !== entry) before = before.next;
      if (before) before.next = entry.next;
    }
    this.#memory?.release(entry.delivery.message, 'inflight');
    entry.next = null; // a removed entry keeps no other alive
    this.#size -= 1;
    if (this.#size === 0 && this.#slots.length > mostSlotsKept) this.#slots = slots(this.#slots.length / 2);
  }

  /** All of them in their order. */
  list(): InflightDelivery[] {
    const all: InflightDelivery[] = [];
    for (let entry of this.#slots) for (; entry !== null; entry = entry.next) all.push(entry);
    return all.sort((one, other) => one.place - other.place);
  }

  #put(entry: InflightDelivery): void {
    const slot = entry.packetId & (this.#slots.length - 1);
    entry.next = this.#slots[slot] ?? null;
    this.#slots[slot] = entry;
  }
}

function slots(count: number): (InflightDelivery | null)[] {
  return new Array<null>(count).fill(null);
}
