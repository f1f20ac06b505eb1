// A new broker takes up the state that an earlier one has left. First everything is put back as it was, and no event
// tells of it. Then the connections that were open at the end of the earlier broker end, by failure of the server:
// Wills and session expiry follow from that.
import type { Will } from '../mqtt/packet.ts';
import { Connection } from './connection.ts';
import { deadline } from './deadlines.ts';
import type { Delivery } from './delivery.ts';
import { endConnection } from './disconnect.ts';
import { neverExpires } from './expiry.ts';
import { InflightDelivery } from './inflight.ts';
import { isSysTopic, sizeOf } from './message.ts';
import { Session } from './session.ts';
import { SharedGroup } from './shared-subscriptions.ts';
import type { BrokerState, Due } from './state.ts';
import { startReplay } from './subscribe.ts';
import { startSysTopics } from './sys-topics.ts';
import type { DeliveryView, InflightView, MessageView, SessionView, SubscriptionView } from './events/broker-view.ts';

/** The number for connections that were open. Hosts begin with 1. */
const restoredConnection = 0;

/** What outlives a broker, on the clock of the next one: times may be negative. */
export interface SavedState {
  sessions: SavedSession[];
  /** Of all sessions, in the order in which they were made. Groups have their members in that order. */
  subscriptions: { clientId: string; subscription: SubscriptionView; retainedDue: boolean }[];
  retained: MessageView[];
  /** How many Client Identifiers were assigned. */
  assignedClientIds: number;
}

export interface SavedSession extends Pick<
  SessionView,
  'clientId' | 'version' | 'username' | 'expiryInterval' | 'expiresAt' | 'queue' | 'unreleased'
> {
  inflight: Map<number, Pick<InflightView, 'packetId' | 'delivery' | 'waitsFor'>>;
  /** `at`: when its delay is over; null = it is the Will of a connection that was open. */
  will: { will: Will; at: number | null } | null;
}

/** Call it before the first input; `now` as for `handle`. Tells what ends by it. */
export function restore(state: BrokerState, saved: SavedState, now: number): void {
  state.now = now;
  state.assignedClientIds = saved.assignedClientIds;
  for (const message of saved.retained) {
    countMessage(state, message);
    const { topic, id } = message;
    // The limits may have changed.
    if (state.retained.store(message) !== 'stored')
      state.tell?.({ type: 'retained-removed', topic, message: id, why: 'no-room' });
  }
  const sessions = saved.sessions.map((each) => ({ saved: each, session: new Session(each.clientId, state.memory) }));
  for (const each of sessions) restoreSession(state, each.session, each.saved);
  // Groups before deliveries: a delivery refers to the group that chose its session.
  for (const each of saved.subscriptions) restoreSubscription(state, each.clientId, each.subscription);
  for (const each of sessions) restoreDeliveries(state, each.session, each.saved);
  for (const each of saved.subscriptions) if (each.retainedDue) restoreReplay(state, each.clientId, each.subscription);
  for (const each of sessions) endOpenConnection(state, each.session, each.saved);
}

function restoreSession(state: BrokerState, session: Session, saved: SavedSession): void {
  const { clientId, version, username, expiryInterval, expiresAt, will } = saved;
  session.version = version;
  session.username = username;
  session.expiryInterval = expiryInterval;
  state.sessions.set(clientId, session);
  if (expiresAt !== null) {
    session.expiryDeadline ??= deadline<Due>({ type: 'session-expiry', session });
    state.deadlines.set(session.expiryDeadline, expiresAt);
  }
  if (will === null || will.at === null) return;
  session.pendingWill = will.will;
  session.willDeadline ??= deadline<Due>({ type: 'will', session });
  state.deadlines.set(session.willDeadline, will.at);
}

function restoreSubscription(state: BrokerState, clientId: string, view: SubscriptionView): void {
  const session = state.sessions.get(clientId);
  if (session === undefined) return;
  const subscription = { ...view, session };
  session.subscriptions.set(view.fullFilter, subscription);
  state.subscriptions.add(subscription);
  if (isSysTopic(view.filter)) startSysTopics(state);
}

function restoreDeliveries(state: BrokerState, session: Session, saved: SavedSession): void {
  for (const view of saved.queue) session.queue.push(deliveryFrom(state, view));
  for (const { packetId, delivery, waitsFor } of saved.inflight.values()) {
    // It goes out again with DUP when the client is back [MQTT311-4.4.0-1] [MQTT5-4.4.0-1].
    session.inflight.add(new InflightDelivery(packetId, deliveryFrom(state, delivery), waitsFor, false, state.now));
    session.lastPacketId = packetId;
  }
  for (const [packetId, message] of saved.unreleased) {
    session.unreleased ??= new Map();
    session.unreleased.set(packetId, message);
    if (message === null) continue;
    countMessage(state, message);
    session.heldBytes += sizeOf(message);
    state.memory?.add(sizeOf(message));
  }
}

// Which retained messages the client has got is not known any more. It gets all of them, as if it had just subscribed.
function restoreReplay(state: BrokerState, clientId: string, { fullFilter }: SubscriptionView): void {
  const session = state.sessions.get(clientId);
  const subscription = session?.subscriptions.get(fullFilter);
  if (session === undefined || subscription === undefined) return;
  const replay = startReplay(state, session, subscription);
  if (replay !== null) replay.waits = true;
}

function deliveryFrom(state: BrokerState, view: DeliveryView): Delivery {
  countMessage(state, view.message);
  const { group } = view;
  if (group === null) return { ...view, group };
  // A delivery may remember a group that has no members any more.
  const found = state.subscriptions.group(group.shareName, group.filter);
  return { ...view, group: found ?? new SharedGroup(group.shareName, group.filter) };
}

// Numbers go on after those that are taken.
function countMessage(state: BrokerState, message: MessageView): void {
  state.messages = Math.max(state.messages, message.id);
}

// A server that fails has closed its connections: their Wills are to be published [MQTT311-3.1.2-8] [MQTT5-3.1.2-8],
// after their delay. Nobody knows when exactly that was, so the delay and the session's expiry begin now.
function endOpenConnection(state: BrokerState, session: Session, { expiresAt, will }: SavedSession): void {
  const isAway = expiresAt !== null || session.expiryInterval === neverExpires;
  if (isAway && will?.at !== null) return;
  const connection = new Connection(restoredConnection, 0);
  connection.session = session;
  connection.will = will?.will ?? null;
  session.connection = connection;
  state.connections.set(restoredConnection, connection);
  state.clients += 1;
  endConnection(state, connection, { by: 'network' });
}
