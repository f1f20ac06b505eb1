// Retained Messages: the last one of each Topic Name, in a tree of levels so that a filter finds its own.
import { deadline, type Deadline, type Deadlines } from './deadlines.ts';
import { LazyMap } from './lazy-map.ts';
import { sizeOf, type Message } from './message.ts';
import type { Due } from './state.ts';

interface Level {
  readonly parent: Level | null;
  readonly name: string;
  readonly children: LazyMap<string, Level>;
  message: Message | null;
  /** When `message` expires; null when it never does. */
  expiry: Deadline<Due> | null;
}

/** Messages, and bytes of their topics and payloads. */
export interface RetainedLimits {
  count: number;
  bytes: number;
}

export class RetainedMessages {
  readonly #root: Level = { parent: null, name: '', children: new LazyMap(), message: null, expiry: null };
  readonly #deadlines: Deadlines<Due>;
  readonly #most: RetainedLimits;
  #count = 0;
  #bytes = 0;

  /** `deadlines`: where the `retained-expiry` of each message with a time to live is set; `most`: messages and bytes. */
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

  /** Whether the message can be kept, in place of the one that its topic has. */
  hasRoomFor(message: Message): boolean {
    if (message.payload.length === 0) return true;
    const before = this.get(message.topic);
    const count = this.#count + (before === null ? 1 : 0);
    const bytes = this.#bytes + sizeOf(message) - (before === null ? 0 : sizeOf(before));
    return count <= this.#most.count && bytes <= this.#most.bytes;
  }

  /**
   * Keeps the message as its topic's last; an empty payload deletes what was kept [MQTT5-3.3.1-5..7].
   * Without room nothing is kept of the topic: an older message would pass for its last. Returns what it did.
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
        child = { parent: level, name, children: new LazyMap(), message: null, expiry: null };
        level.children.set(name, child);
      }
      level = child;
    }
    if (level.message === null) this.#count += 1;
    else this.#bytes -= sizeOf(level.message);
    this.#bytes += sizeOf(message);
    this.#setExpiry(level, message);
    // Its payload may be a view into a much larger chunk of the stream, which would live as long as this message.
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

  /** All messages, those that wildcards do not show too. */
  *all(): Iterable<Message> {
    const waiting = [this.#root];
    for (let level = waiting.pop(); level !== undefined; level = waiting.pop()) {
      if (level.message !== null) yield level.message;
      for (const child of level.children.values()) waiting.push(child);
    }
  }

  /** All messages whose topic matches the filter; one that has expired may still be among them at its last moment. */
  match(filter: string): Message[] {
    let here: Level[] = [this.#root];
    const found: Message[] = [];
    for (const name of filter.split('/')) {
      if (name === '#') {
        for (const level of here) this.#collect(level, found);
        return found;
      }
      const next: Level[] = [];
      for (const level of here) {
        if (name === '+') for (const child of this.#visibleChildren(level)) next.push(child);
        else {
          const child = level.children.get(name);
          if (child !== undefined) next.push(child);
        }
      }
      here = next;
    }
    for (const level of here) if (level.message !== null) found.push(level.message);
    return found;
  }

  #setExpiry(level: Level, { topic, expiresAt }: Message): void {
    if (expiresAt !== null) {
      level.expiry ??= deadline<Due>({ type: 'retained-expiry', topic });
      this.#deadlines.set(level.expiry, expiresAt);
    } else if (level.expiry !== null) this.#deadlines.clear(level.expiry);
  }

  // A level and all below it: `a/#` matches `a` too (4.7.1.2).
  #collect(top: Level, found: Message[]): void {
    const waiting = [top];
    for (let level = waiting.pop(); level !== undefined; level = waiting.pop()) {
      if (level.message !== null) found.push(level.message);
      for (const child of this.#visibleChildren(level)) waiting.push(child);
    }
  }

  // Not spread into push(): a level may have more children than a call may have arguments.
  // Wildcards in the first level do not match `$…` [MQTT311-4.7.2-1] [MQTT5-4.7.2-1].
  *#visibleChildren(level: Level): Iterable<Level> {
    for (const child of level.children.values()) {
      if (level.parent !== null || !child.name.startsWith('$')) yield child;
    }
  }
}
