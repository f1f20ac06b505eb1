// A model of a server, small and slow: sessions, subscriptions, retained messages and Wills, from the specification. It says who must
// get what; how the broker gets there is not its matter.
import type { BrokerOptions } from '../../src/broker/options.ts';
import type { ProtocolVersion, QoS } from '../../src/mqtt/packet.ts';
import { demand, Mailbox, type Copy, type Note, type SharedNote } from './mailbox.ts';

export interface RefSubscription {
  filter: string;
  share: string | null;
  qos: QoS;
  noLocal: boolean;
  retainAsPublished: boolean;
  identifier: number | null;
}

export interface RefWill {
  topic: string;
  qos: QoS;
  retain: boolean;
  payload: string;
  /** Seconds. */
  delay: number;
}

export class RefSession {
  readonly clientId: string;
  readonly mailbox = new Mailbox();
  readonly subscriptions = new Map<string, RefSubscription>();
  /** QoS 2 of the client until PUBREL; null = went onward already. */
  readonly unreleased = new Map<number, Note | null>();
  version: ProtocolVersion = 4;
  connected = false;
  /** Seconds. */
  expiry = 0;
  endsAt = Infinity;
  will: RefWill | null = null;
  willAt = Infinity;

  constructor(clientId: string) {
    this.clientId = clientId;
  }
}

const FOREVER = 0xffff_ffff;

export class Reference {
  readonly options: BrokerOptions;
  readonly sessions = new Map<string, RefSession>();
  readonly retained = new Map<string, Note>();
  now = 0;

  constructor(options: BrokerOptions) {
    this.options = options;
  }

  /** The session that a CONNECT takes up or begins; the old connection is gone by now. */
  connect(
    clientId: string,
    version: ProtocolVersion,
    clean: boolean,
    expiry: number,
  ): { session: RefSession; present: boolean } {
    let session = this.sessions.get(clientId);
    if (session !== undefined && clean) this.end(session);
    session = this.sessions.get(clientId);
    const present = session !== undefined;
    session ??= new RefSession(clientId);
    this.sessions.set(clientId, session);
    session.connected = true;
    session.version = version;
    session.expiry = version === 5 ? expiry : clean ? 0 : this.options.sessionExpiry311;
    session.endsAt = Infinity;
    session.will = null;
    session.willAt = Infinity;
    return { session, present };
  }

  /** The connection has ended; `will` null = with a goodbye, or there is none. */
  disconnected(session: RefSession, will: RefWill | null): void {
    session.connected = false;
    session.mailbox.reader = null;
    if (will !== null) {
      session.will = will;
      session.willAt = this.now + will.delay * 1000;
      if (will.delay === 0) this.#sendWill(session);
    }
    if (session.expiry === 0) this.end(session);
    else if (session.expiry !== FOREVER) session.endsAt = this.now + session.expiry * 1000;
  }

  /** When time alone next does something, and that thing. */
  nextEvent(): { at: number; happen: () => void } | null {
    let next: { at: number; happen: () => void } | null = null;
    for (const session of this.sessions.values()) {
      if (session.willAt < (next?.at ?? Infinity)) next = { at: session.willAt, happen: () => this.#sendWill(session) };
      if (session.endsAt < (next?.at ?? Infinity)) next = { at: session.endsAt, happen: () => this.end(session) };
    }
    return next;
  }

  /** Subscribes and returns nothing: every request in a history is granted. */
  subscribe(
    session: RefSession,
    fullFilter: string,
    asked: Omit<RefSubscription, 'filter' | 'share'>,
    handling: 0 | 1 | 2,
  ): void {
    const [, share, inner] = /^\$share\/([^/]+)\/(.*)$/.exec(fullFilter) ?? [];
    const subscription: RefSubscription = { ...asked, filter: inner ?? fullFilter, share: share ?? null };
    const isNew = !session.subscriptions.has(fullFilter);
    session.subscriptions.set(fullFilter, subscription);
    if (handling === 2 || (handling === 1 && !isNew)) return;
    if (subscription.share !== null && !this.options.retainedToShared) return;
    session.mailbox.doubtRetained(({ askedBy }) => askedBy === fullFilter);
    for (const note of this.retained.values()) {
      if (!matches(subscription.filter, note.topic) || this.#expired(note)) continue;
      const copy = copyFor(session, subscription, note);
      if (copy !== null) this.#give(session, { ...copy, retain: true, askedBy: fullFilter });
    }
  }

  /** Hands a message to whoever is to get it; returns how many subscriptions match, No Local or not. */
  publish(note: Note): number {
    if (this.#expired(note)) return 0; // [MQTT5-3.3.2-5]
    if (note.retain) {
      for (const { mailbox } of this.sessions.values()) mailbox.doubtRetained((copy) => copy.note.topic === note.topic);
    }
    if (note.retain && note.payload === '') this.retained.delete(note.topic);
    else if (note.retain) this.retained.set(note.topic, note);
    let matching = 0;
    const groups = new Map<string, { session: RefSession; copy: Copy }[]>();
    for (const session of this.sessions.values()) {
      const own: Copy[] = [];
      for (const subscription of session.subscriptions.values()) {
        if (!matches(subscription.filter, note.topic)) continue;
        matching += 1;
        const copy = copyFor(session, subscription, note);
        if (copy === null) continue;
        if (subscription.share === null) own.push(copy);
        else {
          const key = groupOf(subscription);
          groups.set(key, [...(groups.get(key) ?? []), { session, copy }]);
        }
      }
      const merged = this.#mergesFor(session) && own.length > 1 ? [mergeCopies(own)] : own;
      for (const copy of merged) this.#give(session, copy);
    }
    for (const [group, members] of groups) this.#share(note, group, members);
    return matching;
  }

  /** The end of a session: its Will at the latest now, and what it held for groups. */
  end(session: RefSession): void {
    this.sessions.delete(session.clientId);
    session.endsAt = Infinity;
    const { mailbox } = session;
    this.#sendWill(session);
    for (const shared of mailbox.shared) {
      shared.certain = false;
      const open = [...mailbox.inflight.values()].some((entry) => entry.shared === shared && entry.copy.qos === 1);
      if (shared.takenBy === mailbox && open) shared.takenBy = null;
      // Also what is thought to have come to somebody: it may have been a plain copy that came there.
      if (this.options.sharedRedispatch) this.#offerAgain(shared);
    }
  }

  #sendWill(session: RefSession): void {
    const { will } = session;
    session.will = null;
    session.willAt = Infinity;
    if (will === null) return;
    const { topic, payload, qos, retain } = will;
    this.publish({
      topic,
      payload,
      qos,
      retain,
      extras: false,
      expiresAt: null,
      publisher: session.clientId,
      large: false,
    });
  }

  #expired({ expiresAt }: Note): boolean {
    return expiresAt !== null && expiresAt <= this.now;
  }

  #mergesFor({ version }: RefSession): boolean {
    const { overlappingDeliveries } = this.options;
    return overlappingDeliveries === 'once' || (overlappingDeliveries === 'once-for-3.1.1' && version === 4);
  }

  #give({ mailbox }: RefSession, copy: Copy): void {
    mailbox.add(copy, this.options.maxQueue, this.options.queueQoS0);
  }

  #share(note: Note, group: string, members: { session: RefSession; copy: Copy }[]): void {
    const shared: SharedNote = { note, group, members: new Map(), takenBy: null, certain: !note.large };
    for (const { session, copy } of members) this.#offer(shared, session, copy);
  }

  #offer(shared: SharedNote, { mailbox }: RefSession, copy: Copy): void {
    shared.members.set(mailbox, [...(shared.members.get(mailbox) ?? []), copy]);
    mailbox.shared.add(shared);
    if (copy.qos === 0 && !this.options.queueQoS0 && !mailbox.ready) shared.certain = false;
    if (mailbox.most > this.options.maxQueue) mailbox.doubt();
  }

  // Who is in the group now may get it: who it was for is not known here.
  #offerAgain(shared: SharedNote): void {
    for (const session of this.sessions.values()) {
      for (const subscription of session.subscriptions.values()) {
        if (subscription.share === null || groupOf(subscription) !== shared.group) continue;
        const copy = copyFor(session, subscription, shared.note);
        if (copy !== null) this.#offer(shared, session, copy);
      }
    }
  }
}

function groupOf({ share, filter }: RefSubscription): string {
  return `${share ?? ''}/${filter}`;
}

function copyFor(session: RefSession, subscription: RefSubscription, note: Note): Copy | null {
  if (subscription.noLocal && note.publisher === session.clientId) return null;
  return {
    note,
    qos: Math.min(subscription.qos, note.qos) as QoS,
    retain: note.retain && subscription.retainAsPublished,
    identifiers: subscription.identifier === null ? [] : [subscription.identifier],
    askedBy: null,
  };
}

/** One copy in place of several: the highest QoS, all identifiers. */
function mergeCopies(copies: readonly Copy[]): Copy {
  const [first] = copies;
  demand(first !== undefined, 'no copies');
  return {
    note: first.note,
    qos: Math.max(...copies.map(({ qos }) => qos)) as QoS,
    retain: copies.some(({ retain }) => retain),
    identifiers: copies.flatMap(({ identifiers }) => identifiers),
    askedBy: null,
  };
}

/** Topic Filter against Topic Name, level by level (4.7). */
export function matches(filter: string, topic: string): boolean {
  if (topic.startsWith('$') && /^[+#]/.test(filter)) return false;
  const levels = topic.split('/');
  const wanted = filter.split('/');
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return levels.length >= index;
    if (index >= levels.length || (level !== '+' && level !== levels[index])) return false;
  }
  return wanted.length === levels.length;
}
