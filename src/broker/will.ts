// Will Messages: published when a connection ends without a goodbye, at once or after the Will Delay Interval (3.1.2.5).
import { messageFrom } from './message.ts';
import type { Will } from '../mqtt/packet.ts';
import { route } from './routing.ts';
import type { Session } from './session.ts';
import type { BrokerState } from './state.ts';

/** The connection of `session` ended without a goodbye [MQTT311-3.1.2-8] [MQTT5-3.1.2-8]. */
export function releaseWill(state: BrokerState, session: Session, will: Will): void {
  const delay = will.properties?.willDelayInterval ?? 0;
  session.pendingWill = will;
  if (delay === 0) publishPendingWill(state, session);
  else state.deadlines.set(session.willDeadline, state.now + delay * 1000);
}

/** The delay or the session is over, whichever comes first [MQTT5-3.1.2-8]. */
export function publishPendingWill(state: BrokerState, session: Session): void {
  const will = session.pendingWill;
  if (will === null) return;
  forgetPendingWill(state, session);
  route(state, messageFrom(will, session.clientId, state.now, ++state.messages), null);
}

/** The client is back before the delay was over: the Will is not sent [MQTT5-3.1.3-9]. */
export function forgetPendingWill(state: BrokerState, session: Session): void {
  session.pendingWill = null;
  state.deadlines.clear(session.willDeadline);
}
