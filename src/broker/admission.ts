// Whether a client may connect, publish a message, or subscribe to a filter: the hooks and the limits in one place. A
// refusal is a Reason Code of MQTT 5; 3.1.1 has one code for it in SUBACK and none in PUBACK.
import type { Connect, SubscriptionRequest } from '../mqtt/packet.ts';
import * as ReasonCode from '../mqtt/reason-code.ts';
import { verdictCodes } from './authentication.ts';
import type { Connection } from './connection.ts';
import { isMemoryFull } from './memory.ts';
import { isSysTopic, messageFrom, type Message } from './message.ts';
import { overLimit } from './problem.ts';
import type { Session } from './session.ts';
import type { BrokerState } from './state.ts';
import type { Subscription } from './subscription.ts';

/** Success, or why there is no connection [MQTT5-3.1.4-2]. */
export function connectRefusal(state: BrokerState, connection: Connection, packet: Connect, clientId: string): number {
  const { authenticate, serverReference, maximumQoS, retainAvailable } = state.options;
  const { maxConnections, maxSessions, maxUserProperties } = state.options;
  const { will, username = null, password = null, properties } = packet;
  const verdict = authenticate === null ? 'accepted' : authenticate({ clientId, username, password });
  if (verdict !== 'accepted') return verdictCodes[verdict];
  if (serverReference !== null) return ReasonCode.useAnotherServer;
  const session = state.sessions.get(clientId);
  if (!session?.connection && isRefusedReturn(state, clientId)) return ReasonCode.serverBusy;
  // A client that takes over a connection or a session needs no new one.
  if (!session?.connection && state.clients >= maxConnections) return ReasonCode.serverBusy;
  if (session === undefined && state.sessions.size >= maxSessions)
    return overLimit(state, `This server keeps at most ${maxSessions} sessions`);
  if (session === undefined && isMemoryFull(state)) return overMemory(state);
  const most = Math.max(properties?.userProperties?.length ?? 0, will?.properties?.userProperties?.length ?? 0);
  if (most > maxUserProperties) return overUserProperties(state);
  if (will === undefined) return ReasonCode.success;
  if (will.qos > maximumQoS) return ReasonCode.qosNotSupported; // [MQTT5-3.2.2-12]
  if (will.retain && !retainAvailable) return ReasonCode.retainNotSupported; // [MQTT5-3.2.2-13]
  return publishRefusal(state, connection, messageFrom(will, clientId, state.now, 0));
}

function isRefusedReturn({ options, leavers, random, now }: BrokerState, clientId: string): boolean {
  return options.refusedReturns > 0 && leavers.returns(clientId, now) && random.next() * 100 < options.refusedReturns;
}

/** Success, or why the message is not taken. */
export function publishRefusal(state: BrokerState, { username }: Connection, message: Message): number {
  const { authorize, maxTopicLevels, publishToSys, retainedOverflow, maxRetained, maxRetainedBytes } = state.options;
  const { topic, publisher: clientId } = message;
  if (isDeeper(topic, maxTopicLevels)) return ReasonCode.topicNameInvalid;
  if (publishToSys === 'refused' && isSysTopic(topic)) return ReasonCode.notAuthorized;
  if (authorize !== null && !authorize({ clientId, username, action: 'publish', topic }))
    return ReasonCode.notAuthorized;
  // A message that takes a retained one away makes room.
  if (isMemoryFull(state) && !(message.retain && message.payload.length === 0)) return overMemory(state);
  if (message.retain && retainedOverflow === 'refuse' && !state.retained.hasRoomFor(message))
    return overLimit(
      state,
      `This server keeps at most ${maxRetained} Retained Messages, ${maxRetainedBytes} bytes in all`,
      state.retained.count < maxRetained ? 'maxRetainedBytes' : 'maxRetained',
    );
  return ReasonCode.success;
}

/**
 * The QoS to grant [MQTT5-3.8.4-7], or why there is no subscription. `opened`: subscriptions that the same packet has
 * opened.
 */
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
  if (isDeeper(filter, maxTopicLevels)) return ReasonCode.topicFilterInvalid;
  if (authorize !== null && !authorize({ clientId, username, action: 'subscribe', topic: filter }))
    return ReasonCode.notAuthorized;
  const isNew = subscriptions.get(request.filter) === undefined;
  if (isNew && subscriptions.size + opened >= maxSubscriptions)
    return overLimit(state, `A session has at most ${maxSubscriptions} subscriptions on this server`);
  if (isNew && isMemoryFull(state)) return overMemory(state);
  return request.qos < maximumQoS ? request.qos : maximumQoS;
}

function overMemory(state: BrokerState): number {
  return overLimit(state, `This server keeps at most ${state.options.memoryLimit} bytes in memory`, 'memoryLimit');
}

export function overUserProperties(state: BrokerState): number {
  return overLimit(state, `A packet has at most ${state.options.maxUserProperties} User Properties on this server`);
}

/** Whether a topic has more than so many levels. */
function isDeeper(topic: string, levels: number): boolean {
  return topic.length >= levels && topic.split('/', levels + 1).length > levels;
}
