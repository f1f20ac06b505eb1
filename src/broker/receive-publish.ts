// PUBLISH from a client, and its half of the QoS 2 handshake [MQTT5-4.3].
import type { Publish } from '../mqtt/packet.ts';
import * as ReasonCode from '../mqtt/reason-code.ts';
import { publishRefusal } from './admission.ts';
import { mayPass } from './change-of-user.ts';
import type { Connection } from './connection.ts';
import { disconnectClient, disconnectForProtocolError } from './disconnect.ts';
import { messageFrom, sizeOf, type Message } from './message.ts';
import { route } from './routing.ts';
import { overLimit } from './problem.ts';
import type { Session } from './session.ts';
import type { BrokerState } from './state.ts';
import { IncomingAliases } from './topic-alias.ts';
import { sendAcknowledgement } from './transmission.ts';

/** PUBLISH from a client; `bytes`: the packet as it came. */
export function receivePublish(
  state: BrokerState,
  session: Session,
  connection: Connection,
  packet: Publish,
  bytes: Uint8Array,
): void {
  state.statistics.publishesReceived += 1;
  if (packet.qos > state.options.maximumQoS) {
    disconnectClient(state, connection, ReasonCode.qosNotSupported); // [MQTT5-3.2.2-11]
    return;
  }
  if (packet.retain && !state.options.retainAvailable) {
    disconnectClient(state, connection, ReasonCode.retainNotSupported); // [MQTT5-3.2.2-14]
    return;
  }
  const alias = packet.properties?.topicAlias;
  if (alias !== undefined && (alias === 0 || alias > state.options.topicAliasMaximum)) {
    disconnectClient(state, connection, ReasonCode.topicAliasInvalid); // [MQTT5-3.3.2-8] [MQTT5-3.3.2-9]
    return;
  }
  const aliased = connection.incomingAliases?.bytes ?? 0;
  const topic = alias === undefined ? packet.topic : topicOf(connection, packet.topic, alias);
  if (alias !== undefined) state.memory?.add((connection.incomingAliases?.bytes ?? 0) - aliased);
  if (topic === null) {
    disconnectForProtocolError(state, connection, 'The Topic Alias was never set'); // (MQTT 5, 3.3.4)
    return;
  }
  if (alias !== undefined && (connection.incomingAliases?.bytes ?? 0) > state.options.maxTopicAliasBytes) {
    const most = state.options.maxTopicAliasBytes;
    disconnectClient(state, connection, overLimit(state, `Topics with a Topic Alias have at most ${most} bytes`));
    return;
  }
  if (alias !== undefined && packet.topic !== '')
    state.tell?.({ type: 'alias-set', connection: connection.id, direction: 'from-client', alias, topic });
  const source = topic === packet.topic ? packet : { ...packet, topic };
  const message = messageFrom(source, session.clientId, state.now, ++state.messages);
  state.publishEncoder.know(message, packet, connection.version, bytes);
  const packetId = packet.packetId ?? 0;
  if (packet.qos === 2) receiveQoS2(state, session, connection, message, packetId);
  else {
    const code = take(state, connection, message, packetId);
    if (code === null || packet.qos === 0) return;
    answer(state, session, connection, 'PUBACK', packetId, code);
  }
}

/** The Topic Name of a PUBLISH with an alias. Null when the alias was never set. */
function topicOf(connection: Connection, topic: string, alias: number): string | null {
  connection.incomingAliases ??= new IncomingAliases();
  return connection.incomingAliases.resolve(topic, alias);
}

function receiveQoS2(
  state: BrokerState,
  session: Session,
  connection: Connection,
  message: Message,
  packetId: number,
): void {
  connection.receiving ??= new Set();
  connection.receiving.add(packetId);
  const { receiveMaximum, receiveMaximum311, repeatedQoS2 } = state.options;
  const isHeld = connection.version === 5 || receiveMaximum311;
  if (isHeld && connection.receiving.size > receiveMaximum) {
    disconnectClient(state, connection, ReasonCode.receiveMaximumExceeded); // [MQTT5-3.3.4-7]
    return;
  }
  // Until PUBREL a repeated id is answered and not passed on again [MQTT311-4.3.3-2] [MQTT5-4.3.3-10].
  session.unreleased ??= new Map();
  if (session.unreleased.has(packetId)) {
    state.tell?.({
      type: 'duplicate-ignored',
      clientId: session.clientId,
      connection: connection.id,
      packetId,
      message,
    });
    const code = repeatedCode(state, connection);
    // The sender takes the exchange for over, and the id for free [MQTT5-4.3.3-9]. EMQX does not.
    if (ReasonCode.isFailure(code) && repeatedQoS2 === 'either') release(state, session, connection, packetId);
    answer(state, session, connection, 'PUBREC', packetId, code);
    return;
  }
  const later = state.options.onwardQoS2 === 'on-pubrel';
  const code = later
    ? holdRefusal(state, session, connection, message, packetId)
    : take(state, connection, message, packetId);
  if (code === null) return;
  // A refusal ends the exchange and frees the id [MQTT5-4.3.3-9]; 3.1.1 has no refusal, so its PUBREL follows.
  if (!ReasonCode.isFailure(code)) {
    session.unreleased.set(packetId, later ? message : null);
    if (later) {
      session.heldBytes += sizeOf(message);
      state.memory?.add(sizeOf(message));
      tellPublished(state, connection, message, packetId);
      state.tell?.({ type: 'held', clientId: session.clientId, packetId, message });
    }
  } else if (connection.version === 5) connection.receiving.delete(packetId);
  else session.unreleased.set(packetId, null);
  answer(state, session, connection, 'PUBREC', packetId, code);
}

/**
 * Routes a message, if it may be published. Returns the Reason Code for its acknowledgement. Null: the client is
 * disconnected.
 */
function take(state: BrokerState, connection: Connection, message: Message, packetId: number): number | null {
  const refusal = refusalOf(state, connection, message, packetId);
  if (refusal !== ReasonCode.success) return refusal;
  tellPublished(state, connection, message, packetId);
  return acceptedCode(state, route(state, message, connection));
}

/** As `refusalOf`, for a message that is held until PUBREL: it needs room in the session too. */
function holdRefusal(
  state: BrokerState,
  session: Session,
  connection: Connection,
  message: Message,
  packetId: number,
): number | null {
  const { maxQueueBytes } = state.options;
  const isFull = session.heldBytes + sizeOf(message) > maxQueueBytes;
  const sentence = `A session holds at most ${maxQueueBytes} bytes`;
  const known = isFull ? overLimit(state, sentence, 'maxQueueBytes') : ReasonCode.success;
  return refusalOf(state, connection, message, packetId, known);
}

/** Success, the Reason Code of a refusal, or null when the refusal has ended the connection [MQTT311-3.3.5-2]. */
function refusalOf(
  state: BrokerState,
  connection: Connection,
  message: Message,
  packetId: number,
  known: number = ReasonCode.success,
): number | null {
  const refusal = known === ReasonCode.success ? publishRefusal(state, connection, message) : known;
  if (refusal === ReasonCode.success) return refusal;
  state.tell?.({
    type: 'publish-refused',
    message,
    connection: connection.id,
    packetId: packetId === 0 ? null : packetId,
    reasonCode: refusal,
  });
  const { refusedPublish, deepPublish } = state.options;
  const isDeep = refusal === ReasonCode.topicNameInvalid;
  if ((isDeep ? deepPublish : refusedPublish) !== 'disconnect') {
    const isTold = connection.version === 5 && message.qos > 0;
    const name = refusal === ReasonCode.quotaExceeded ? state.limit?.name : null;
    if (!isTold && name) state.losses.add(state, 'not-taken', connection.session, name);
    return refusal;
  }
  disconnectClient(state, connection, refusal);
  return null;
}

/** PUBREL [MQTT5-4.3.3-11]: the client has finished with the id, which may now carry a new message [MQTT5-4.3.3-12]. */
export function releaseMessage(state: BrokerState, session: Session, connection: Connection, packetId: number): void {
  const known = release(state, session, connection, packetId);
  const unknown = !known && state.options.unknownPacketIds === 'told';
  const code = unknown ? ReasonCode.packetIdentifierNotFound : ReasonCode.success;
  answer(state, session, connection, 'PUBCOMP', packetId, code);
}

/** Frees the id, and passes on the message that was held under it. Returns whether the id was in use. */
function release(state: BrokerState, session: Session, connection: Connection, packetId: number): boolean {
  const message = session.unreleased?.get(packetId);
  session.unreleased?.delete(packetId);
  connection.receiving?.delete(packetId);
  if (message) {
    session.heldBytes -= sizeOf(message);
    state.memory?.add(-sizeOf(message));
    state.tell?.({ type: 'released', clientId: session.clientId, packetId, message: message.id });
    if (mayPass(state, session, message)) route(state, message, connection);
    else {
      // Its PUBREC has accepted it, so the client is not told.
      const reasonCode = ReasonCode.notAuthorized;
      state.tell?.({ type: 'publish-refused', message, connection: connection.id, packetId, reasonCode });
    }
  }
  return message !== undefined;
}

function answer(
  state: BrokerState,
  session: Session,
  connection: Connection,
  packet: 'PUBACK' | 'PUBREC' | 'PUBCOMP',
  packetId: number,
  reasonCode: number,
): void {
  sendAcknowledgement(state, connection, packet, packetId, reasonCode);
  state.tell?.({
    type: 'answered',
    clientId: session.clientId,
    connection: connection.id,
    packet,
    packetId,
    reasonCode,
    awaitsRelease: packet === 'PUBREC' && session.unreleased?.has(packetId) === true,
  });
}

function tellPublished(state: BrokerState, { id }: Connection, message: Message, packetId: number): void {
  state.watch?.({
    type: 'published',
    message,
    by: 'client',
    connection: id,
    packetId: packetId === 0 ? null : packetId,
  });
}

/** The answer to a QoS 2 message that has come before. */
function repeatedCode({ options: { repeatedQoS2 }, random }: BrokerState, { version }: Connection): number {
  const inUse = repeatedQoS2 === 'in-use' || (repeatedQoS2 === 'either' && random.next() < 0.5);
  return inUse && version === 5 ? ReasonCode.packetIdentifierInUse : ReasonCode.success;
}

function acceptedCode({ options }: BrokerState, deliveries: number): number {
  return deliveries === 0 && options.noSubscribers === 'told' ? ReasonCode.noMatchingSubscribers : ReasonCode.success;
}
