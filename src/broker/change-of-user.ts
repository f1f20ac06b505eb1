// A session outlives its connection, and another user may take it up: the Client Identifier is all that it takes. What
// the earlier user was allowed is judged again for the one who is there now. MQTT leaves this to the server (5.4.2).
import { topicMatches } from '../mqtt/topic.ts';
import type { Delivery } from './delivery.ts';
import type { Message } from './message.ts';
import type { Session } from './session.ts';
import type { BrokerState } from './state.ts';
import { removeSubscription } from './subscription.ts';

/**
 * Removes the subscriptions that the session's user may not have. It does so at each return: the rules may have changed
 * too, with a new start of the broker.
 */
export function judgeSubscriptions(state: BrokerState, session: Session): void {
  const { authorize } = state.options;
  if (authorize === null) return;
  const { clientId, username } = session;
  for (const subscription of [...session.subscriptions.values()]) {
    const { fullFilter, filter: topic } = subscription;
    if (authorize({ clientId, username, action: 'subscribe', topic })) continue;
    session.subscriptions.delete(fullFilter);
    session.replays?.delete(fullFilter);
    state.tell?.({ type: 'unsubscribed', clientId, fullFilter, existed: true, why: 'not-authorized' });
    removeSubscription(state, subscription);
  }
}

/**
 * Whether the session's user may get a message that has waited: the user may subscribe to its topic, or has a
 * subscription that selects it.
 */
export function mayGet({ options }: BrokerState, session: Session, { message: { topic } }: Delivery): boolean {
  const { authorize } = options;
  if (authorize === null) return true;
  const { clientId, username, subscriptions } = session;
  if (authorize({ clientId, username, action: 'subscribe', topic })) return true;
  for (const { filter } of subscriptions.values()) if (topicMatches(filter, topic)) return true;
  return false;
}

/** Whether the session's user may publish a message that has waited for its PUBREL. */
export function mayPass({ options }: BrokerState, { clientId, username }: Session, { topic }: Message): boolean {
  return options.authorize === null || options.authorize({ clientId, username, action: 'publish', topic });
}
