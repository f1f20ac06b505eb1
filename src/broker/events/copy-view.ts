// A copy of a view. Events can be applied to the copy (fold.ts) without changing the original. Parts that events never
// change are shared.
import type { BrokerView } from './broker-view.ts';

export function copyView(view: BrokerView): BrokerView {
  return {
    ...view,
    connections: copyOf(view.connections, (connection) => ({
      ...connection,
      receiving: new Set(connection.receiving),
      incomingAliases: new Map(connection.incomingAliases),
      outgoingAliases: new Map(connection.outgoingAliases),
    })),
    sessions: copyOf(view.sessions, (session) => ({
      ...session,
      subscriptions: new Map(session.subscriptions),
      queue: [...session.queue],
      retainedDue: [...session.retainedDue],
      inflight: copyOf(session.inflight, (entry) => ({ ...entry })),
      unreleased: new Map(session.unreleased),
    })),
    retained: new Map(view.retained),
    groups: copyOf(view.groups, (group) => ({ ...group, members: [...group.members], turns: new Map(group.turns) })),
  };
}

function copyOf<K, V>(map: ReadonlyMap<K, V>, copy: (value: V) => V): Map<K, V> {
  return new Map(Array.from(map, ([key, value]) => [key, copy(value)]));
}
