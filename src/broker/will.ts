// Will Messages: published when a connection ends without a goodbye, at once or after the Will Delay Interval
// (3.1.2.5).
import { deadline } from './deadlines.ts';
import type { SessionHappening } from './events/events.ts';
import { messageFrom } from './message.ts';
import type { Will } from '../mqtt/packet.ts';
import { route } from './routing.ts';
import type { Session } from './session.ts';
import type { BrokerState, Due } from './state.ts';

type WillPublished = Extract<SessionHappening, { type: 'will-published' }>;

/** The connection of `session` ended without a goodbye [MQTT311-3.1.2-8] [MQTT5-3.1.2-8]. */
export function releaseWill(state: BrokerState, session: Session, will: Will): void {
  const delay = will.properties?.willDelayInterval ?? 0;
  session.pendingWill = will;
  if (delay === 0) {
    publishPendingWill(state, session, 'connection-ended');
    return;
  }
  const due = state.now + delay * 1000;
  session.willDeadline ??= deadline<Due>({ type: 'will', session });
  state.deadlines.set(session.willDeadline, due);
  state.tell?.({ type: 'will-delayed', clientId: session.clientId, will, due });
}

/** The delay or the session is over, whichever comes first [MQTT5-3.1.2-8]. */
export function publishPendingWill(state: BrokerState, session: Session, why: WillPublished['why']): void {
  const will = session.pendingWill;
  if (will === null) return;
  forgetPendingWill(state, session);
  const message = messageFrom(will, session.clientId, state.now, ++state.messages);
  state.tell?.({ type: 'will-published', clientId: session.clientId, why });
  state.watch?.({ type: 'published', message, by: 'will', connection: null, packetId: null });
  route(state, message, null);
}

/** The client is back before the delay was over: the Will is not sent [MQTT5-3.1.3-9]. */
export function forgetPendingWill(state: BrokerState, session: Session): void {
  session.pendingWill = null;
  state.deadlines.clear(session.willDeadline);
}
