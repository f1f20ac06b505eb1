// CONNECT: which client is let in, which connection it takes over, which session it takes up (3.1, 3.2).
import { encodeFromServer } from '../mqtt/encode-from-server.ts';
import type { Connack, Connect, Properties } from '../mqtt/packet.ts';
import * as ReasonCode from '../mqtt/reason-code.ts';
import * as ReturnCode from '../mqtt/return-code.ts';
import { connectRefusal } from './admission.ts';
import { judgeSubscriptions } from './change-of-user.ts';
import type { Connection } from './connection.ts';
import { closeConnection, disconnectClient } from './disconnect.ts';
import type { ConnectionEnd } from './events/events.ts';
import { sessionExpiryInterval } from './expiry.ts';
import { featureProperties } from './features.ts';
import type { BrokerOptions } from './options.ts';
import { resumeDeliveries } from './deliver.ts';
import { encodeRefusal, problemOf, refusalProblem, type Problem } from './problem.ts';
import { Session } from './session.ts';
import { endSession } from './session-end.ts';
import type { BrokerState } from './state.ts';
import { OutgoingAliases } from './topic-alias.ts';
import { forgetPendingWill } from './will.ts';

/** In bytes: the highest Remaining Length, and the fixed header. */
const largestPacket = 268_435_460;

/** The return codes of 3.1.1 that say the same as a Reason Code. */
const returnCodes: Readonly<Record<number, number>> = {
  [ReasonCode.unsupportedProtocolVersion]: ReturnCode.unacceptableProtocolVersion,
  [ReasonCode.clientIdentifierNotValid]: ReturnCode.identifierRejected,
  [ReasonCode.badUserNameOrPassword]: ReturnCode.badUserNameOrPassword,
  [ReasonCode.notAuthorized]: ReturnCode.notAuthorized,
  [ReasonCode.banned]: ReturnCode.notAuthorized,
};

export function receiveConnect(state: BrokerState, connection: Connection, packet: Connect): void {
  connection.version = packet.version;
  const level = packet.level ?? packet.version;
  connection.isBridge = level >= 0x80;
  if ((level & 0x7f) === 3) connection.reading = { ...connection.reading, mqtt31: true };
  connection.maximumPacketSize = packet.properties?.maximumPacketSize ?? Infinity;
  connection.wantsProblems = packet.properties?.requestProblemInformation !== 0;
  // No method of enhanced authentication is offered [MQTT5-4.12.0-1].
  if (packet.properties?.authenticationMethod !== undefined) {
    const code = ReasonCode.badAuthenticationMethod;
    refuseConnect(state, connection, code, problemOf(code), packet.clientId);
    return;
  }
  connection.username = packet.username ?? null;
  const clientId = packet.clientId === '' ? assignClientId(state) : packet.clientId;
  const refusal = connectRefusal(state, connection, packet, clientId);
  if (refusal !== ReasonCode.success) {
    refuseConnect(state, connection, refusal, refusalProblem(state, refusal), clientId);
    return;
  }
  const connack: Connack = { type: 'CONNACK', sessionPresent: false, reasonCode: ReasonCode.success };
  const fits = (): boolean => encodeFromServer(connack, packet.version).length <= connection.maximumPacketSize;
  if (packet.version === 5) connack.properties = connackProperties(state.options, packet, clientId);
  if (packet.version === 5 && !fits())
    connack.properties = connackProperties({ ...state.options, tellsDefaults: false }, packet, clientId);
  if (!fits()) {
    // There is no packet to say why [MQTT5-3.1.2-24].
    closeConnection(state, connection, silentEnd(ReasonCode.packetTooLarge));
    return;
  }
  const session = takeSession(state, clientId, packet.clean);
  connack.sessionPresent = session !== null; // [MQTT311-3.2.2-2] [MQTT5-3.2.2-3]

  accept(state, connection, packet, session ?? newSession(state, clientId), connack.sessionPresent);
  if (connection.reading.mqtt31 === true) connack.sessionPresent = false; // reserved in 3.1
  state.outbox.send(connection.id, encodeFromServer(connack, packet.version));
  if (session === null) return;
  judgeSubscriptions(state, session);
  resumeDeliveries(state, session, connection);
}

/**
 * Sends CONNACK with a refusal, then closes [MQTT311-3.2.2-5] [MQTT5-3.2.2-7]. Only closes when the client takes no
 * packet of that size [MQTT5-3.1.2-24]. `code`: a Reason Code of MQTT 5. `clientId`: null when the CONNECT is broken.
 */
export function refuseConnect(
  state: BrokerState,
  connection: Connection,
  code: number,
  problem?: Problem,
  clientId: string | null = null,
): void {
  const reasonCode = connection.version === 5 ? code : (returnCodes[code] ?? ReturnCode.serverUnavailable);
  const connack: Connack = { type: 'CONNACK', sessionPresent: false, reasonCode };
  const { serverReference } = state.options;
  if (code === ReasonCode.useAnotherServer && serverReference !== null) connack.properties = { serverReference };
  const bytes = encodeRefusal(state, connection, connack, problem);
  if (bytes.length <= connection.maximumPacketSize) state.outbox.send(connection.id, bytes);
  state.tell?.({ type: 'connection-refused', connection: connection.id, clientId, reasonCode: code });
  closeConnection(state, connection, silentEnd(code, problem));
}

/** Ends the connection that has this client id, then finds or discards its session. Null: there is none to take up. */
function takeSession(state: BrokerState, clientId: string, clean: boolean): Session | null {
  const old = state.sessions.get(clientId)?.connection;
  if (old?.will && state.options.takeoverWill === 'if-session-ends') {
    const ends = clean || old.session?.expiryInterval === 0;
    if (!ends || (old.will.properties?.willDelayInterval ?? 0) > 0) {
      old.will = null;
      state.tell?.({ type: 'will-cancelled', clientId, why: 'came-back' });
    }
  }
  // [MQTT311-3.1.4-2] [MQTT5-3.1.4-3]
  if (old && state.options.takeoverDisconnect) disconnectClient(state, old, ReasonCode.sessionTakenOver);
  else if (old) closeConnection(state, old, silentEnd(ReasonCode.sessionTakenOver));
  // By now a session that ends with its connection is gone.
  const session = state.sessions.get(clientId);
  if (session === undefined) return null;
  if (!clean) return session; // [MQTT311-3.1.2-4] [MQTT5-3.1.2-5]
  endSession(state, session, 'clean-start'); // [MQTT311-3.1.2-6] [MQTT5-3.1.2-4]
  return null;
}

function newSession(state: BrokerState, clientId: string): Session {
  const session = new Session(clientId, state.memory);
  state.sessions.set(clientId, session);
  state.tell?.({ type: 'session-started', clientId });
  return session;
}

function accept(
  state: BrokerState,
  connection: Connection,
  packet: Connect,
  session: Session,
  sessionPresent: boolean,
): void {
  const { options, deadlines, now } = state;
  const { properties } = packet;
  session.connection = connection;
  session.lastConnection = connection.id;
  state.clients += 1;
  session.version = packet.version;
  session.username = connection.username;
  session.expiryInterval = sessionExpiryInterval(packet, options);
  if (session.expiryDeadline !== null && session.expiryDeadline.place >= 0) {
    deadlines.clear(session.expiryDeadline);
    state.tell?.({ type: 'timer-cleared', timer: { type: 'session-expiry', clientId: session.clientId } });
  }
  if (session.pendingWill !== null) {
    forgetPendingWill(state, session);
    state.tell?.({ type: 'will-cancelled', clientId: session.clientId, why: 'came-back' });
  }
  connection.session = session;
  connection.will = packet.will ?? null;
  const willBytes = packet.will ? packet.will.topic.length + packet.will.payload.length : 0;
  state.memory?.add(willBytes - session.willBytes);
  session.willBytes = willBytes;
  connection.window = windowOf(packet, options);
  const aliases = properties?.topicAliasMaximum ?? 0;
  if (aliases > 0 && options.outgoingTopicAliases > 0)
    connection.outgoingAliases = new OutgoingAliases(Math.min(aliases, options.outgoingTopicAliases));
  connection.patience = keepAliveFor(packet, options) * 1500; // [MQTT5-3.1.2-21]
  if (connection.patience === 0) deadlines.clear(connection.deadline);
  else deadlines.set(connection.deadline, now + connection.patience);
  state.tell?.({
    type: 'connection-accepted',
    connection: connection.id,
    clientId: session.clientId,
    assigned: packet.clientId === '',
    version: packet.version,
    username: connection.username,
    clean: packet.clean,
    sessionPresent,
    keepAliveAsked: packet.keepAlive,
    keepAlive: connection.patience / 1500,
    sessionExpiryInterval: session.expiryInterval,
    will: connection.will,
    window: connection.window,
    maximumPacketSize: properties?.maximumPacketSize ?? null,
    topicAliasMaximum: Math.min(aliases, options.outgoingTopicAliases),
  });
}

function silentEnd(reasonCode: number, problem: Problem | null = null): ConnectionEnd {
  return { by: 'server', reasonCode, told: false, problem };
}

function connackProperties(options: BrokerOptions, packet: Connect, clientId: string): Properties {
  const properties: Properties = {
    receiveMaximum: options.receiveMaximumTold === 'window' ? windowOf(packet, options) : options.receiveMaximum,
    topicAliasMaximum: options.topicAliasMaximum,
    ...featureProperties(options, packet),
  };
  const keepAlive = keepAliveFor(packet, options);
  if (keepAlive !== packet.keepAlive) properties.serverKeepAlive = keepAlive;
  const expiry = sessionExpiryInterval(packet, options);
  const asked = packet.properties?.sessionExpiryInterval;
  if (expiry !== (asked ?? 0) || (options.tellsDefaults && asked !== undefined))
    properties.sessionExpiryInterval = expiry;
  if (options.maximumPacketSize < largestPacket) properties.maximumPacketSize = options.maximumPacketSize;
  if (packet.clientId === '') properties.assignedClientIdentifier = clientId; // [MQTT5-3.2.2-16]
  return properties;
}

/** QoS 1 and 2 messages that may be on their way to the client. */
function windowOf({ properties }: Connect, { maxInflight }: BrokerOptions): number {
  return Math.min(properties?.receiveMaximum ?? 65_535, maxInflight);
}

/** Seconds; 0 = off. Only a v5 client can be told that it is not what it asked for. */
function keepAliveFor({ version, keepAlive }: Connect, { maxKeepAlive }: BrokerOptions): number {
  const limited = version === 5 && maxKeepAlive > 0 && (keepAlive === 0 || keepAlive > maxKeepAlive);
  return limited ? maxKeepAlive : keepAlive;
}

/** An id that no session has [MQTT5-3.1.3-6]. */
function assignClientId(state: BrokerState): string {
  for (;;) {
    state.assignedClientIds += 1;
    const clientId = `${state.options.assignedClientIdPrefix}${state.assignedClientIds}`;
    if (!state.sessions.has(clientId)) return clientId;
  }
}
