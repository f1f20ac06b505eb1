// Which topics and sessions a run has anywhere, with all their rows: so that each keeps its place in the picture while a
// reader goes through the run. Pure.
import type { BrokerView } from '../../broker/events/broker-view.ts';
import { drawPicture, type RunPlaces } from './draw-picture.ts';
import type { ApplyEvent, RunSteps } from './run-steps.ts';
import type { SessionPlace } from './session-boxes.ts';

/** Steps that are looked at: a longer run lets its picture grow. */
const most = 400;

export function runPlaces(run: RunSteps, applyEvent: ApplyEvent): RunPlaces {
  const topics = new Set<string>();
  const groups = new Set<string>();
  const sessions = new Map<string, SessionPlace>();
  const view = structuredClone(run.start);
  for (const { from, to } of run.steps.slice(0, most)) {
    for (const event of run.events.slice(from, to)) {
      applyEvent(view, event);
      if (event.type === 'published' && event.by !== 'broker') topics.add(event.message.topic);
      if (event.type === 'group-joined') groups.add(`$share/${event.group.shareName}/${event.group.filter}`);
      if (event.type === 'queued') keep(sessions, event.clientId, { queue: true });
      if (event.type === 'sent' && event.packetId !== null) keep(sessions, event.clientId, { inflight: true });
    }
    look(view, topics, sessions);
  }
  const places = { topics: [...topics], groups: [...groups], sessions, wide: 0, narrow: 0 };
  const { shapes } = drawPicture(view, { now: view.time, places });
  return { ...places, wide: shapes.wide.height, narrow: shapes.narrow.height };
}

function look(view: BrokerView, topics: Set<string>, sessions: Map<string, SessionPlace>): void {
  for (const topic of view.retained.keys()) topics.add(topic);
  for (const {
    clientId,
    connection,
    subscriptions,
    queue,
    inflight,
    unreleased,
    pendingWill,
  } of view.sessions.values()) {
    for (const { filter } of subscriptions.values()) topics.add(filter);
    const will = pendingWill !== null || (connection !== null && view.connections.get(connection)?.will != null);
    const tracks = { queue: queue.length > 0, inflight: inflight.size > 0, unreleased: unreleased.size > 0, will };
    keep(sessions, clientId, { filters: subscriptions.size, ...tracks });
  }
}

function keep(sessions: Map<string, SessionPlace>, clientId: string, rows: Partial<SessionPlace>): void {
  const before = sessions.get(clientId);
  sessions.set(clientId, {
    filters: Math.max(before?.filters ?? 0, rows.filters ?? 0),
    queue: (before?.queue ?? false) || (rows.queue ?? false),
    inflight: (before?.inflight ?? false) || (rows.inflight ?? false),
    unreleased: (before?.unreleased ?? false) || (rows.unreleased ?? false),
    will: (before?.will ?? false) || (rows.will ?? false),
  });
}
