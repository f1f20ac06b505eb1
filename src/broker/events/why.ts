// Why a client got a message, or not. It is read from the events, so it can only say what the broker did. Data only:
// the page has the words.
import type { Acknowledgement } from '../../mqtt/packet.ts';
import type { BrokerEvent, DeliveryHappening, Dropped, RoutingHappening } from './events.ts';
import type { Limit } from '../losses.ts';
import { nearestFilter, type NearMiss } from './near-miss.ts';
import type { BrokerView, DeliveryView, MessageView, SubscriptionView } from './broker-view.ts';

type EventOf<T extends BrokerEvent['type']> = Extract<BrokerEvent, { type: T }>;
type Routing<T extends RoutingHappening['type']> = Extract<RoutingHappening, { type: T }>;

export interface Explanation {
  outcome:
    /** The client has it: a copy of QoS 0 was sent, or one of QoS 1 or 2 has arrived. */
    | 'delivered'
    /** It was sent and not acknowledged; it waits in the queue; every copy was dropped. */
    | 'under-way'
    | 'waiting'
    | 'lost'
    /** The client's session ended, and the other members of the group got it. */
    | 'handed-over'
    /** The publisher has not sent PUBREL, and the broker passes the message on only then. */
    | 'held'
    /** The broker did not take the message; its topic was one of the broker's own. */
    | 'refused'
    | 'sys-topic'
    /**
     * A subscription of the client matches, but another member of the group was chosen; or the message was the client's
     * own.
     */
    | 'other-member'
    | 'no-local'
    /** The client had no session; no subscription; none that matches. */
    | 'no-session'
    | 'no-subscription'
    | 'no-match';
  message: MessageView;
  clientId: string;
  /** Subscriptions of the client that match, and what each made of the message. */
  matches: Routing<'routed'>[];
  withheld: Routing<'not-routed'>[];
  /** Choices in groups of which the client is a member. */
  choices: Routing<'member-chosen'>[];
  /** What became of each copy for the client, the oldest first. */
  copies: Copy[];
  /** The broker's Reason Code for the publisher, when it did not take the message. */
  refusal: number | null;
  /** The subscription that came nearest, when none matched. */
  nearest: NearMiss | null;
}

/** One copy of the message for the client. */
export interface Copy {
  delivery: Pick<DeliveryView, 'qos' | 'retain' | 'subscriptionIdentifiers' | 'group'>;
  state:
    | { type: 'queued'; since: number; why: Extract<DeliveryHappening, { type: 'queued' }>['why'] | null }
    | { type: 'sent'; since: number; waitsFor: Acknowledgement['type'] | null }
    | { type: 'arrived'; since: number; reasonCode: number }
    | { type: 'dropped'; since: number; why: Dropped['why']; limit?: Limit }
    | { type: 'handed-over'; since: number };
  /** Null while it has none. */
  packetId: number | null;
  /** How often its PUBLISH was sent. */
  times: number;
}

/**
 * `start`: the view before the first event; null = the events begin with the broker. Returns null when the events have
 * no such message.
 */
export function explain(
  start: BrokerView | null,
  events: Iterable<BrokerEvent>,
  message: number,
  clientId: string,
): Explanation | null {
  const story = new Story(start, message, clientId);
  for (const event of events) story.take(event);
  return story.end();
}

class Story {
  readonly #id: number;
  readonly #clientId: string;
  readonly #copies: Copy[] = [];
  readonly #matches: Routing<'routed'>[] = [];
  readonly #withheld: Routing<'not-routed'>[] = [];
  readonly #choices: Routing<'member-chosen'>[] = [];
  /** The client's subscriptions now, and when the message was passed on. Null = it has no session. */
  #subscriptions: Map<string, SubscriptionView> | null;
  #subscriptionsThen: SubscriptionView[] | null = null;
  #message: MessageView | null = null;
  #refusal: number | null = null;
  #held = false;
  #toSysTopic = false;

  constructor(start: BrokerView | null, id: number, clientId: string) {
    this.#id = id;
    this.#clientId = clientId;
    const session = start?.sessions.get(clientId);
    this.#subscriptions = session === undefined ? null : new Map(session.subscriptions);
    for (const { delivery, packetId, waitsFor, sentAt } of session?.inflight.values() ?? []) {
      if (delivery.message.id !== id) continue;
      this.#message = delivery.message;
      this.#copies.push({ delivery, state: { type: 'sent', since: sentAt, waitsFor }, packetId, times: 1 });
    }
    for (const delivery of session?.queue ?? []) {
      if (delivery.message.id !== id) continue;
      this.#message = delivery.message;
      const since = start?.time ?? 0;
      this.#copies.push({ delivery, state: { type: 'queued', since, why: null }, packetId: null, times: 0 });
    }
    for (const kept of start?.retained.values() ?? []) if (kept.id === id) this.#message = kept;
    for (const { unreleased } of start?.sessions.values() ?? []) {
      for (const held of unreleased.values()) if (held?.id === id) this.#look(held, true);
    }
  }

  take(event: BrokerEvent): void {
    const { type } = event;
    if ('clientId' in event && event.clientId === this.#clientId) {
      this.#followSubscriptions(event);
      this.#followRouting(event);
      this.#followCopies(event);
    }
    if (type === 'published' || type === 'publish-refused' || type === 'held') {
      if (event.message.id !== this.#id) return;
      this.#look(event.message, type === 'held');
      if (type === 'publish-refused') this.#refusal = event.reasonCode;
    } else if ('message' in event && event.message === this.#id) {
      if (type === 'released' && this.#message !== null) this.#look(this.#message, false);
      else if (type === 'member-chosen' && event.members.includes(this.#clientId)) this.#choices.push(event);
      else if (type === 'no-subscriber') this.#toSysTopic = event.why === 'sys-topic';
      else if (type === 'redispatched' && event.from === this.#clientId) this.#handOver(event.at);
    }
  }

  end(): Explanation | null {
    if (this.#message === null) return null;
    const outcome = this.#outcome();
    return {
      outcome,
      message: this.#message,
      clientId: this.#clientId,
      matches: this.#matches,
      withheld: this.#withheld,
      choices: this.#choices,
      copies: this.#copies,
      refusal: this.#refusal,
      nearest: outcome === 'no-match' ? nearestFilter(this.#subscriptionsThen ?? [], this.#message.topic) : null,
    };
  }

  #look(message: MessageView, held: boolean): void {
    this.#message = message;
    this.#held = held;
    this.#subscriptionsThen = this.#subscriptions && [...this.#subscriptions.values()];
  }

  #followSubscriptions(event: BrokerEvent): void {
    if (event.type === 'session-started') this.#subscriptions = new Map();
    else if (event.type === 'session-ended') this.#subscriptions = null;
    else if (event.type === 'subscribed') this.#subscriptions?.set(event.subscription.fullFilter, event.subscription);
    else if (event.type === 'unsubscribed') this.#subscriptions?.delete(event.fullFilter);
  }

  #followRouting(event: BrokerEvent): void {
    if (event.type === 'routed' && event.message === this.#id) this.#matches.push(event);
    else if (event.type === 'not-routed' && event.message === this.#id) this.#withheld.push(event);
  }

  #followCopies(event: BrokerEvent): void {
    if (event.type === 'queued' && event.delivery.message.id === this.#id) this.#queue(event);
    else if (event.type === 'sent' && event.delivery.message.id === this.#id) this.#send(event);
    else if (event.type === 'acknowledged' && event.message === this.#id) this.#acknowledge(event);
    else if (event.type === 'dropped' && event.message === this.#id) this.#drop(event);
  }

  #queue({ at: since, delivery, why }: EventOf<'queued'>): void {
    this.#copies.push({ delivery, state: { type: 'queued', since, why }, packetId: null, times: 0 });
  }

  #acknowledge({ at: since, packetId, waitsFor, reasonCode }: EventOf<'acknowledged'>): void {
    const copy = this.#underWay(packetId);
    if (copy === undefined) return;
    copy.state = waitsFor === null ? { type: 'arrived', since, reasonCode } : { type: 'sent', since, waitsFor };
  }

  #send({ at, delivery, packetId, why }: EventOf<'sent'>): void {
    const waitsFor = ([null, 'PUBACK', 'PUBREC'] as const)[delivery.qos];
    const state: Copy['state'] = { type: 'sent', since: at, waitsFor };
    const before = why === 'new' ? undefined : why === 'from-queue' ? this.#waiting() : this.#underWay(packetId);
    if (before === undefined) this.#copies.push({ delivery, state, packetId, times: 1 });
    else Object.assign(before, { state, packetId, times: before.times + 1 });
  }

  #drop({ at: since, why, from, packetId, qos, limit }: EventOf<'dropped'>): void {
    const state: Copy['state'] = { type: 'dropped', since, why, ...(limit && { limit }) };
    const hasId = from === 'inflight' || (from === 'session' && packetId !== null);
    const before = from === 'arrival' ? undefined : hasId ? this.#underWay(packetId) : this.#waiting();
    if (before !== undefined) before.state = state;
    else {
      const delivery = { qos, retain: false, subscriptionIdentifiers: null, group: null };
      this.#copies.push({ delivery, state, packetId, times: 0 });
    }
  }

  #handOver(since: number): void {
    const open = this.#copies.find(({ delivery, state }) => {
      return (
        delivery.group !== null && (state.type === 'queued' || (state.type === 'sent' && state.waitsFor === 'PUBACK'))
      );
    });
    if (open !== undefined) open.state = { type: 'handed-over', since };
  }

  #waiting(): Copy | undefined {
    return this.#copies.find(({ state }) => state.type === 'queued');
  }

  #underWay(packetId: number | null): Copy | undefined {
    return this.#copies.find((copy) => copy.packetId === packetId && copy.state.type === 'sent');
  }

  #outcome(): Explanation['outcome'] {
    if (this.#refusal !== null) return 'refused';
    if (this.#held) return 'held';
    const states = this.#copies.map(({ state }) => state);
    const reached = ({ type, ...state }: Copy['state']): boolean =>
      type === 'arrived' || ('waitsFor' in state && (state.waitsFor === null || state.waitsFor === 'PUBCOMP'));
    if (states.some(reached)) return 'delivered';
    if (states.some(({ type }) => type === 'sent')) return 'under-way';
    if (states.some(({ type }) => type === 'queued')) return 'waiting';
    if (states.some(({ type }) => type === 'handed-over')) return 'handed-over';
    if (states.length > 0) return 'lost';
    if (this.#toSysTopic) return 'sys-topic';
    if (this.#choices.length > 0) return 'other-member';
    if (this.#withheld.length > 0) return 'no-local';
    if (this.#subscriptionsThen === null) return 'no-session';
    return this.#subscriptionsThen.length === 0 ? 'no-subscription' : 'no-match';
  }
}
