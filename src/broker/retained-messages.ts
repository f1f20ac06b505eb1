// Retained Messages: the last message of each Topic Name, in a tree of levels in which a filter finds those that match.
import { deadline, type Deadline, type Deadlines } from './deadlines.ts';
import { LazyMap } from './lazy-map.ts';
import { sizeOf, type Message } from './message.ts';
import type { Due } from './state.ts';

interface Level {
  readonly parent: Level | null;
  readonly name: string;
  readonly children: LazyMap<string, Level>;
  message: Message | null;
  /** Its number among all messages that were stored. */
  stored: number;
  /** When `message` expires; null until one has a time to live. */
  expiry: Deadline<Due> | null;
}

/** Messages, and bytes of their topics and payloads. */
export interface RetainedLimits {
  count: number;
  bytes: number;
}

export class RetainedMessages {
  readonly #root: Level = { parent: null, name: '', children: new LazyMap(), message: null, stored: 0, expiry: null };
  readonly #deadlines: Deadlines<Due>;
  readonly #most: RetainedLimits;
  #count = 0;
  #stored = 0;
  #bytes = 0;

  /** `deadlines`: where the `retained-expiry` of each message with a time to live is set. */
  constructor(deadlines: Deadlines<Due>, most: RetainedLimits = { count: Infinity, bytes: Infinity }) {
    this.#deadlines = deadlines;
    this.#most = most;
  }

  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Messages that were stored so far, also those that are gone. */
  get stored(): number {
    return this.#stored;
  }

  /** Whether there is room for the message, in place of the one that its topic has. */
  hasRoomFor(message: Message): boolean {
    if (message.payload.length === 0) return true;
    const before = this.get(message.topic);
    const count = this.#count + (before === null ? 1 : 0);
    const bytes = this.#bytes + sizeOf(message) - (before === null ? 0 : sizeOf(before));
    return count <= this.#most.count && bytes <= this.#most.bytes;
  }

  /**
   * Keeps the message as the last one of its topic. An empty payload deletes the one that was kept [MQTT5-3.3.1-5..7].
   * So does a message without room: an older one would be taken for the last. Returns what it did.
   */
  store(message: Message): 'stored' | 'empty-payload' | 'no-room' {
    const why = message.payload.length === 0 ? 'empty-payload' : this.hasRoomFor(message) ? null : 'no-room';
    if (why !== null) {
      this.delete(message.topic);
      return why;
    }
    let level = this.#root;
    for (const name of message.topic.split('/')) {
      let child = level.children.get(name);
      if (child === undefined) {
        child = { parent: level, name, children: new LazyMap(), message: null, stored: 0, expiry: null };
        level.children.set(name, child);
      }
      level = child;
    }
    if (level.message === null) this.#count += 1;
    else this.#bytes -= sizeOf(level.message);
    this.#bytes += sizeOf(message);
    this.#setExpiry(level, message);
    level.stored = ++this.#stored;
    // The payload may be a view into a much larger chunk of the stream. That chunk would live as long as this message.
    const { payload } = message;
    level.message =
      payload.byteLength === payload.buffer.byteLength ? message : { ...message, payload: payload.slice() };
    return 'stored';
  }

  get(topic: string): Message | null {
    let level: Level | undefined = this.#root;
    for (const name of topic.split('/')) level = level?.children.get(name);
    return level?.message ?? null;
  }

  delete(topic: string): void {
    let level: Level | undefined = this.#root;
    for (const name of topic.split('/')) level = level?.children.get(name);
    if (level === undefined || level.message === null) return;
    this.#bytes -= sizeOf(level.message);
    level.message = null;
    if (level.expiry !== null) this.#deadlines.clear(level.expiry);
    this.#count -= 1;
    while (level.parent !== null && level.message === null && level.children.size === 0) {
      level.parent.children.delete(level.name);
      level = level.parent;
    }
  }

  /** All messages, also those that wildcards do not show. */
  *all(): Iterable<Message> {
    const waiting = [this.#root];
    for (let level = waiting.pop(); level !== undefined; level = waiting.pop()) {
      if (level.message !== null) yield level.message;
      for (const child of level.children.values()) waiting.push(child);
    }
  }

  /**
   * Goes through the messages whose topic matches the filter and that were among the first `upTo` stored. Each step
   * looks at one level of the tree, and yields null if it has none. It holds only its place: messages may be stored,
   * replaced and deleted between two steps. A message that expires at this moment may still be among them.
   */
  *walk(filter: string, upTo: number): Generator<Message | null, void> {
    const names = filter.split('/');
    // `a/#` matches `a` too (4.7.1.2).
    const rest = names.at(-1) === '#' ? names.length - 1 : Infinity;
    const path: Iterator<Level>[] = [[this.#root].values()];
    for (let levels = path.at(-1); levels !== undefined; levels = path.at(-1)) {
      const next = levels.next();
      if (next.done === true) {
        path.pop();
        continue;
      }
      const level = next.value;
      const depth = path.length - 1;
      const name = names[depth];
      if (depth >= rest || name === '+')
        path.push(depth === 0 ? this.#visibleChildren(level) : level.children.values());
      else {
        const child = name === undefined ? undefined : level.children.get(name);
        path.push((child === undefined ? [] : [child]).values());
      }
      const matches = depth >= rest || depth === names.length;
      yield matches && level.stored <= upTo ? level.message : null;
    }
  }

  #setExpiry(level: Level, { topic, expiresAt }: Message): void {
    if (expiresAt !== null) {
      level.expiry ??= deadline<Due>({ type: 'retained-expiry', topic });
      this.#deadlines.set(level.expiry, expiresAt);
    } else if (level.expiry !== null) this.#deadlines.clear(level.expiry);
  }

  // Wildcards in the first level do not match `$…` [MQTT311-4.7.2-1] [MQTT5-4.7.2-1].
  *#visibleChildren({ children }: Level): Generator<Level, void> {
    for (const child of children.values()) if (!child.name.startsWith('$')) yield child;
  }
}
