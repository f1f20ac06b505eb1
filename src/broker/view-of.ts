// The state of a broker as data: the one place that knows both forms. Nothing is shared with the state but messages, Wills and
// properties, which never change.
import type { Connection } from './connection.ts';
import type { Delivery } from './delivery.ts';
import type { Session } from './session.ts';
import type { SharedGroup } from './shared-subscriptions.ts';
import type { BrokerState } from './state.ts';
import type { Subscription } from './subscription.ts';
import {
  groupId,
  type BrokerView,
  type ConnectionView,
  type CountsView,
  type DeliveryView,
  type GroupKey,
  type GroupView,
  type SessionView,
  type SubscriptionView,
  type TurnView,
} from './view.ts';

export function viewOf(state: BrokerState): BrokerView {
  const { connections, sessions, retained, sys } = state;
  return {
    time: state.now,
    inputs: state.inputs,
    connections: new Map(Array.from(connections, ([id, connection]) => [id, connectionView(connection)])),
    sessions: new Map(Array.from(sessions, ([clientId, session]) => [clientId, sessionView(session)])),
    retained: new Map(Array.from(retained.all(), (message) => [message.topic, message])),
    groups: groupViews(state),
    sysTopicsAt: sys.deadline.place < 0 ? null : sys.deadline.at,
    counts: countsOf(state),
  };
}

export function countsOf({ statistics, outbox, messages, assignedClientIds }: BrokerState): CountsView {
  return { ...statistics, packetsSent: outbox.packets, bytesSent: outbox.bytes, messages, assignedClientIds };
}

export function subscriptionView(subscription: Subscription): SubscriptionView {
  const { fullFilter, filter, shareName, qos, noLocal, retainAsPublished, identifier } = subscription;
  return { fullFilter, filter, shareName, qos, noLocal, retainAsPublished, identifier };
}

export function deliveryView(delivery: Delivery): DeliveryView {
  const { message, qos, retain, subscriptionIdentifiers, group } = delivery;
  return { message, qos, retain, subscriptionIdentifiers, group: group && groupKey(group) };
}

export function groupKey({ name, filter }: SharedGroup): GroupKey {
  return { shareName: name, filter };
}

/** The turn of a publisher in a group, null when it has had none. */
export function turnView(group: SharedGroup, { turns }: Connection): TurnView | null {
  const turn = turns.get(group);
  return turn === undefined ? null : { next: turn.next, member: turn.member?.clientId ?? null };
}

function connectionView(connection: Connection): ConnectionView {
  const { id, version, username, will, patience, lastHeard, maximumPacketSize, window, unacknowledged } = connection;
  return {
    id,
    version,
    clientId: connection.session?.clientId ?? null,
    username,
    will,
    patience,
    lastHeard,
    retryAt: dueAt(connection.retry),
    maximumPacketSize: maximumPacketSize === Infinity ? null : maximumPacketSize,
    window,
    unacknowledged,
    receiving: new Set(connection.receiving),
    incomingAliases: connection.incomingAliases?.list() ?? new Map<number, string>(),
    outgoingAliases: connection.outgoingAliases?.list() ?? new Map<number, string>(),
    congested: connection.congested,
  };
}

function sessionView(session: Session): SessionView {
  const { clientId, connection, version, expiryInterval, subscriptions, inflight, lastPacketId } = session;
  const toRepeat = new Set(session.unrepeated);
  return {
    clientId,
    connection: connection?.id ?? null,
    version,
    expiryInterval,
    expiresAt: dueAt(session.expiryDeadline),
    subscriptions: new Map(
      Array.from(subscriptions, ([filter, subscription]) => [filter, subscriptionView(subscription)]),
    ),
    queue: session.queue.list().map(deliveryView),
    inflight: new Map(
      Array.from(inflight, ([packetId, entry]) => {
        const { waitsFor, counted, sentAt } = entry;
        const repeat = toRepeat.has(entry) && waitsFor !== 'PUBCOMP';
        return [
          packetId,
          { packetId, delivery: deliveryView(entry.delivery), waitsFor, counted, toRepeat: repeat, sentAt },
        ];
      }),
    ),
    lastPacketId,
    unreleased: new Map(session.unreleased),
    pendingWill: session.pendingWill,
    willAt: dueAt(session.willDeadline),
  };
}

function groupViews({ sessions, subscriptions, connections }: BrokerState): Map<string, GroupView> {
  const views = new Map<string, GroupView>();
  for (const session of sessions.values()) {
    for (const { shareName, filter } of session.subscriptions.values()) {
      const group = shareName === null ? null : subscriptions.group(shareName, filter);
      if (group === null || views.has(groupId(groupKey(group)))) continue;
      const turns = new Map<number, TurnView>();
      for (const connection of connections.values()) {
        const turn = turnView(group, connection);
        if (turn !== null) turns.set(connection.id, turn);
      }
      const members = group.members.map(({ session: { clientId } }) => clientId);
      views.set(groupId(groupKey(group)), { ...groupKey(group), members, next: group.next, turns });
    }
  }
  return views;
}

function dueAt(deadline: { at: number; place: number } | null): number | null {
  return deadline === null || deadline.place < 0 ? null : deadline.at;
}
