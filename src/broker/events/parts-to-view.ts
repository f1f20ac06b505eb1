// Parts of the state as data: the form that they have in events and in the view.
import type { Connection } from '../connection.ts';
import type { Delivery } from '../delivery.ts';
import { memoryUsed } from '../memory.ts';
import type { SharedGroup } from '../shared-subscriptions.ts';
import type { BrokerState } from '../state.ts';
import type { Subscription } from '../subscription.ts';
import type { CountsView, DeliveryView, GroupKey, SubscriptionView, TurnView } from './broker-view.ts';

export function countsOf(state: BrokerState): CountsView {
  const { statistics, outbox, messages, assignedClientIds } = state;
  const memory = memoryUsed(state);
  return { ...statistics, memory, packetsSent: outbox.packets, bytesSent: outbox.bytes, messages, assignedClientIds };
}

export function subscriptionView(subscription: Subscription): SubscriptionView {
  const { fullFilter, filter, shareName, qos, noLocal, retainAsPublished, identifier } = subscription;
  return { fullFilter, filter, shareName, qos, noLocal, retainAsPublished, identifier };
}

export function deliveryView(delivery: Delivery): DeliveryView {
  const { message, qos, retain, subscriptionIdentifiers, group } = delivery;
  return { message, qos, retain, subscriptionIdentifiers, group: group && groupKey(group) };
}

export function groupKey({ name, filter }: SharedGroup): GroupKey {
  return { shareName: name, filter };
}

/** The turn of a publisher in a group, null when it has had none. */
export function turnView(group: SharedGroup, { turns }: Connection): TurnView | null {
  const turn = turns.get(group);
  return turn === undefined ? null : { next: turn.next, member: turn.member?.clientId ?? null };
}
