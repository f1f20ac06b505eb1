// What the broker tells about itself under `$SYS/`, named and formatted as Mosquitto or EMQX do. The values are made
// when a client subscribes, and then at an interval while there is a subscriber. Without one there is no timer.
import { topicMatches } from '../mqtt/topic.ts';
import { deadline } from './deadlines.ts';
import { memoryUsed } from './memory.ts';
import type { Message } from './message.ts';
import { deliverToSubscribers } from './routing.ts';
import type { BrokerState, Due } from './state.ts';

/** The name and the version of package.json. */
export const brokerVersion = 'lab-mqtt 0.1.0';
/** The name of the node, as EMQX has it in its topics. */
const node = 'lab-mqtt@127.0.0.1';

/** Everything that the broker counts since it began, and when that was. */
export interface Statistics {
  /** Milliseconds of the broker's clock; null before the first input. */
  startedAt: number | null;
  /** Packets of every kind. */
  packetsReceived: number;
  bytesReceived: number;
  publishesReceived: number;
  publishesSent: number;
  /** Messages that a full queue lost. */
  dropped: number;
}

export function noStatistics(): Statistics {
  return { startedAt: null, packetsReceived: 0, bytesReceived: 0, publishesReceived: 0, publishesSent: 0, dropped: 0 };
}

/** The values that were told last, and when they are looked at again. */
export class SysPublisher {
  readonly deadline = deadline<Due>({ type: 'sys-topics' });
  readonly told = new Map<string, string>();
}

/** A client has subscribed to a filter below `$SYS/`: from now on the values are looked at from time to time. */
export function startSysTopics(state: BrokerState): void {
  if (state.options.sysInterval > 0 && state.sys.deadline.place < 0) setTimer(state);
}

/** The present values whose topics match the filter, as messages. None when the option `sysInterval` is 0. */
export function* currentSysMessages(state: BrokerState, filter: string): Generator<Message, void> {
  if (state.options.sysInterval === 0) return;
  for (const [topic, value] of sysTopics(state)) if (topicMatches(filter, topic)) yield messageOf(state, topic, value);
}

/** The interval is over: publishes what has changed, and goes on while there is a subscriber. */
export function publishSysTopics(state: BrokerState): void {
  const { sys, subscriptions } = state;
  let wanted = false;
  for (const [topic, value] of sysTopics(state)) {
    if (subscriptions.match(topic).filters.length === 0) continue;
    wanted = true;
    if (sys.told.get(topic) === value) continue;
    sys.told.set(topic, value);
    deliverToSubscribers(state, messageOf(state, topic, value), null, 'sys-topic');
  }
  if (wanted) setTimer(state);
  else sys.told.clear();
}

function sysTopics(state: BrokerState): [topic: string, value: string][] {
  const isEmqx = state.options.sysTopics === 'emqx';
  const root = isEmqx ? `$SYS/brokers/${node}` : '$SYS/broker';
  const values = Object.entries(isEmqx ? asEmqx(state) : asMosquitto(state));
  const topics = values.map(([name, value]): [string, string] => [`${root}/${name}`, String(value)]);
  return isEmqx ? [['$SYS/brokers', node], ...topics] : topics;
}

type Values = Record<string, string | number>;

/** Uptime in milliseconds. A session without a client counts as a connection that is not live. */
function asEmqx(state: BrokerState): Values {
  const { statistics, outbox, clients, sessions, retained, subscriptions, now } = state;
  return {
    version: brokerVersion.split(' ').at(-1) ?? '',
    sysdescr: brokerVersion,
    uptime: Math.floor(now - (statistics.startedAt ?? now)),
    'stats/connections/count': sessions.size,
    'stats/live_connections/count': clients,
    'stats/sessions/count': sessions.size,
    'stats/subscriptions/count': subscriptions.count,
    'stats/retained/count': retained.count,
    'metrics/bytes/received': statistics.bytesReceived,
    'metrics/bytes/sent': outbox.bytes,
    'metrics/packets/received': statistics.packetsReceived,
    'metrics/packets/sent': outbox.packets,
    'metrics/messages/received': statistics.publishesReceived,
    'metrics/messages/sent': statistics.publishesSent,
    'metrics/messages/dropped': statistics.dropped,
    ...(state.memory !== null && { 'stats/memory/current': memoryUsed(state) }),
  };
}

function asMosquitto(state: BrokerState): Values {
  const { statistics, outbox, clients, sessions, retained, subscriptions, now } = state;
  return {
    version: brokerVersion,
    uptime: `${Math.floor((now - (statistics.startedAt ?? now)) / 1000)} seconds`,
    'clients/connected': clients,
    'clients/disconnected': sessions.size - clients,
    'clients/total': sessions.size,
    'subscriptions/count': subscriptions.count,
    'retained messages/count': retained.count,
    'messages/received': statistics.packetsReceived,
    'messages/sent': outbox.packets,
    'publish/messages/received': statistics.publishesReceived,
    'publish/messages/sent': statistics.publishesSent,
    'publish/messages/dropped': statistics.dropped,
    'bytes/received': statistics.bytesReceived,
    'bytes/sent': outbox.bytes,
    ...(state.memory !== null && { 'heap/current': memoryUsed(state) }),
  };
}

function setTimer({ deadlines, sys, now, options, tell }: BrokerState): void {
  const due = now + options.sysInterval;
  deadlines.set(sys.deadline, due);
  tell?.({ type: 'timer-set', timer: { type: 'sys-topics' }, due });
}

function messageOf(state: BrokerState, topic: string, value: string): Message {
  // All values are ASCII.
  const payload = Uint8Array.from(value, (character) => character.charCodeAt(0));
  const id = ++state.messages;
  const more = { qos: 0, retain: false, properties: undefined, expiresAt: null, publisher: '' } as const;
  const message: Message = { id, topic, payload, ...more };
  state.watch?.({ type: 'published', message, by: 'broker', connection: null, packetId: null });
  return message;
}
