// Retained messages that new subscriptions of one session are still to get: not the messages, but where in the retained ones each
// subscription has come to. So a SUBSCRIBE costs no more than its filters, however much matches them, and a client that reads slowly
// gets what is retained when its turn comes: what was replaced meanwhile is on its way to it as a message of its own.
import type { Message } from './message.ts';
import type { Subscription } from './subscription.ts';

/** Steps through what matches: null is a step that has found nothing. */
export type Walk = Iterator<Message | null, unknown>;

export interface Replay {
  subscription: Subscription;
  /** Begins its walk when its turn comes. */
  begin: () => Walk;
  walk: Walk | null;
  /** What the walk has found last, until it is sent. */
  found: Message | null;
  /** Messages that must have left the session's queue first: those that were in it before. */
  after: number;
  /** Whether it was not over with the SUBSCRIBE. */
  waits: boolean;
}

export class Replays {
  /** By full filter, in the order of the SUBSCRIBEs. */
  readonly #replays = new Map<string, Replay>();
  // Kept, as the Map of long lists has many places at its beginning that are empty by now.
  readonly #order = this.#replays.values();
  #current: Replay | undefined;

  /** The one whose turn it is. Undefined when none is left, for good: it cannot be added to then. */
  get current(): Replay | undefined {
    return (this.#current ??= this.#order.next().value);
  }

  get(fullFilter: string): Replay | undefined {
    return this.#replays.get(fullFilter);
  }

  /** Puts one behind the others; one of the same filter is over with that. */
  add(subscription: Subscription, begin: () => Walk, after: number): Replay {
    const { fullFilter } = subscription;
    const waits = this.#replays.get(fullFilter)?.waits === true;
    this.delete(fullFilter);
    const replay = { subscription, begin, walk: null, found: null, after, waits };
    this.#replays.set(fullFilter, replay);
    return replay;
  }

  delete(fullFilter: string): void {
    if (this.#current === this.#replays.get(fullFilter)) this.#current = undefined;
    this.#replays.delete(fullFilter);
  }

  /** Their full filters. */
  list(): string[] {
    return Array.from(this.#replays.keys());
  }
}
