// From a published message to the sessions that get it (3.3.4 Actions).
import type { SharedGroup, Turns } from './shared-subscriptions.ts';
import type { BrokerState } from './state.ts';
import { isSysTopic, type Message } from './message.ts';
import { deliver } from './outgoing.ts';
import type { Delivery } from './delivery.ts';
import type { Session } from './session.ts';
import { deliveryFor } from './subscription.ts';
import type { FilterSubscribers } from './subscriptions.ts';

/**
 * Retains the message if it asks for that and hands it to every matching subscription; `turns` are its
 * publisher's in shared groups. Returns how many deliveries there were.
 */
export function route(state: BrokerState, message: Message, turns: Turns | null): number {
  // Its topics are the broker's own (4.7.2): what a client publishes there reaches nobody.
  if (isSysTopic(message.topic)) return 0;
  if (message.retain) state.retained.store(message);
  return deliverToSubscribers(state, message, turns);
}

/** As `route`, without retaining. */
export function deliverToSubscribers(state: BrokerState, message: Message, turns: Turns | null): number {
  const matches = state.subscriptions.match(message.topic);
  let deliveries = 0;
  if (state.options.overlappingDeliveries !== 'each' && matches.length > 1)
    deliveries += deliverOnce(state, matches, message);
  else {
    for (const { plain } of matches) {
      for (const subscription of plain.values()) {
        const delivery = deliveryFor(subscription, message, null);
        if (delivery === null) continue;
        deliver(state, subscription.session, delivery);
        deliveries += 1;
      }
    }
  }
  for (const { groups } of matches) {
    for (const group of groups.values()) {
      if (shareOut(state, group, message, turns)) deliveries += 1;
    }
  }
  return deliveries;
}

/** Gives a message to the next member of a group; false when there is none. */
export function shareOut(state: BrokerState, group: SharedGroup, message: Message, turns: Turns | null): boolean {
  const member = group.choose(message, turns, state.options.sharedStrategy, state.random);
  const delivery = member && deliveryFor(member, message, group);
  if (!delivery) return false;
  deliver(state, member.session, delivery);
  return true;
}

// One copy for each session: the highest QoS and all the Subscription Identifiers [MQTT5-3.3.4-2] [MQTT5-3.3.4-4],
// with No Local and Retain As Published judged for each subscription.
function deliverOnce(state: BrokerState, matches: readonly FilterSubscribers[], message: Message): number {
  const merged = new Map<Session, Delivery>();
  let deliveries = 0;
  for (const { plain } of matches) {
    for (const subscription of plain.values()) {
      const delivery = deliveryFor(subscription, message, null);
      if (delivery === null) continue;
      const { session } = subscription;
      if (session.version === 5 && state.options.overlappingDeliveries === 'once-for-3.1.1') {
        deliver(state, session, delivery);
        deliveries += 1;
        continue;
      }
      const before = merged.get(session);
      merged.set(session, before === undefined ? delivery : merge(before, delivery));
    }
  }
  for (const [session, delivery] of merged) deliver(state, session, delivery);
  return deliveries + merged.size;
}

function merge(one: Delivery, other: Delivery): Delivery {
  const identifiers = [...(one.subscriptionIdentifiers ?? []), ...(other.subscriptionIdentifiers ?? [])];
  return {
    ...one,
    qos: one.qos > other.qos ? one.qos : other.qos,
    retain: one.retain || other.retain,
    subscriptionIdentifiers: identifiers.length === 0 ? null : identifiers,
  };
}
