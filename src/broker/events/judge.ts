// What one subscription makes of a message, and the event that tells it.
import type { Delivery } from '../delivery.ts';
import type { RoutingCause } from './events.ts';
import type { Message } from '../message.ts';
import type { SharedGroup } from '../shared-subscriptions.ts';
import type { BrokerState } from '../state.ts';
import { deliveryFor, type Subscription } from '../subscription.ts';
import { subscriptionView } from './parts-to-view.ts';

/** Null when No Local forbids it. */
export function judge(
  state: BrokerState,
  subscription: Subscription,
  message: Message,
  group: SharedGroup | null,
  cause: RoutingCause,
  copy: 'own' | 'merged' = 'own',
): Delivery | null {
  const delivery = deliveryFor(subscription, message, group);
  if (state.watch === null) return delivery;
  const { clientId } = subscription.session;
  const found = { message: message.id, clientId, subscription: subscriptionView(subscription) };
  if (delivery === null) state.watch({ type: 'not-routed', ...found, why: 'no-local' });
  else state.watch({ type: 'routed', ...found, publishedQoS: message.qos, qos: delivery.qos, cause, copy });
  return delivery;
}
