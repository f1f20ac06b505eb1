// The end of a session: by Clean Start, with its connection, or when its expiry interval is over.
import { shareOut } from './routing.ts';
import type { Delivery } from './delivery.ts';
import type { Session } from './session.ts';
import type { BrokerState } from './state.ts';
import { publishPendingWill } from './will.ts';

/** Discards the Session State; its client is no longer connected. */
export function endSession(state: BrokerState, session: Session): void {
  state.sessions.delete(session.clientId);
  state.deadlines.clear(session.expiryDeadline);
  for (const subscription of session.subscriptions.values()) state.subscriptions.remove(subscription);
  publishPendingWill(state, session); // [MQTT5-3.1.2-8]
  if (state.options.sharedRedispatch) redispatch(state, session);
}

// What the session held for a shared group goes to the other members: the queue, and QoS 1 without PUBACK
// (4.8.2). QoS 2 that was sent to this client goes to nobody else [MQTT5-4.8.2-5].
function redispatch(state: BrokerState, session: Session): void {
  const open: Delivery[] = [];
  for (const { waitsFor, delivery } of session.inflight.values()) {
    if (waitsFor === 'PUBACK') open.push(delivery);
  }
  for (const { group, message } of [...open, ...session.queue.list()]) {
    if (group !== null && group.members.length > 0) shareOut(state, group, message, null);
  }
}
