// Makes data of the whole state of a broker: the one place that knows both forms. The view shares only messages, Wills
// and properties with the state: they never change.
import type { Connection } from '../connection.ts';
import { countsOf, deliveryView, groupKey, subscriptionView, turnView } from './parts-to-view.ts';
import type { Session } from '../session.ts';
import type { BrokerState } from '../state.ts';
import {
  groupId,
  type BrokerView,
  type ConnectionView,
  type GroupView,
  type SessionView,
  type TurnView,
} from './broker-view.ts';

/** As it is between two inputs. */
export function stateToView(state: BrokerState): BrokerView {
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
  const { clientId, connection, version, username, expiryInterval, subscriptions, inflight, lastPacketId } = session;
  const toRepeat = new Set(session.unrepeated);
  return {
    clientId,
    connection: connection?.id ?? null,
    version,
    username,
    expiryInterval,
    expiresAt: dueAt(session.expiryDeadline),
    subscriptions: new Map(
      Array.from(subscriptions, ([filter, subscription]) => [filter, subscriptionView(subscription)]),
    ),
    retainedDue: session.replays?.list() ?? [],
    queue: session.queue.list().map(deliveryView),
    inflight: new Map(
      Array.from(inflight.list(), (entry) => {
        const { packetId, waitsFor, counted, sentAt } = entry;
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
