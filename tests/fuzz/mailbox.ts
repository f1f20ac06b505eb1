// What one session must still get, and what it has not finished: the reference for one receiver. Written from the specification (4.3,
// 4.4, 4.6, 4.9), not from the broker.
import type { QoS } from '../../src/mqtt/packet.ts';

/** A message as the reference knows it; the payload names it. */
export interface Note {
  topic: string;
  payload: string;
  qos: QoS;
  retain: boolean;
  extras: boolean;
  /** Milliseconds; null = never. */
  expiresAt: number | null;
  publisher: string;
  large: boolean;
}

/** One copy of a message for one session. */
export interface Copy {
  note: Note;
  qos: QoS;
  retain: boolean;
  identifiers: number[];
  /** The full filter of the SUBSCRIBE that asked for what was retained; null: it was published. */
  askedBy: string | null;
}

/** A message that one member of a shared group gets, and nobody else. */
export interface SharedNote {
  note: Note;
  /** Share name and filter. */
  group: string;
  /** Who may get it, and as what: more than one if the subscription has changed since. */
  members: Map<Mailbox, Copy[]>;
  takenBy: Mailbox | null;
  /** Nothing has happened that could have lost it. */
  certain: boolean;
}

export interface Inflight {
  copy: Copy;
  shared: SharedNote | null;
  /** PUBREC has come: PUBREL is what is repeated. */
  released: boolean;
}

/** What a mailbox has to know of its client's connection. */
export interface Reader {
  congested: boolean;
  window: number;
  maximumPacketSize: number;
  /** Ids of PUBLISHes that came on this connection and are not finished. */
  shown: Set<number>;
}

export class Violation extends Error {}

export function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Violation(what);
}

export class Mailbox {
  /** Plain copies that have not come, in their order; `certain`: nothing could have lost it. */
  waiting: { copy: Copy; certain: boolean }[] = [];
  /** Doubtful copies that did not come: no message of this client is certain to be none of them. */
  #lost: Copy[] = [];
  /** In the order in which they are to be repeated. */
  readonly inflight = new Map<number, Inflight>();
  /** Shared notes of which this may be the reader. */
  readonly shared = new Set<SharedNote>();
  reader: Reader | null = null;

  get ready(): boolean {
    return this.reader !== null && !this.reader.congested;
  }

  get windowFull(): boolean {
    return this.reader !== null && this.reader.shown.size >= this.reader.window;
  }

  /** All that may wait in the queue of this session. */
  get most(): number {
    return (
      this.waiting.filter(({ copy }) => copy.askedBy === null).length +
      [...this.shared].filter(({ takenBy }) => takenBy === null).length
    );
  }

  /** From now on none of what waits is certain. */
  doubt(): void {
    for (const entry of this.waiting) entry.certain = false;
    for (const shared of this.shared) if (shared.takenBy === null) shared.certain = false;
  }

  /** What is retained comes in its turn, if it is retained still, and comes anew when it is asked for anew. */
  doubtRetained(concerns: (copy: Copy) => boolean): void {
    for (const entry of this.waiting) if (entry.copy.askedBy !== null && concerns(entry.copy)) entry.certain = false;
  }

  add(copy: Copy, maxQueue: number, queueQoS0: boolean): void {
    // QoS 0 may be lost on the way to who is not there, if the option says so.
    const kept = copy.askedBy !== null || queueQoS0 || this.ready;
    if (copy.qos === 0 && !kept) return;
    // It may be dropped at once, as if it had been delivered [MQTT5-3.1.2-25].
    const dropped = copy.qos === 0 && this.ready && this.#tooLarge(copy.note);
    this.waiting.push({ copy, certain: !dropped });
    if (this.most > maxQueue) this.doubt();
  }

  /** A PUBLISH that is sent for the first time: finds what it is, and that it is its turn. */
  take(fits: (copy: Copy) => boolean, now: number): { copy: Copy; shared: SharedNote | null } {
    const sure = this.waiting.findIndex(({ copy, certain }) => certain && fits(copy));
    if (sure >= 0) return { copy: this.#takePlain(sure, now), shared: null };
    // Those first that have to come.
    for (const shared of [...this.shared].toSorted((a, b) => Number(b.certain) - Number(a.certain))) {
      const copy = shared.members.get(this)?.find(fits);
      if (shared.takenBy !== null || copy === undefined) continue;
      shared.takenBy = this;
      return { copy, shared };
    }
    const swapped = this.#swap(fits);
    if (swapped !== null) return swapped;
    const doubtful = this.waiting.findIndex(({ copy }) => fits(copy));
    demand(doubtful >= 0, 'a message that this client should not get, or has had');
    return { copy: this.#takePlain(doubtful, now), shared: null };
  }

  /** What another mailbox is thought to have had of its group may have been its own plain copy of the same message. */
  #swap(fits: (copy: Copy) => boolean): { copy: Copy; shared: SharedNote } | null {
    for (const shared of this.shared) {
      const copy = shared.members.get(this)?.find(fits);
      const other = shared.takenBy;
      if (other === null || copy === undefined) continue;
      if (shared.members.get(other)?.some((had) => other.#takeDoubtful(had)) !== true) continue;
      for (const open of other.inflight.values()) if (open.shared === shared) open.shared = null;
      shared.takenBy = this;
      return { copy, shared };
    }
    return null;
  }

  /** Whether what came could have been a plain copy that was in doubt. */
  #takeDoubtful(wanted: Copy): boolean {
    const same = (copy: Copy): boolean => looksLike(copy, wanted);
    const waiting = this.waiting.findIndex(({ copy }) => same(copy));
    if (waiting >= 0) this.waiting.splice(waiting, 1);
    const lost = waiting >= 0 ? -1 : this.#lost.findIndex(same);
    if (lost >= 0) this.#lost.splice(lost, 1);
    return waiting >= 0 || lost >= 0;
  }

  #takePlain(at: number, now: number): Copy {
    const [taken] = this.waiting.splice(at, 1);
    demand(taken !== undefined, 'nothing there');
    const { copy } = taken;
    // Order per topic and QoS [MQTT5-4.6.0-5] [MQTT5-4.6.0-6]; copies of one message have none among them.
    const overtaken = this.waiting.slice(0, at).find(({ copy: other, certain }) => {
      const same = other.note.topic === copy.note.topic && other.qos === copy.qos && other.note !== copy.note;
      return certain && same && this.#reachable(other, now);
    });
    demand(overtaken === undefined, `${copy.note.payload} overtook ${overtaken?.copy.note.payload ?? ''}`);
    return copy;
  }

  /** Whether its time is not over, and it is not too large for this client. */
  #reachable({ note }: Copy, now: number): boolean {
    return (note.expiresAt === null || note.expiresAt > now) && !this.#tooLarge(note);
  }

  #tooLarge({ large }: Note): boolean {
    return large && this.reader !== null && this.reader.maximumPacketSize !== Infinity;
  }

  /** After each step: who reads, and has room, has got everything that was for him. */
  settle(now: number): void {
    const { reader } = this;
    if (reader === null || reader.congested) return;
    // Whether they were dropped already depends on where in the queue they stood.
    for (const entry of this.waiting) if (this.#tooLarge(entry.copy.note)) entry.certain = false;
    if (this.windowFull) return;
    const late = this.waiting.find(({ copy, certain }) => certain && this.#reachable(copy, now));
    demand(late === undefined, `${late?.copy.note.payload ?? ''} has not been delivered`);
    for (const [id, { copy, released }] of [...this.inflight]) {
      if (released || reader.shown.has(id)) continue;
      demand(this.#tooLarge(copy.note), `#${id} has not been repeated`);
      this.inflight.delete(id); // too large for this client: done with
    }
    this.#lost.push(...this.waiting.map(({ copy }) => copy));
    this.waiting = [];
    for (const shared of [...this.shared]) {
      if (shared.takenBy !== null) continue;
      this.shared.delete(shared);
      shared.members.delete(this);
      const lost = shared.members.size === 0 && shared.certain && (shared.note.expiresAt ?? Infinity) > now;
      demand(!lost, `${shared.note.payload} has reached no member of its group`);
    }
  }
}

/** Whether a client cannot tell one from the other. */
function looksLike(one: Copy, other: Copy): boolean {
  if (one.note !== other.note) return false;
  return one.qos === other.qos && one.retain === other.retain && one.identifiers.join() === other.identifiers.join();
}
