// The broker as a deterministic state machine: it takes one input at a time, with the time, and returns effects. It
// changes its own state and nothing else, and the same inputs give the same effects. Timers, sockets and clocks are in
// hosts/. What one packet does stands in the file of its concept.
import { bareAcknowledgement, decodeFromClient, type Reading } from '../mqtt/decode-from-client.ts';
import { encodeFromServer } from '../mqtt/encode-from-server.ts';
import { MalformedPacket } from '../mqtt/malformed.ts';
import type { Packet } from '../mqtt/packet.ts';
import { firstByteOf } from '../mqtt/packet-types.ts';
import * as ReasonCode from '../mqtt/reason-code.ts';
import { isReasonCode } from '../mqtt/reason-names.ts';
import { overUserProperties } from './admission.ts';
import type { Effect, Input } from './boundary.ts';
import { receiveConnect } from './connect.ts';
import { Connection } from './connection.ts';
import { Deadlines } from './deadlines.ts';
import { disconnectClient, disconnectForProtocolError, endConnection, receiveDisconnect } from './disconnect.ts';
import type { BrokerEvent, Happening } from './events/events.ts';
import { refuseFirstPacket } from './first-packet.ts';
import { sendDue } from './lateness.ts';
import { Leavers } from './leavers.ts';
import { Losses, type Loss } from './losses.ts';
import { receivePublish, releaseMessage } from './receive-publish.ts';
import { Memory } from './memory.ts';
import type { BrokerOptions } from './options.ts';
import { Outbox } from './outbox.ts';
import { acknowledge, pump } from './deliver.ts';
import { generalCode, problemIn } from './problem.ts';
import { profiles } from './profiles.ts';
import { PublishEncoder } from './publish-encoder.ts';
import { Rate } from './rate.ts';
import { SeededRandom } from '../random.ts';
import { RetainedMessages } from './retained-messages.ts';
import type { Session } from './session.ts';
import { retransmit } from './retransmission.ts';
import { expireRetained } from './retaining.ts';
import { endSession } from './session-end.ts';
import type { BrokerState, Due } from './state.ts';
import { receiveSubscribe, receiveUnsubscribe } from './subscribe.ts';
import { Subscriptions } from './subscriptions.ts';
import { noStatistics, publishSysTopics, SysPublisher } from './sys-topics.ts';
import { countsOf } from './events/parts-to-view.ts';
import { publishPendingWill } from './will.ts';

/**
 * Links that may be open beyond `maxConnections` and without CONNECT: a client that is one too many is told so in
 * CONNACK.
 */
const waitingRoom = 1000;

export class Broker {
  readonly #state: BrokerState;
  /** Called while an input is dealt with that has cost somebody messages. */
  onLoss: ((loss: Loss) => void) | null = null;

  /** Options that are left out are those of the profile `emqx`. */
  constructor(given: Partial<BrokerOptions> = {}) {
    const options: BrokerOptions = { ...profiles.emqx, ...given };
    const deadlines = new Deadlines<Due>();
    this.#state = {
      options,
      reading: readingOf(options),
      connections: new Map(),
      sessions: new Map(),
      subscriptions: new Subscriptions(),
      retained: new RetainedMessages(deadlines, { count: options.maxRetained, bytes: options.maxRetainedBytes }),
      retainedRate: new Rate(options.retainedPerSecond),
      memory: options.memoryLimit > 0 ? new Memory() : null,
      deadlines,
      outbox: new Outbox(),
      publishEncoder: new PublishEncoder(),
      random: new SeededRandom(options.seed ?? 1),
      leavers: new Leavers(),
      statistics: noStatistics(),
      sys: new SysPublisher(),
      clients: 0,
      messages: 0,
      assignedClientIds: 0,
      limit: null,
      losses: new Losses(),
      inputs: 0,
      tell: null,
      watch: null,
      now: 0,
    };
  }

  /** Takes one input at `now`, in milliseconds of a clock that never goes back. Returns what the host is to do. */
  handle(input: Input, now: number): Effect[] {
    const state = this.#state;
    state.now = now;
    state.inputs += 1;
    state.statistics.startedAt ??= now;
    state.publishEncoder.forget();
    switch (input.type) {
      case 'open':
        open(state, input.connection);
        break;
      case 'bytes':
        receive(state, input.connection, input.bytes);
        break;
      case 'closed': {
        const connection = state.connections.get(input.connection);
        if (connection !== undefined) endConnection(state, connection, { by: 'network' });
        break;
      }
      case 'congestion': {
        const connection = state.connections.get(input.connection);
        if (connection === undefined) break;
        if (connection.congested !== input.congested) state.tell?.(input);
        connection.congested = input.congested;
        if (connection.session !== null) pump(state, connection.session);
        break;
      }
      case 'tick':
        break;
      case 'shutdown':
        for (const connection of [...state.connections.values()])
          disconnectClient(state, connection, ReasonCode.serverShuttingDown);
        break;
    }
    for (let due = state.deadlines.takeDue(now); due !== undefined; due = state.deadlines.takeDue(now))
      expire(state, due);
    for (const loss of state.losses.take()) {
      state.tell?.({ type: 'lost-at-limit', ...loss });
      this.onLoss?.(loss);
    }
    state.tell?.(inputHandled(state, input));
    return state.outbox.take();
  }

  /** When the next `tick` is due at the latest, on the clock of `handle`. Null = no timer runs. */
  nextDeadline(): number | null {
    return this.#state.deadlines.next();
  }

  /**
   * Tells everything that happens from now on, at once and in order. Null: nobody listens. Events share data: do not
   * change them. `what-lasts` leaves out most events on which no later state depends. It costs QoS 0 next to nothing.
   */
  listen(listener: ((event: BrokerEvent) => void) | null, what: 'everything' | 'what-lasts' = 'everything'): void {
    const state = this.#state;
    state.tell = listener && ((happening) => listener({ at: state.now, input: state.inputs, ...happening }));
    state.watch = what === 'everything' ? state.tell : null;
  }

  /**
   * Lends the state between two inputs: to `stateToView` (events/state-to-view.ts), which makes data of it, and before
   * the first input to `restore` (restore.ts).
   */
  look<T>(use: (state: BrokerState) => T): T {
    return use(this.#state);
  }
}

function readingOf({ laxShares, olderLevels, controlCharacters }: BrokerOptions): Reading {
  return { laxShares, olderLevels, plainText: controlCharacters === 'refused' };
}

function open(state: BrokerState, id: number): void {
  // A place for each client, and for some links on which no CONNECT has come yet.
  if (state.connections.size >= state.options.maxConnections + waitingRoom) {
    state.outbox.close(id);
    state.tell?.({ type: 'link-refused', connection: id });
    return;
  }
  const connection = new Connection(id, state.options.maximumPacketSize, state.reading);
  connection.lastHeard = state.now;
  connection.patience = state.options.connectTimeout;
  state.connections.set(id, connection);
  state.deadlines.set(connection.deadline, state.now + connection.patience);
  state.tell?.({ type: 'connection-opened', connection: id, patience: connection.patience });
}

function receive(state: BrokerState, id: number, bytes: Uint8Array): void {
  const connection = state.connections.get(id);
  if (connection === undefined) return; // closed by the broker; the client may not have noticed yet
  state.statistics.bytesReceived += bytes.length;
  state.outbox.expect(bytes.length);
  const { stream } = connection;
  let packet: Uint8Array | null = null;
  try {
    stream.begin(bytes);
    for (;;) {
      const bare = stream.nextBare();
      const next = bare > 0 ? null : stream.next();
      if (bare === 0 && next === null) break;
      state.statistics.packetsReceived += 1;
      packet = next;
      const decoded =
        next === null ? bareAcknowledgement(bare) : decodeFromClient(next, connection.version, connection.reading);
      receivePacket(state, connection, decoded, next ?? bytes);
      if (!state.connections.has(id)) return;
    }
    // A link that begins with another packet than CONNECT is closed at once: nothing is kept of that packet
    // [MQTT5-3.1.0-1].
    const { begun = firstByteOf.CONNECT } = stream;
    if (connection.session === null && begun !== firstByteOf.CONNECT)
      disconnectClient(state, connection, ReasonCode.protocolError);
  } catch (error) {
    if (!(error instanceof MalformedPacket)) throw error;
    if (connection.session !== null) disconnectBroken(state, connection, error, packet ?? bytes);
    else refuseFirstPacket(state, connection, error, packet ?? bytes);
  }
}

function disconnectBroken(state: BrokerState, connection: Connection, error: MalformedPacket, bytes: Uint8Array): void {
  const code = state.options.brokenPacketCodes === 'general' ? generalCode(error, bytes) : error.code;
  // A code that only CONNACK can carry comes from a second CONNECT, which is wrong whatever it holds [MQTT5-3.1.0-2].
  const sayable = isReasonCode(code, 'DISCONNECT', 5, 'server');
  disconnectClient(state, connection, sayable ? code : ReasonCode.protocolError, problemIn(error));
}

function receivePacket(state: BrokerState, connection: Connection, packet: Packet, bytes: Uint8Array): void {
  const { session } = connection;
  state.watch?.(received(connection, packet));
  if (session === null) {
    // [MQTT311-3.1.0-1] [MQTT5-3.1.0-1]
    if (packet.type === 'CONNECT') receiveConnect(state, connection, packet);
    else disconnectClient(state, connection, ReasonCode.protocolError);
    connection.lastHeard = state.now;
    return;
  }
  connection.lastHeard = state.now;
  if ('properties' in packet && (packet.properties.userProperties?.length ?? 0) > state.options.maxUserProperties) {
    disconnectClient(state, connection, overUserProperties(state));
    return;
  }
  dispatch(state, session, connection, packet, bytes);
}

function dispatch(
  state: BrokerState,
  session: Session,
  connection: Connection,
  packet: Packet,
  bytes: Uint8Array,
): void {
  switch (packet.type) {
    case 'PUBLISH':
      receivePublish(state, session, connection, packet, bytes);
      break;
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBCOMP':
      if (acknowledge(state, session, connection, packet)) break;
      // [MQTT311-4.8.0-1]
      disconnectForProtocolError(state, connection, `${packet.type} is not what this delivery waits for`);
      break;
    case 'PUBREL':
      releaseMessage(state, session, connection, packet.packetId);
      break;
    case 'SUBSCRIBE':
      receiveSubscribe(state, session, connection, packet);
      break;
    case 'UNSUBSCRIBE':
      receiveUnsubscribe(state, session, connection, packet);
      break;
    case 'PINGREQ':
      state.outbox.send(connection.id, encodeFromServer({ type: 'PINGRESP' }, connection.version)); // [MQTT5-3.12.4-1]
      break;
    case 'DISCONNECT':
      receiveDisconnect(state, connection, packet);
      break;
    case 'CONNECT': // a second one [MQTT311-3.1.0-2] [MQTT5-3.1.0-2]
    case 'AUTH': // CONNECT named no Authentication Method [MQTT5-4.12.0-7]
    case 'CONNACK':
    case 'SUBACK':
    case 'UNSUBACK':
    case 'PINGRESP':
      disconnectClient(state, connection, ReasonCode.protocolError);
      break;
  }
}

function expire(state: BrokerState, due: Due): void {
  switch (due.type) {
    case 'silence': {
      const { connection } = due;
      const end = connection.lastHeard + connection.patience;
      // A packet has come since the deadline was set. Packets do not move the deadline themselves: that would make each
      // dearer.
      if (end > state.now) state.deadlines.set(connection.deadline, end);
      else {
        state.tell?.({ type: 'timer-due', timer: { type: 'silence', connection: connection.id } });
        disconnectClient(state, connection, ReasonCode.keepAliveTimeout); // [MQTT311-3.1.2-24] [MQTT5-3.1.2-22]
      }
      break;
    }
    case 'retry':
      state.tell?.({ type: 'timer-due', timer: { type: 'retry', connection: due.connection.id } });
      retransmit(state, due.connection);
      break;
    case 'late':
      sendDue(state, due.connection);
      break;
    case 'session-expiry':
      state.tell?.({ type: 'timer-due', timer: { type: 'session-expiry', clientId: due.session.clientId } });
      endSession(state, due.session, 'expired');
      break;
    case 'will':
      state.tell?.({ type: 'timer-due', timer: { type: 'will', clientId: due.session.clientId } });
      publishPendingWill(state, due.session, 'delay-over');
      break;
    case 'sys-topics':
      state.tell?.({ type: 'timer-due', timer: { type: 'sys-topics' } });
      publishSysTopics(state);
      break;
    case 'retained-expiry':
      state.tell?.({ type: 'timer-due', timer: { type: 'retained-expiry', topic: due.topic } });
      expireRetained(state, due.topic);
      break;
  }
}

function received({ id }: Connection, packet: Packet): Happening {
  const packetId = 'packetId' in packet ? (packet.packetId ?? null) : null;
  const qos = packet.type === 'PUBLISH' ? packet.qos : null;
  return { type: 'received', connection: id, packet: packet.type, packetId, qos };
}

function inputHandled(state: BrokerState, input: Input): Happening {
  const connection = 'connection' in input ? input.connection : null;
  return { type: 'input-handled', what: input.type, connection, counts: countsOf(state) };
}
