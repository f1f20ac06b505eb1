// Shared Subscriptions: one member of a group gets each message. A member whose client is away keeps its place
// [MQTT5-4.8.2]. The server may choose the member as it likes; the strategies have the names that EMQX gave them.
import type { Message } from './message.ts';
import type { SeededRandom } from '../random.ts';
import type { Session } from './session.ts';
import type { Subscription } from './subscription.ts';

/**
 * `round_robin`: in turn, counted for each publisher. `round_robin_per_group`: in turn, counted for the group.
 * `sticky`: a publisher stays with the member that got its first message. `hash_…`: the same client id or topic goes to
 * the same member, as long as the members stay. `local`: a member on the publisher's node; here all are, so it is
 * `random`.
 */
export type SharedStrategy =
  'random' | 'round_robin' | 'round_robin_per_group' | 'sticky' | 'local' | 'hash_clientid' | 'hash_topic';

/** The options that say how a group chooses. */
export interface Choosing {
  readonly sharedStrategy: SharedStrategy;
  readonly firstTurn: 'next' | 'random';
}

/** What a group remembers for one publisher. */
export interface Turn {
  next: number;
  member: Session | null;
}

/** A publisher's turns in shared groups. They end with its connection. */
export type Turns = WeakMap<SharedGroup, Turn>;

export class SharedGroup {
  readonly name: string;
  readonly filter: string;
  /** In the order in which they joined. */
  readonly members: Subscription[] = [];
  /**
   * The group's own turn, and where the next new publisher starts, if chance does not decide that. So publishers of one
   * message each do not all begin with the same member.
   */
  #next = 0;

  constructor(name: string, filter: string) {
    this.name = name;
    this.filter = filter;
  }

  get next(): number {
    return this.#next;
  }

  /**
   * Adds a member and returns true. For the same session again: replaces its options, keeps its place, and returns
   * false.
   */
  join(subscription: Subscription): boolean {
    const at = this.#indexOf(subscription.session);
    if (at < 0) this.members.push(subscription);
    else this.members[at] = subscription;
    return at < 0;
  }

  /** Returns whether the session was a member. */
  leave(session: Session): boolean {
    const at = this.#indexOf(session);
    if (at >= 0) this.members.splice(at, 1);
    return at >= 0;
  }

  /** Chooses the member for one message; `turns` belongs to its publisher. Undefined when the group is empty. */
  choose(message: Message, turns: Turns | null, by: Choosing, random: SeededRandom): Subscription | undefined {
    return this.members[this.#choice(message, turns, by, random) % this.members.length];
  }

  #choice(message: Message, turns: Turns | null, by: Choosing, random: SeededRandom): number {
    const any = (): number => Math.floor(random.next() * this.members.length);
    switch (by.sharedStrategy) {
      case 'random':
      case 'local':
        return any();
      case 'round_robin_per_group':
        return this.#next++;
      case 'round_robin':
        return turns === null ? this.#next++ : this.#turnOf(turns, by.firstTurn === 'random' ? any : null).next++;
      case 'sticky': {
        if (turns === null) return any();
        const turn = this.#turnOf(turns, null);
        const before = turn.member === null ? -1 : this.#indexOf(turn.member);
        const chosen = before < 0 ? any() : before;
        turn.member = this.members[chosen]?.session ?? null;
        return chosen;
      }
      case 'hash_clientid':
        return hash(message.publisher);
      case 'hash_topic':
        return hash(message.topic);
    }
  }

  #turnOf(turns: Turns, first: (() => number) | null): Turn {
    let turn = turns.get(this);
    if (turn === undefined) turns.set(this, (turn = { next: first?.() ?? this.#next++, member: null }));
    return turn;
  }

  #indexOf(session: Session): number {
    return this.members.findIndex((member) => member.session === session);
  }
}

/** FNV-1a over UTF-16 units. EMQX has another hash: it may choose another member, but also always the same one. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
