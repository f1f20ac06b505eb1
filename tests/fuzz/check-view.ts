// The view of the broker against the reference: the same sessions, subscriptions and retained messages, and nothing beyond its limits.
import type { BrokerView } from '../../src/broker/events/broker-view.ts';
import { demand } from './mailbox.ts';
import type { Reference } from './reference.ts';

export function checkView(view: BrokerView, reference: Reference): void {
  const { options, sessions, retained } = reference;
  same('sessions', view.sessions.keys(), sessions.keys());
  for (const { clientId, subscriptions, queue, inflight, unreleased, connection: number } of view.sessions.values()) {
    const session = sessions.get(clientId);
    same(`subscriptions of ${clientId}`, subscriptions.keys(), session?.subscriptions.keys() ?? []);
    same(`QoS 2 from ${clientId}`, unreleased.keys(), session?.unreleased.keys() ?? []);
    demand((number !== null) === session?.connected, `${clientId} is connected, or is not`);
    demand(queue.length <= options.maxQueue, `the queue of ${clientId} is too long`);
    const bytes = queue.reduce((sum, { message }) => sum + message.topic.length + message.payload.length, 0);
    demand(bytes <= options.maxQueueBytes, `the queue of ${clientId} is too large`);
    const connection = number === null ? undefined : view.connections.get(number);
    if (connection === undefined) continue;
    const counted = [...inflight.values()].filter((entry) => entry.counted).length;
    demand(connection.unacknowledged === counted, `${clientId}: the window is counted wrongly`);
    demand(counted <= connection.window, `${clientId}: more than the window`);
  }
  const kept = [...retained.values()].filter(({ expiresAt }) => expiresAt === null || expiresAt > reference.now);
  const text = new TextDecoder();
  same(
    'retained messages',
    [...view.retained.values()].map(({ topic, payload }) => `${topic} ${text.decode(payload)}`),
    kept.map(({ topic, payload }) => `${topic} ${payload}`),
  );
  const groups = [...sessions.values()].flatMap(({ subscriptions }) =>
    [...subscriptions.values()].flatMap(({ share, filter }) => (share === null ? [] : [`${share}/${filter}`])),
  );
  same('shared groups', view.groups.keys(), new Set(groups));
}

function same<T>(what: string, actual: Iterable<T>, expected: Iterable<T>): void {
  const [a, b] = [[...actual].toSorted().join(), [...expected].toSorted().join()];
  demand(a === b, `${what}: ${a} instead of ${b}`);
}
