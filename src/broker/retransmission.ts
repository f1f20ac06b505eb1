// Repetition on a live connection, for 3.1.1 clients only: v5 forbids it [MQTT5-4.4.0-1]. Off unless `retryInterval` is
// set.
import * as ReasonCode from '../mqtt/reason-code.ts';
import type { Connection } from './connection.ts';
import { deadline, type Deadline } from './deadlines.ts';
import { tellReleaseRepeated, tellSent } from './events/delivery-events.ts';
import type { Due, BrokerState } from './state.ts';
import { sendAcknowledgement, transmit } from './transmission.ts';

/** Sets the timer after which unacknowledged packets are looked at. */
export function scheduleRetry(state: BrokerState, connection: Connection): void {
  const { retryInterval } = state.options;
  if (retryInterval === 0 || connection.version === 5) return;
  connection.retry ??= deadline<Due>({ type: 'retry', connection });
  if (connection.retry.place < 0) setRetry(state, connection, connection.retry, state.now + retryInterval);
}

/**
 * Sends again what has waited too long for its acknowledgement, with DUP and the same ids, and sets the timer again.
 */
export function retransmit(state: BrokerState, connection: Connection): void {
  const { session, retry } = connection;
  if (session === null || retry === null) return;
  const { retryInterval } = state.options;
  let next = connection.congested ? state.now + retryInterval : Infinity;
  for (const entry of session.inflight.list()) {
    // A delivery that was not yet sent on this connection comes in its turn.
    if (connection.congested || (entry.waitsFor !== 'PUBCOMP' && !entry.counted)) continue;
    if (entry.sentAt + retryInterval <= state.now) {
      if (entry.waitsFor === 'PUBCOMP') {
        sendAcknowledgement(state, connection, 'PUBREL', entry.packetId, ReasonCode.success);
        tellReleaseRepeated(state, session, entry.packetId, 'retry');
      } else if (transmit(state, connection, entry.delivery, entry.packetId, true))
        tellSent(state, session, connection, entry.delivery, entry.packetId, 'retry');
      entry.sentAt = state.now;
    }
    next = Math.min(next, entry.sentAt + retryInterval);
  }
  if (next < Infinity) setRetry(state, connection, retry, next);
}

function setRetry(state: BrokerState, { id }: Connection, retry: Deadline<Due>, due: number): void {
  state.deadlines.set(retry, due);
  state.tell?.({ type: 'timer-set', timer: { type: 'retry', connection: id }, due });
}
