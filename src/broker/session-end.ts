// The end of a session: by Clean Start, with its connection, or when its expiry interval is over.
import { shareOut } from './routing.ts';
import type { Delivery } from './delivery.ts';
import { tellDropped } from './events/delivery-events.ts';
import type { SessionHappening } from './events/events.ts';
import type { Memory } from './memory.ts';
import type { Session } from './session.ts';
import type { BrokerState } from './state.ts';
import { removeSubscription } from './subscription.ts';
import { groupKey } from './events/parts-to-view.ts';
import { publishPendingWill } from './will.ts';

type SessionEnded = Extract<SessionHappening, { type: 'session-ended' }>;

/** Discards the Session State; its client is no longer connected. */
export function endSession(state: BrokerState, session: Session, why: SessionEnded['why']): void {
  state.sessions.delete(session.clientId);
  state.deadlines.clear(session.expiryDeadline);
  if (state.memory !== null) release(state.memory, session);
  state.tell?.({ type: 'session-ended', clientId: session.clientId, why });
  for (const subscription of session.subscriptions.values()) removeSubscription(state, subscription);
  publishPendingWill(state, session, 'session-ended'); // [MQTT5-3.1.2-8]
  if (state.options.sharedRedispatch || state.tell !== null) discardDeliveries(state, session);
}

function release(memory: Memory, session: Session): void {
  memory.add(-session.heldBytes - session.willBytes);
  for (const { delivery } of session.inflight.list()) memory.release(delivery.message, 'inflight');
  for (const { message } of session.queue.list()) memory.release(message, 'queued');
}

// The messages that the session held for a shared group go to the other members: its queue, and QoS 1 without PUBACK
// (4.8.2). QoS 2 that was sent to this client goes to nobody else [MQTT5-4.8.2-5].
function discardDeliveries(state: BrokerState, session: Session): void {
  for (const { waitsFor, delivery, packetId } of session.inflight.list()) {
    if (waitsFor === 'PUBCOMP') continue; // it has arrived
    if (waitsFor === 'PUBREC' || !redispatch(state, session, delivery))
      tellDropped(state, session, delivery, 'session-ended', 'session', packetId);
  }
  for (const delivery of session.queue.list()) {
    if (!redispatch(state, session, delivery)) tellDropped(state, session, delivery, 'session-ended', 'session');
  }
}

function redispatch(state: BrokerState, { clientId }: Session, { group, message }: Delivery): boolean {
  if (!state.options.sharedRedispatch || group === null || group.members.length === 0) return false;
  state.tell?.({ type: 'redispatched', message: message.id, from: clientId, group: groupKey(group) });
  return shareOut(state, group, message, null, 'redispatched');
}
