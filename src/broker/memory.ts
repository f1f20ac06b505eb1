// What the broker keeps in memory, in bytes, counted as it comes and goes (option `memoryLimit`). A message that waits
// for many clients is there once; each delivery of it has a cost of its own. The costs are what Node was seen to take.
import { sizeOf, type Message } from './message.ts';
import type { BrokerState } from './state.ts';

/** Bytes beside topics and payloads. */
const costs = { session: 1000, subscription: 300, retained: 400, message: 200, queued: 100, inflight: 200 };
/** A filter is kept in its subscription, as a key, and level by level in a tree. */
const copiesOfFilter = 4;

export class Memory {
  #bytes = 0;
  /** How many deliveries have the message. */
  readonly #holders = new Map<Message, number>();

  /** Of deliveries, messages of QoS 2 that are held, aliases and Wills. */
  get bytes(): number {
    return this.#bytes;
  }

  add(bytes: number): void {
    this.#bytes += bytes;
  }

  hold(message: Message, as: 'queued' | 'inflight'): void {
    const holders = this.#holders.get(message) ?? 0;
    this.#holders.set(message, holders + 1);
    this.#bytes += costs[as] + (holders === 0 ? costs.message + sizeOf(message) : 0);
  }

  release(message: Message, as: 'queued' | 'inflight'): void {
    const holders = this.#holders.get(message) ?? 0;
    if (holders > 1) this.#holders.set(message, holders - 1);
    else this.#holders.delete(message);
    this.#bytes -= costs[as] + (holders > 1 ? 0 : costs.message + sizeOf(message));
  }
}

/** 0 when nothing is counted. */
export function memoryUsed({ memory, sessions, subscriptions, retained }: BrokerState): number {
  if (memory === null) return 0;
  return (
    memory.bytes +
    sessions.size * costs.session +
    subscriptions.count * costs.subscription +
    subscriptions.filterBytes * copiesOfFilter +
    retained.count * costs.retained +
    retained.bytes
  );
}

/** Whether nothing more is to be kept. */
export function isMemoryFull(state: BrokerState): boolean {
  return state.memory !== null && memoryUsed(state) >= state.options.memoryLimit;
}
