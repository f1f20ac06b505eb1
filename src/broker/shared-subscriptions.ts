// Shared Subscriptions: the members of one group take turns. The turn is counted for each publisher, as EMQX's
// round_robin does, and members whose client is away keep theirs [MQTT5-4.8.2].
import type { Session } from './session.ts';
import type { Subscription } from './subscription.ts';

export class SharedGroup {
  readonly name: string;
  readonly filter: string;
  /** In the order in which they joined. */
  readonly members: Subscription[] = [];
  /** Where the next new publisher starts: spread over the members, or one-shot publishers would all meet the first. */
  #start = 0;

  constructor(name: string, filter: string) {
    this.name = name;
    this.filter = filter;
  }

  /** Adds a member; the same session again replaces its options and keeps its place. */
  join(subscription: Subscription): void {
    const at = this.#indexOf(subscription.session);
    if (at < 0) this.members.push(subscription);
    else this.members[at] = subscription;
  }

  leave(session: Session): void {
    const at = this.#indexOf(session);
    if (at >= 0) this.members.splice(at, 1);
  }

  /** Chooses the member for one message; `turns` belongs to the publisher. Undefined when the group is empty. */
  choose(turns: WeakMap<SharedGroup, number> | null): Subscription | undefined {
    const turn = turns?.get(this) ?? this.#start++;
    turns?.set(this, turn + 1);
    return this.members[turn % this.members.length];
  }

  #indexOf(session: Session): number {
    return this.members.findIndex((member) => member.session === session);
  }
}
