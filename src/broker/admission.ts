// Whether a client may connect, publish a message, and subscribe to a filter: the hooks and the limits in one place. A refusal is a
// Reason Code of MQTT 5; 3.1.1 has 0x80 in SUBACK and no word for it in PUBACK.
import type { Connect, SubscriptionRequest } from '../mqtt/packet.ts';
import { verdictCodes } from './authentication.ts';
import type { Connection } from './connection.ts';
import { isSysTopic, messageFrom, type Message } from './message.ts';
import type { Session } from './session.ts';
import type { BrokerState } from './state.ts';
import type { Subscription } from './subscription.ts';

/** 0, or why there is no connection [MQTT5-3.1.4-2]. */
export function connectRefusal(state: BrokerState, connection: Connection, packet: Connect, clientId: string): number {
  const { authenticate, serverReference, maximumQoS, retainAvailable } = state.options;
  const { maxConnections, maxSessions, maxUserProperties } = state.options;
  const { will, username = null, password = null, properties } = packet;
  const verdict = authenticate === null ? 'accepted' : authenticate({ clientId, username, password });
  if (verdict !== 'accepted') return verdictCodes[verdict];
  if (serverReference !== null) return 0x9c; // Use another server
  const session = state.sessions.get(clientId);
  // Who takes a connection or a session over needs no new one.
  if (!session?.connection && state.clients >= maxConnections) return 0x89; // Server busy
  if (session === undefined && state.sessions.size >= maxSessions) return 0x97; // Quota exceeded
  const most = Math.max(properties?.userProperties?.length ?? 0, will?.properties?.userProperties?.length ?? 0);
  if (most > maxUserProperties) return 0x97;
  if (will === undefined) return 0;
  if (will.qos > maximumQoS) return 0x9b; // QoS not supported [MQTT5-3.2.2-12]
  if (will.retain && !retainAvailable) return 0x9a; // Retain not supported [MQTT5-3.2.2-13]
  return publishRefusal(state, connection, messageFrom(will, clientId, state.now, 0));
}

/** 0, or why the message is not taken. */
export function publishRefusal(state: BrokerState, { username }: Connection, message: Message): number {
  const { authorize, maxTopicLevels, publishToSys, retainedOverflow } = state.options;
  const { topic, publisher: clientId } = message;
  if (isDeeper(topic, maxTopicLevels)) return 0x90; // Topic Name invalid
  if (publishToSys === 'refused' && isSysTopic(topic)) return 0x87; // Not authorized
  if (authorize !== null && !authorize({ clientId, username, action: 'publish', topic })) return 0x87;
  if (message.retain && retainedOverflow === 'refuse' && !state.retained.hasRoomFor(message)) return 0x97; // Quota exceeded
  return 0;
}

/** The QoS to grant [MQTT5-3.8.4-7], or why there is no subscription; `opened`: how many the same packet has opened before. */
export function grantFor(
  state: BrokerState,
  session: Session,
  { username }: Connection,
  request: SubscriptionRequest,
  { filter }: Pick<Subscription, 'filter'>,
  opened: number,
): number {
  const { authorize, maximumQoS, maxTopicLevels, maxSubscriptions } = state.options;
  const { clientId, subscriptions } = session;
  if (isDeeper(filter, maxTopicLevels)) return 0x8f; // Topic Filter invalid
  if (authorize !== null && !authorize({ clientId, username, action: 'subscribe', topic: filter })) return 0x87;
  if (subscriptions.get(request.filter) === undefined && subscriptions.size + opened >= maxSubscriptions) return 0x97; // Quota exceeded
  return request.qos < maximumQoS ? request.qos : maximumQoS;
}

/** Whether a topic has more levels. */
function isDeeper(topic: string, levels: number): boolean {
  return topic.length >= levels && topic.split('/', levels + 1).length > levels;
}
