// The packets that pass a test, kept up as packets come and go: each packet is tested once, in slices, so that a new
// filter over many packets does not block the page.
import type { PacketTest } from '../../capture/filter/compile-filter.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { firstPlace } from '../../capture/first-place.ts';
import type { PacketStore } from '../../capture/packet-store.ts';

export class FilteredPackets {
  readonly #store: PacketStore;
  readonly #test: PacketTest;
  #numbers: number[] = [];
  #head = 0;
  #tested = 0;
  /** Packets of the store's `replaced` that have been let go. */
  #replaced = 0;

  constructor(store: PacketStore, test: PacketTest) {
    this.#store = store;
    this.#test = test;
  }

  /** Packets that passed and are still kept. */
  get length(): number {
    return this.#numbers.length - this.#head;
  }

  /** Tests at most `most` packets more. True: some are left. */
  step(most: number): boolean {
    this.#forget();
    const start = this.#store.indexOf(this.#tested + 1);
    const end = Math.min(this.#store.length, start + most);
    for (let index = start; index < end; index += 1) {
      const captured = this.#store.at(index);
      if (captured === undefined) break;
      this.#tested = captured.number;
      if (this.#test(captured)) this.#numbers.push(captured.number);
    }
    return end < this.#store.length;
  }

  at(index: number): CapturedPacket | undefined {
    const number = index < 0 ? undefined : this.#numbers[this.#head + index];
    return number === undefined ? undefined : this.#store.byNumber(number);
  }

  /** The place of the packet with that number, or -1. */
  indexOf(number: number): number {
    const place = firstPlace(this.length, (one) => (this.#numbers[this.#head + one] ?? Infinity) >= number);
    return this.#numbers[this.#head + place] === number ? place : -1;
  }

  /** Lets go of the packets that the store no longer has. */
  #forget(): void {
    const { replaced } = this.#store;
    for (; this.#replaced < replaced.length; this.#replaced += 1) {
      const place = this.indexOf(replaced[this.#replaced] ?? 0);
      if (place >= 0) this.#numbers.splice(this.#head + place, 1);
    }
    const oldest = this.#store.at(0)?.number ?? Infinity;
    while (this.#head < this.#numbers.length && (this.#numbers[this.#head] ?? Infinity) < oldest) this.#head += 1;
    if (this.#head > 1024 && this.#head * 2 > this.#numbers.length) {
      this.#numbers = this.#numbers.slice(this.#head);
      this.#head = 0;
    }
  }
}
