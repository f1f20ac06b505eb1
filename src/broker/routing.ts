// From a published message to the sessions that get it (3.3.4 Actions).
import type { Connection } from './connection.ts';
import type { RoutingCause } from './events/events.ts';
import { retain } from './retaining.ts';
import type { SharedGroup } from './shared-subscriptions.ts';
import type { BrokerState } from './state.ts';
import { comesTooLate } from './expiry.ts';
import { judge } from './events/judge.ts';
import { isSysTopic, type Message } from './message.ts';
import { deliver } from './deliver.ts';
import type { Delivery } from './delivery.ts';
import type { Session } from './session.ts';
import type { Subscription } from './subscription.ts';
import type { FilterSubscribers } from './subscriptions.ts';
import { groupKey, turnView } from './events/parts-to-view.ts';

/**
 * Retains the message if it says so, and hands it to every matching subscription. `publisher`: the connection whose
 * turns in shared groups count. Returns 0 when no subscription matches.
 */
export function route(state: BrokerState, message: Message, publisher: Connection | null): number {
  // These topics are the broker's own (4.7.2): a message of a client to them reaches nobody.
  if (isSysTopic(message.topic)) {
    state.watch?.({ type: 'no-subscriber', message: message.id, why: 'sys-topic' });
    return 0;
  }
  if (message.retain && !comesTooLate(message, state.now)) retain(state, message);
  return deliverToSubscribers(state, message, publisher, 'published');
}

/** As `route`, without retaining. */
export function deliverToSubscribers(
  state: BrokerState,
  message: Message,
  publisher: Connection | null,
  cause: RoutingCause,
): number {
  const { filters: matches, plain } = state.subscriptions.match(message.topic);
  let deliveries = 0;
  if (matches.length > 1 && mergesCopies(state)) deliveries += deliverOnce(state, matches, message, cause);
  else {
    if (plain !== null)
      for (const subscription of plain) deliveries += deliverCopy(state, subscription, message, cause);
    else
      for (const filter of matches)
        for (const subscription of filter.plain.values())
          deliveries += deliverCopy(state, subscription, message, cause);
  }
  for (const { groups } of matches) {
    if (groups.size === 0) continue;
    for (const group of groups.values()) {
      if (shareOut(state, group, message, publisher, cause)) deliveries += 1;
    }
  }
  if (deliveries === 0)
    state.watch?.({ type: 'no-subscriber', message: message.id, why: matches.length === 0 ? 'no-match' : 'no-local' });
  // No Local keeps the message back, but there is a subscriber.
  return Math.max(deliveries, matches.length);
}

function mergesCopies({ options: { overlappingDeliveries: how }, random }: BrokerState): boolean {
  return how === 'either' ? random.next() < 0.5 : how !== 'each';
}

/** Returns 1, or 0 when No Local forbids it. */
function deliverCopy(state: BrokerState, subscription: Subscription, message: Message, cause: RoutingCause): 0 | 1 {
  const delivery = judge(state, subscription, message, null, cause);
  if (delivery === null) return 0;
  deliver(state, subscription.session, delivery);
  return 1;
}

/** Gives a message to the next member of a group; false when there is none. */
export function shareOut(
  state: BrokerState,
  group: SharedGroup,
  message: Message,
  publisher: Connection | null,
  cause: RoutingCause,
): boolean {
  const { sharedStrategy } = state.options;
  const member = group.choose(message, publisher?.turns ?? null, state.options, state.random);
  if (member === undefined) return false;
  if (state.watch !== null) {
    const turn = publisher && turnView(group, publisher);
    state.watch({
      type: 'member-chosen',
      message: message.id,
      group: groupKey(group),
      clientId: member.session.clientId,
      members: group.members.map(({ session }) => session.clientId),
      strategy: sharedStrategy,
      next: group.next,
      turn: publisher && turn && { connection: publisher.id, ...turn },
    });
  }
  const delivery = judge(state, member, message, group, cause);
  if (delivery === null) return false;
  deliver(state, member.session, delivery);
  return true;
}

// One copy for each session: the highest QoS and all the Subscription Identifiers [MQTT5-3.3.4-2] [MQTT5-3.3.4-4],
// with No Local and Retain As Published judged for each subscription.
function deliverOnce(
  state: BrokerState,
  matches: readonly FilterSubscribers[],
  message: Message,
  cause: RoutingCause,
): number {
  const merged = new Map<Session, MergedDelivery>();
  let deliveries = 0;
  for (const { plain } of matches) {
    for (const subscription of plain.values()) {
      const { session } = subscription;
      const separate = session.version === 5 && state.options.overlappingDeliveries === 'once-for-3.1.1';
      const delivery = judge(state, subscription, message, null, cause, separate ? 'own' : 'merged');
      if (delivery === null) continue;
      if (separate) {
        deliver(state, session, delivery);
        deliveries += 1;
        continue;
      }
      const before = merged.get(session);
      if (before === undefined) {
        const own = delivery.subscriptionIdentifiers;
        merged.set(session, { ...delivery, subscriptionIdentifiers: own && [...own] });
      } else merge(before, delivery);
    }
  }
  for (const [session, delivery] of merged) deliver(state, session, delivery);
  return deliveries + merged.size;
}

type MergedDelivery = Omit<Writable<Delivery>, 'subscriptionIdentifiers'> & {
  subscriptionIdentifiers: number[] | null;
};
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Into `one`: a list that is copied for each of many thousand subscriptions would hold the broker for seconds. */
function merge(one: MergedDelivery, { qos, retain, subscriptionIdentifiers }: Delivery): void {
  if (qos > one.qos) one.qos = qos;
  one.retain ||= retain;
  if (subscriptionIdentifiers === null) return;
  one.subscriptionIdentifiers ??= [];
  for (const identifier of subscriptionIdentifiers) one.subscriptionIdentifiers.push(identifier);
}
