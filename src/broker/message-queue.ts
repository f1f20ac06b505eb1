// Deliveries that wait for one client: first in, first out, counted in messages and bytes.
import type { Delivery } from './delivery.ts';
import type { Memory } from './memory.ts';
import { sizeOf } from './message.ts';

/** A delivery that goes out for many subscriptions names each. */
const identifierBytes = 4;

/** Bytes that a delivery counts while it waits. */
export function waitingSize({ message, subscriptionIdentifiers }: Delivery): number {
  return sizeOf(message) + (subscriptionIdentifiers?.length ?? 0) * identifierBytes;
}

/** The list of every empty queue, so that the queues of idle clients take no memory. */
const nothing: readonly Delivery[] = [];

export class MessageQueue {
  readonly #memory: Memory | null;
  #items = nothing as Delivery[];
  #head = 0;
  #qos0 = 0;
  #bytes = 0;
  #passed = 0;

  constructor(memory: Memory | null) {
    this.#memory = memory;
  }

  get length(): number {
    return this.#items.length - this.#head;
  }

  /** Deliveries that have left the queue since it began. */
  get passed(): number {
    return this.#passed;
  }

  /** Bytes of all topics, payloads and Subscription Identifiers. A message that waits for many clients is counted for each. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether QoS 0 messages wait here. A later one may not overtake them [MQTT5-4.6.0-5]. */
  get holdsQoS0(): boolean {
    return this.#qos0 > 0;
  }

  push(delivery: Delivery): void {
    if (this.#items === nothing) this.#items = [];
    this.#items.push(delivery);
    this.#bytes += waitingSize(delivery);
    this.#memory?.hold(delivery.message, 'queued');
    if (delivery.qos === 0) this.#qos0 += 1;
  }

  first(): Delivery | undefined {
    return this.#items[this.#head];
  }

  shift(): Delivery | undefined {
    const first = this.#items[this.#head];
    if (first === undefined) return undefined;
    this.#head += 1;
    this.#passed += 1;
    this.#bytes -= waitingSize(first);
    this.#memory?.release(first.message, 'queued');
    if (first.qos === 0) this.#qos0 -= 1;
    // Cuts the empty half off now and then: shift() of a long array costs its length each time.
    if (this.#head > 32 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return first;
  }

  /** The deliveries that wait, the oldest first. */
  list(): readonly Delivery[] {
    return this.#items.slice(this.#head);
  }
}
