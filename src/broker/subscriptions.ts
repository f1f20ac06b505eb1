// All subscriptions, found by Topic Name: filters without wildcards by name, the others in a tree of levels.
// Subscriptions that do not match cost nothing.
import { LazyMap } from './lazy-map.ts';
import { SharedGroup } from './shared-subscriptions.ts';
import type { Session } from './session.ts';
import type { Subscription } from './subscription.ts';

/** What a Topic Name matches. */
export interface Match {
  readonly topic: string;
  readonly filters: readonly FilterSubscribers[];
  /** The plain subscriptions of all these filters in one list. It is made when the same topic comes again. */
  plain: readonly Subscription[] | null;
}

/** All that is subscribed to one Topic Filter. */
export interface FilterSubscribers {
  readonly plain: Map<Session, Subscription>;
  /** By share name. A share name and a filter make a group. */
  readonly groups: LazyMap<string, SharedGroup>;
}

interface Level {
  readonly parent: Level | null;
  readonly name: string;
  readonly children: LazyMap<string, Level>;
  subscribers: FilterSubscribers | null;
}

export class Subscriptions {
  readonly #exact = new Map<string, FilterSubscribers>();
  readonly #root: Level = { parent: null, name: '', children: new LazyMap(), subscribers: null };
  #count = 0;
  #filterBytes = 0;
  /** The last match, until a filter comes or goes. Often packet after packet has the same topic. */
  #matched: Match | null = null;

  /** Subscriptions of all sessions. */
  get count(): number {
    return this.#count;
  }

  /** Length of all their filters. */
  get filterBytes(): number {
    return this.#filterBytes;
  }

  /**
   * Adds a subscription, or replaces the one that its session has with the same full filter [MQTT5-3.8.4-3].
   * Returns the group that its session has joined by it, or null.
   */
  add(subscription: Subscription): SharedGroup | null {
    this.#matched = null;
    const subscribers = this.#subscribersOf(subscription.filter);
    const { shareName, session } = subscription;
    if (shareName === null) {
      if (!subscribers.plain.has(session)) this.#counted(subscription, 1);
      subscribers.plain.set(session, subscription);
      return null;
    }
    let group = subscribers.groups.get(shareName);
    if (group === undefined) {
      group = new SharedGroup(shareName, subscription.filter);
      subscribers.groups.set(shareName, group);
    }
    if (!group.join(subscription)) return null;
    this.#counted(subscription, 1);
    return group;
  }

  /** Returns the group that its session has left by it, or null. */
  remove(subscription: Subscription): SharedGroup | null {
    const { filter, shareName, session } = subscription;
    const level = isWildcard(filter) ? this.#levelOf(filter) : null;
    const subscribers = level === null ? this.#exact.get(filter) : level.subscribers;
    if (subscribers === undefined || subscribers === null) return null;
    this.#matched = null;
    this.#counted(subscription, -1);
    let left: SharedGroup | null = null;
    if (shareName === null) subscribers.plain.delete(session);
    else {
      const group = subscribers.groups.get(shareName);
      if (group?.leave(session)) left = group;
      if (group?.members.length === 0) subscribers.groups.delete(shareName);
    }
    if (subscribers.plain.size > 0 || subscribers.groups.size > 0) return left;
    if (level === null) this.#exact.delete(filter);
    else {
      level.subscribers = null;
      prune(level);
    }
    return left;
  }

  /** The group, or null when it has no members. */
  group(shareName: string, filter: string): SharedGroup | null {
    const subscribers = isWildcard(filter) ? this.#levelOf(filter)?.subscribers : this.#exact.get(filter);
    return subscribers?.groups.get(shareName) ?? null;
  }

  /** Subscribers of each filter that matches the Topic Name. */
  match(topic: string): Match {
    const last = this.#matched;
    if (last !== null && last.topic === topic) {
      last.plain ??= last.filters.flatMap(({ plain }) => [...plain.values()]);
      return last;
    }
    const found: FilterSubscribers[] = [];
    const exact = this.#exact.get(topic);
    if (exact !== undefined) found.push(exact);
    if (this.#root.children.size > 0) this.#matchWildcards(topic, found);
    return (this.#matched = { topic, filters: found, plain: null });
  }

  // Level by level, not by recursion: a topic may have 65,536 levels.
  #matchWildcards(topic: string, found: FilterSubscribers[]): void {
    let here: Level[] = [this.#root];
    // Wildcards in the first level do not match `$…` [MQTT311-4.7.2-1] [MQTT5-4.7.2-1].
    let wildcards = !topic.startsWith('$');
    for (let start = 0, end; here.length > 0 && start <= topic.length; start = end + 1) {
      end = topic.indexOf('/', start);
      if (end < 0) end = topic.length;
      const name = topic.slice(start, end);
      const next: Level[] = [];
      for (const level of here) {
        const named = level.children.get(name);
        if (named !== undefined) next.push(named);
        if (!wildcards) continue;
        const plus = level.children.get('+');
        if (plus !== undefined) next.push(plus);
        const rest = level.children.get('#')?.subscribers;
        if (rest) found.push(rest);
      }
      here = next;
      wildcards = true;
    }
    for (const level of here) {
      if (level.subscribers !== null) found.push(level.subscribers);
      // `a/#` matches `a` too (4.7.1.2).
      const rest = level.children.get('#')?.subscribers;
      if (rest) found.push(rest);
    }
  }

  #counted({ fullFilter }: Subscription, change: 1 | -1): void {
    this.#count += change;
    this.#filterBytes += change * fullFilter.length;
  }

  #subscribersOf(filter: string): FilterSubscribers {
    if (!isWildcard(filter)) {
      let subscribers = this.#exact.get(filter);
      if (subscribers === undefined) this.#exact.set(filter, (subscribers = noSubscribers()));
      return subscribers;
    }
    let level = this.#root;
    for (const name of filter.split('/')) {
      let child = level.children.get(name);
      if (child === undefined) {
        child = { parent: level, name, children: new LazyMap(), subscribers: null };
        level.children.set(name, child);
      }
      level = child;
    }
    return (level.subscribers ??= noSubscribers());
  }

  #levelOf(filter: string): Level | null {
    let level: Level | undefined = this.#root;
    for (const name of filter.split('/')) level = level?.children.get(name);
    return level ?? null;
  }
}

function isWildcard(filter: string): boolean {
  return filter.endsWith('#') || filter.includes('+');
}

function noSubscribers(): FilterSubscribers {
  return { plain: new Map(), groups: new LazyMap() };
}

function prune(leaf: Level): void {
  let level = leaf;
  while (level.parent !== null && level.subscribers === null && level.children.size === 0) {
    level.parent.children.delete(level.name);
    level = level.parent;
  }
}
