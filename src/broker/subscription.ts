// A Subscription: a Topic Filter of a session with its options, and what it makes of a message.
import type { QoS } from '../mqtt/packet.ts';
import type { Delivery } from './delivery.ts';
import type { Message } from './message.ts';
import type { Session } from './session.ts';
import type { SharedGroup } from './shared-subscriptions.ts';
import type { BrokerState } from './state.ts';
import { groupKey } from './events/parts-to-view.ts';

export interface Subscription {
  readonly session: Session;
  /** As the client wrote it, with `$share/name/`: its key in the session. */
  readonly fullFilter: string;
  /** The filter that topics are matched against. */
  readonly filter: string;
  /** Share name, or null for a plain subscription. */
  readonly shareName: string | null;
  /** Granted QoS. */
  readonly qos: QoS;
  readonly noLocal: boolean;
  readonly retainAsPublished: boolean;
  readonly identifier: number | null;
}

/** The delivery of `message` that this subscription asks for, or null when No Local forbids it. */
export function deliveryFor(subscription: Subscription, message: Message, group: SharedGroup | null): Delivery | null {
  // No Local: a client does not get its own messages [MQTT5-3.8.3-3].
  if (subscription.noLocal && subscription.session.clientId === message.publisher) return null;
  return {
    message,
    qos: message.qos < subscription.qos ? message.qos : subscription.qos,
    // RETAIN is 0 for an existing subscription [MQTT311-3.3.1-9] [MQTT5-3.3.1-12], kept on request [MQTT5-3.3.1-13].
    retain: message.retain && subscription.retainAsPublished,
    // [MQTT5-3.3.4-3]
    subscriptionIdentifiers: subscription.identifier === null ? null : [subscription.identifier],
    group,
  };
}

/** Takes a subscription out of routing. Its session has given it up already. */
export function removeSubscription(state: BrokerState, subscription: Subscription): void {
  const left = state.subscriptions.remove(subscription);
  if (left === null) return;
  state.tell?.({ type: 'group-left', clientId: subscription.session.clientId, group: groupKey(left) });
}
