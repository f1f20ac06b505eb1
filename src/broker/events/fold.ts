// Builds the view of a broker from its events. After each `input-handled` it equals the broker's own view, so that a
// page can show the state at any moment of the past. An event costs only what it changes, however much the broker
// holds.
import type { BrokerEvent, ConnectionAccepted, Dropped } from './events.ts';
import {
  groupId,
  type BrokerView,
  type ConnectionView,
  type GroupKey,
  type InflightView,
  type SessionView,
} from './broker-view.ts';

type EventOf<T extends BrokerEvent['type']> = Extract<BrokerEvent, { type: T }>;

/** The view of a broker that has had no input. */
export function emptyView(): BrokerView {
  return {
    time: 0,
    inputs: 0,
    connections: new Map(),
    sessions: new Map(),
    retained: new Map(),
    groups: new Map(),
    sysTopicsAt: null,
    counts: {
      startedAt: null,
      packetsReceived: 0,
      bytesReceived: 0,
      publishesReceived: 0,
      packetsSent: 0,
      bytesSent: 0,
      publishesSent: 0,
      dropped: 0,
      memory: 0,
      messages: 0,
      assignedClientIds: 0,
    },
  };
}

/** Changes the view as the event says. Call it for every event, in order. */
export function applyEvent(view: BrokerView, event: BrokerEvent): void {
  view.time = event.at;
  view.inputs = event.input;
  switch (event.type) {
    case 'connection-opened':
      view.connections.set(event.connection, openedConnection(event));
      return;
    case 'received':
      receive(view, event);
      return;
    case 'connection-accepted':
      accept(view, event);
      return;
    case 'connection-closed':
      close(view, event);
      return;
    case 'congestion': {
      const connection = view.connections.get(event.connection);
      if (connection !== undefined) connection.congested = event.congested;
      return;
    }
    case 'alias-set': {
      const connection = view.connections.get(event.connection);
      const aliases = event.direction === 'from-client' ? connection?.incomingAliases : connection?.outgoingAliases;
      aliases?.set(event.alias, event.topic);
      return;
    }
    case 'session-started':
      view.sessions.set(event.clientId, newSession(event.clientId));
      return;
    case 'session-resumed':
      for (const entry of inflightOf(view, event.clientId)) {
        entry.counted = false;
        entry.toRepeat = entry.waitsFor !== 'PUBCOMP';
      }
      return;
    case 'session-ended':
      view.sessions.delete(event.clientId);
      return;
    case 'session-expiry-changed':
    case 'will-delayed':
    case 'will-published':
    case 'will-cancelled':
      changeSession(view, event);
      return;
    case 'timer-set':
    case 'timer-cleared':
    case 'timer-due':
      setTimer(view, event);
      return;
    case 'subscribed':
      view.sessions.get(event.clientId)?.subscriptions.set(event.subscription.fullFilter, event.subscription);
      return;
    case 'unsubscribed':
      view.sessions.get(event.clientId)?.subscriptions.delete(event.fullFilter);
      endReplay(view, event);
      return;
    case 'retained-due':
      endReplay(view, event); // it may begin again, behind the others
      view.sessions.get(event.clientId)?.retainedDue.push(event.fullFilter);
      return;
    case 'retained-given':
      endReplay(view, event);
      return;
    case 'group-joined':
      joinGroup(view, event.group, event.clientId);
      return;
    case 'group-left':
      leaveGroup(view, event.group, event.clientId);
      return;
    case 'member-chosen':
      takeTurn(view, event);
      return;
    case 'held':
      view.sessions.get(event.clientId)?.unreleased.set(event.packetId, event.message);
      return;
    case 'answered':
      answer(view, event);
      return;
    case 'sent':
      send(view, event);
      return;
    case 'queued':
      view.sessions.get(event.clientId)?.queue.push(event.delivery);
      return;
    case 'dropped':
      drop(view, event);
      return;
    case 'acknowledged':
      acknowledge(view, event);
      return;
    case 'release-repeated': {
      const entry = view.sessions.get(event.clientId)?.inflight.get(event.packetId);
      if (entry !== undefined && event.why !== 'asked-again') entry.sentAt = event.at;
      return;
    }
    case 'retained-stored':
      view.retained.set(event.message.topic, event.message);
      return;
    case 'retained-removed':
      view.retained.delete(event.topic);
      return;
    case 'input-handled':
      view.counts = event.counts;
      return;
    // These only say why. What changes is in the other events.
    case 'lost-at-limit':
    case 'link-refused':
    case 'retained-skipped':
    case 'connection-refused':
    case 'subscribe-refused':
    case 'published':
    case 'publish-refused':
    case 'duplicate-ignored':
    case 'released':
    case 'routed':
    case 'not-routed':
    case 'redispatched':
    case 'no-subscriber':
    case 'acknowledgement-ignored':
      return;
    default:
      event satisfies never;
  }
}

function openedConnection({ connection, patience, at }: EventOf<'connection-opened'>): ConnectionView {
  return {
    id: connection,
    version: 4,
    clientId: null,
    username: null,
    will: null,
    patience,
    lastHeard: at,
    retryAt: null,
    maximumPacketSize: null,
    window: 0,
    unacknowledged: 0,
    receiving: new Set(),
    incomingAliases: new Map(),
    outgoingAliases: new Map(),
    congested: false,
  };
}

function receive(view: BrokerView, { at, connection: id, packet, packetId, qos }: EventOf<'received'>): void {
  const connection = view.connections.get(id);
  if (connection === undefined) return;
  connection.lastHeard = at;
  if (packet === 'PUBLISH' && qos === 2 && packetId !== null) connection.receiving.add(packetId);
}

function accept(view: BrokerView, event: { at: number } & ConnectionAccepted): void {
  const connection = view.connections.get(event.connection);
  const session = view.sessions.get(event.clientId);
  if (connection === undefined || session === undefined) return;
  const { version, clientId, username, will, window, maximumPacketSize } = event;
  Object.assign(connection, { version, clientId, username, will, window, maximumPacketSize });
  connection.patience = event.keepAlive * 1500;
  session.connection = event.connection;
  session.version = version;
  session.username = username;
  session.expiryInterval = event.sessionExpiryInterval;
}

function close(view: BrokerView, { connection, clientId }: EventOf<'connection-closed'>): void {
  view.connections.delete(connection);
  for (const { turns } of view.groups.values()) turns.delete(connection);
  const session = clientId === null ? undefined : view.sessions.get(clientId);
  if (session === undefined) return;
  session.connection = null;
  for (const entry of session.inflight.values()) entry.toRepeat = false;
}

function newSession(clientId: string): SessionView {
  return {
    clientId,
    connection: null,
    version: 4,
    username: null,
    expiryInterval: 0,
    expiresAt: null,
    subscriptions: new Map(),
    retainedDue: [],
    queue: [],
    inflight: new Map(),
    lastPacketId: 0,
    unreleased: new Map(),
    pendingWill: null,
    willAt: null,
  };
}

function changeSession(
  view: BrokerView,
  event: EventOf<'session-expiry-changed' | 'will-delayed' | 'will-published' | 'will-cancelled'>,
): void {
  const session = view.sessions.get(event.clientId);
  if (session === undefined) return;
  if (event.type === 'session-expiry-changed') session.expiryInterval = event.sessionExpiryInterval;
  else {
    session.pendingWill = event.type === 'will-delayed' ? event.will : null;
    session.willAt = event.type === 'will-delayed' ? event.due : null;
  }
}

function setTimer(view: BrokerView, event: EventOf<'timer-set' | 'timer-cleared' | 'timer-due'>): void {
  const { timer } = event;
  const due = event.type === 'timer-set' ? event.due : null;
  if (timer.type === 'sys-topics') view.sysTopicsAt = due;
  else if (timer.type === 'session-expiry') {
    const session = view.sessions.get(timer.clientId);
    if (session !== undefined) session.expiresAt = due;
  } else if (timer.type === 'retry') {
    const connection = view.connections.get(timer.connection);
    if (connection !== undefined) connection.retryAt = due;
  }
}

function endReplay(view: BrokerView, { clientId, fullFilter }: { clientId: string; fullFilter: string }): void {
  const due = view.sessions.get(clientId)?.retainedDue ?? [];
  const at = due.indexOf(fullFilter);
  if (at >= 0) due.splice(at, 1);
}

function joinGroup(view: BrokerView, { shareName, filter }: GroupKey, clientId: string): void {
  const id = groupId({ shareName, filter });
  const group = view.groups.get(id);
  if (group !== undefined) group.members.push(clientId);
  else view.groups.set(id, { shareName, filter, members: [clientId], next: 0, turns: new Map() });
}

function leaveGroup(view: BrokerView, key: GroupKey, clientId: string): void {
  const group = view.groups.get(groupId(key));
  if (group === undefined) return;
  group.members.splice(group.members.indexOf(clientId), 1);
  if (group.members.length === 0) view.groups.delete(groupId(key));
}

function takeTurn(view: BrokerView, { group: key, next, turn }: EventOf<'member-chosen'>): void {
  const group = view.groups.get(groupId(key));
  if (group === undefined) return;
  group.next = next;
  if (turn !== null) group.turns.set(turn.connection, { next: turn.next, member: turn.member });
}

function answer(view: BrokerView, event: EventOf<'answered'>): void {
  const unreleased = view.sessions.get(event.clientId)?.unreleased;
  const receiving = view.connections.get(event.connection)?.receiving;
  if (event.packet === 'PUBACK') return;
  if (event.awaitsRelease) {
    if (unreleased?.has(event.packetId) === false) unreleased.set(event.packetId, null);
    return;
  }
  receiving?.delete(event.packetId);
  unreleased?.delete(event.packetId);
}

function send(view: BrokerView, event: EventOf<'sent'>): void {
  const { packetId, delivery, why, at } = event;
  const session = view.sessions.get(event.clientId);
  if (session === undefined) return;
  if (why === 'from-queue') session.queue.shift();
  if (packetId === null) return;
  const entry = session.inflight.get(packetId);
  if (why === 'new' || why === 'from-queue') {
    const waitsFor = delivery.qos === 1 ? 'PUBACK' : 'PUBREC';
    session.lastPacketId = packetId;
    session.inflight.set(packetId, { packetId, delivery, waitsFor, counted: true, toRepeat: false, sentAt: at });
  } else if (entry !== undefined) {
    entry.sentAt = at;
    if (why === 'resumed') {
      entry.counted = true;
      entry.toRepeat = false;
    }
  }
  if (why !== 'retry') count(view, event.connection, 1);
}

function drop(view: BrokerView, { clientId, from, packetId }: Dropped): void {
  const session = view.sessions.get(clientId);
  if (session === undefined) return;
  if (from === 'queue') session.queue.shift();
  if (packetId === null) return;
  if (from === 'inflight') session.inflight.delete(packetId);
  else session.lastPacketId = packetId;
}

function acknowledge(view: BrokerView, { clientId, packetId, waitsFor, at }: EventOf<'acknowledged'>): void {
  const session = view.sessions.get(clientId);
  const entry = session?.inflight.get(packetId);
  if (session === undefined || entry === undefined) return;
  session.inflight.delete(packetId);
  if (waitsFor !== null) {
    // To the end: PUBRELs are repeated in the order of their PUBRECs.
    session.inflight.set(packetId, { ...entry, waitsFor, toRepeat: false, sentAt: at });
  } else if (entry.counted && session.connection !== null) count(view, session.connection, -1);
}

function count(view: BrokerView, id: number, change: number): void {
  const connection = view.connections.get(id);
  if (connection !== undefined) connection.unacknowledged += change;
}

function inflightOf(view: BrokerView, clientId: string): Iterable<InflightView> {
  return view.sessions.get(clientId)?.inflight.values() ?? [];
}
