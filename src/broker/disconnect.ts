// How a connection ends, by either side, and what that means for its session and its Will.
import type { Disconnect } from '../mqtt/packet.ts';
import * as ReasonCode from '../mqtt/reason-code.ts';
import type { Connection } from './connection.ts';
import { deadline } from './deadlines.ts';
import type { ConnectionEnd } from './events/events.ts';
import { neverExpires } from './expiry.ts';
import { encodeRefusal, problemOf, refusalProblem, type Problem } from './problem.ts';
import { endSession } from './session-end.ts';
import type { BrokerState, Due } from './state.ts';
import { releaseWill } from './will.ts';

/**
 * The broker ends the connection. A v5 client is told why [MQTT5-4.13.2-1], a 3.1.1 client only sees the close.
 * `problem`: the reason in words.
 */
export function disconnectClient(
  state: BrokerState,
  connection: Connection,
  reasonCode: number,
  problem: Problem | undefined = refusalProblem(state, reasonCode),
): void {
  const told = connection.version === 5 && connection.session !== null;
  if (told) {
    state.outbox.send(connection.id, encodeRefusal(state, connection, { type: 'DISCONNECT', reasonCode }, problem));
  }
  closeConnection(state, connection, { by: 'server', reasonCode, told, problem: problem ?? null });
}

/** The client has broken the protocol; `why`: how, in one sentence. */
export function disconnectForProtocolError(state: BrokerState, connection: Connection, why: string): void {
  const code = ReasonCode.protocolError;
  disconnectClient(state, connection, code, problemOf(code, why));
}

/** The broker ends the connection and sends no DISCONNECT. */
export function closeConnection(state: BrokerState, connection: Connection, end: ConnectionEnd): void {
  state.outbox.close(connection.id);
  endConnection(state, connection, end);
}

/** DISCONNECT from the client. */
export function receiveDisconnect(state: BrokerState, connection: Connection, packet: Disconnect): void {
  const { session } = connection;
  const interval = packet.properties?.sessionExpiryInterval;
  if (session !== null && interval !== undefined) {
    // A session that was to end with its connection cannot be given a longer life now (3.14.2.2.2).
    if (session.expiryInterval === 0 && interval !== 0) {
      disconnectForProtocolError(state, connection, 'The session was to end with its connection');
      return;
    }
    session.expiryInterval = Math.min(interval, state.options.maxSessionExpiry);
    const { clientId, expiryInterval: sessionExpiryInterval } = session;
    state.tell?.({ type: 'session-expiry-changed', clientId, sessionExpiryInterval });
  }
  // A goodbye takes the Will back [MQTT311-3.1.2-10] [MQTT5-3.14.4-3]; with the code for
  // Disconnect with Will Message the client wants it sent.
  if (packet.reasonCode === ReasonCode.success && session !== null && connection.will !== null) {
    connection.will = null;
    state.tell?.({ type: 'will-cancelled', clientId: session.clientId, why: 'goodbye' });
  }
  closeConnection(state, connection, { by: 'client', reasonCode: packet.reasonCode });
}

/** The connection is over. Forgets it, and deals with its Will and its session. */
export function endConnection(state: BrokerState, connection: Connection, end: ConnectionEnd): void {
  state.connections.delete(connection.id);
  state.memory?.add(-(connection.incomingAliases?.bytes ?? 0));
  state.deadlines.clear(connection.deadline);
  state.deadlines.clear(connection.retry);
  state.deadlines.clear(connection.late?.deadline ?? null);
  const { session, will } = connection;
  const clientId = session?.clientId ?? null;
  state.tell?.({ type: 'connection-closed', connection: connection.id, clientId, end });
  if (session === null) return;
  if (state.options.refusedReturns > 0) state.leavers.left(session.clientId, state.now);
  connection.session = null;
  state.clients -= 1;
  session.connection = null;
  session.unrepeated = null;
  if (will !== null) releaseWill(state, session, will);
  if (session.expiryInterval === 0) endSession(state, session, 'with-connection');
  else if (session.expiryInterval !== neverExpires) {
    const due = state.now + session.expiryInterval * 1000; // [MQTT5-3.1.2-23]
    session.expiryDeadline ??= deadline<Due>({ type: 'session-expiry', session });
    state.deadlines.set(session.expiryDeadline, due);
    state.tell?.({ type: 'timer-set', timer: { type: 'session-expiry', clientId: session.clientId }, due });
  }
}
