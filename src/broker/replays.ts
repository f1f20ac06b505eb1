// The retained messages that new subscriptions of one session are still to get. What is kept is the place that each
// subscription has come to, not the messages. So a SUBSCRIBE costs no more than its filters, however many messages
// match. A client that reads slowly gets the messages that are retained when its turn comes. A message that was
// replaced meanwhile is on its way to it as an ordinary one.
import type { Message } from './message.ts';
import type { Subscription } from './subscription.ts';

/** Steps through the messages that match. Null: this step has found none. */
export type Walk = Iterator<Message | null, unknown>;

export interface Replay {
  subscription: Subscription;
  /** Begins the walk, when its turn comes. */
  begin: () => Walk;
  walk: Walk | null;
  /** The message that the walk has found last, until it is sent. */
  found: Message | null;
  /** Messages that must have left the session's queue before: those that came earlier. */
  after: number;
  /** Whether some messages were left when the SUBSCRIBE had been handled. */
  waits: boolean;
}

export class Replays {
  /** By full filter, in the order of the SUBSCRIBEs. */
  readonly #replays = new Map<string, Replay>();
  // One iterator for the whole life: a Map has empty places where entries were, and a new iterator would step over all
  // of them.
  readonly #order = this.#replays.values();
  #current: Replay | undefined;

  /** The one whose turn it is. Undefined when none is left: then no other can be added any more. */
  get current(): Replay | undefined {
    return (this.#current ??= this.#order.next().value);
  }

  get(fullFilter: string): Replay | undefined {
    return this.#replays.get(fullFilter);
  }

  /** Puts one behind the others. It replaces one of the same filter. */
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
