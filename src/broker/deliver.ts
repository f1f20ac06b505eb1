// Messages to a client: the window, the queue behind it, acknowledgements, and repetition on a resumed session
// [MQTT5-4.3] [MQTT5-4.4].
import type { Acknowledgement } from '../mqtt/packet.ts';
import * as ReasonCode from '../mqtt/reason-code.ts';
import { mayGet } from './change-of-user.ts';
import type { Connection } from './connection.ts';
import type { Delivery } from './delivery.ts';
import {
  tellAcknowledged,
  tellDropped,
  tellIgnored,
  tellQueued,
  tellReleaseRepeated,
  tellResumed,
  tellSent,
} from './events/delivery-events.ts';
import { comesTooLate, hasExpired } from './expiry.ts';
import { InflightDelivery } from './inflight.ts';
import { judge } from './events/judge.ts';
import type { LimitName } from './losses.ts';
import { isMemoryFull } from './memory.ts';
import { isSysTopic } from './message.ts';
import { waitingSize } from './message-queue.ts';
import type { Replays } from './replays.ts';
import { scheduleRetry } from './retransmission.ts';
import type { Session } from './session.ts';
import type { BrokerState } from './state.ts';
import { sendAcknowledgement, transmit } from './transmission.ts';

const highestPacketId = 65_535;
/** Bytes that each step through the retained messages counts in a burst, beside the message that it finds. */
const stepCost = 32;

/** Sends a message to a session's client now, or keeps it for later, or drops it as the options say. */
export function deliver(state: BrokerState, session: Session, delivery: Delivery): void {
  if (comesTooLate(delivery.message, state.now)) {
    tellDropped(state, session, delivery, 'expired', 'arrival');
    return;
  }
  const { connection } = session;
  if (connection !== null && !connection.congested && session.replays === null) {
    if (delivery.qos === 0) {
      if (!session.queue.holdsQoS0) {
        startQoS0(state, session, connection, delivery, 'new');
        return;
      }
    } else if (session.queue.length === 0 && hasRoom(session, connection)) {
      start(state, session, connection, delivery, 'new');
      return;
    }
  }
  enqueue(state, session, delivery);
}

// Whether there is a place in the window [MQTT5-4.9.0-2] and a free id. A delivery that is repeated from PUBREL on
// holds its id, but no place.
function hasRoom(session: Session, connection: Connection): boolean {
  return connection.unacknowledged < connection.window && session.inflight.size < highestPacketId;
}

/**
 * Sends as much as the window allows: first the deliveries that are to be repeated, then the queue, with the retained
 * messages of new subscriptions in their place.
 */
export function pump(state: BrokerState, session: Session): void {
  const { connection, queue } = session;
  if (connection === null) return;
  const most = state.options.resumeWindow === 'ignored' ? Infinity : connection.window;
  while (!connection.congested && session.unrepeated !== null && connection.unacknowledged < most) {
    const entry = session.unrepeated.shift();
    if (session.unrepeated.length === 0) session.unrepeated = null;
    if (entry === undefined || session.inflight.get(entry.packetId) !== entry) continue; // acknowledged late
    if (entry.waitsFor !== 'PUBCOMP') repeat(state, session, connection, entry); // [MQTT5-4.3.3-6]
  }
  while (mayWrite(state, connection)) {
    if (session.replays !== null && !replay(state, session, connection, session.replays)) return;
    const next = queue.first();
    if (next === undefined) return;
    if (hasExpired(next.message.expiresAt, state.now)) {
      queue.shift(); // [MQTT5-3.3.2-5]
      tellDropped(state, session, next, 'expired', 'queue');
    } else if (!mayGet(state, session, next)) {
      queue.shift();
      tellDropped(state, session, next, 'not-authorized', 'queue');
    } else if (next.qos === 0) {
      queue.shift();
      startQoS0(state, session, connection, next, 'from-queue');
    } else if (session.unrepeated === null && hasRoom(session, connection)) {
      queue.shift();
      start(state, session, connection, next, 'from-queue');
    } else return;
  }
}

/** Whether more may be sent with this input. If not, another input will come. */
function mayWrite(state: BrokerState, connection: Connection): boolean {
  if (connection.congested) return false;
  if (state.outbox.pending(connection.id) < state.options.maxBurst) return true;
  state.outbox.askForMore(connection.id);
  return false;
}

/**
 * Sends retained messages, if it is their turn. Returns false when some must wait: then the queue behind them waits
 * too.
 */
function replay(state: BrokerState, session: Session, connection: Connection, replays: Replays): boolean {
  for (let current = replays.current; current !== undefined; current = replays.current) {
    if (current.after > session.queue.passed) return true;
    if (!mayWrite(state, connection)) return false;
    if (current.found === null) {
      const { value, done } = (current.walk ??= current.begin()).next();
      if (done === true) {
        const { fullFilter } = current.subscription;
        replays.delete(fullFilter);
        if (current.waits) state.tell?.({ type: 'retained-given', clientId: session.clientId, fullFilter });
      } else current.found = value;
      state.outbox.spend(stepCost);
      continue;
    }
    const { subscription, found } = current;
    const qos = Math.min(found.qos, subscription.qos);
    const expired = hasExpired(found.expiresAt, state.now);
    if (!expired && qos > 0 && (session.unrepeated !== null || !hasRoom(session, connection))) return false;
    current.found = null;
    if (expired) continue;
    const cause = isSysTopic(found.topic) ? 'sys-topic' : 'retained';
    const judged = judge(state, subscription, found, null, cause);
    if (judged === null) continue;
    // RETAIN says that the message was kept, not sent just now [MQTT311-3.3.1-8] (MQTT 5, 3.3.1.3).
    const delivery: Delivery = { ...judged, retain: true, wasRetained: true };
    if (qos === 0) startQoS0(state, session, connection, delivery, 'new');
    else start(state, session, connection, delivery, 'new');
  }
  session.replays = null;
  return true;
}

/**
 * Takes up a session on a new connection: unacknowledged PUBLISHes go out again with DUP and their old ids,
 * PUBRELs too, both in their old order, before anything new [MQTT311-4.4.0-1] [MQTT5-4.4.0-1].
 */
export function resumeDeliveries(state: BrokerState, session: Session, connection: Connection): void {
  const unrepeated: InflightDelivery[] = [];
  tellResumed(state, session, connection);
  for (const entry of session.inflight.list()) {
    entry.counted = false;
    if (entry.waitsFor === 'PUBCOMP') {
      sendAcknowledgement(state, connection, 'PUBREL', entry.packetId, ReasonCode.success);
      entry.sentAt = state.now;
      tellReleaseRepeated(state, session, entry.packetId, 'resumed');
      scheduleRetry(state, connection);
    } else unrepeated.push(entry);
  }
  session.unrepeated = unrepeated.length > 0 ? unrepeated : null;
  pump(state, session);
}

/** PUBACK, PUBREC or PUBCOMP from the client. Returns false when it does not fit the delivery [MQTT5-3.3.4-1]. */
export function acknowledge(
  state: BrokerState,
  session: Session,
  connection: Connection,
  { type, packetId, reasonCode }: Acknowledgement,
): boolean {
  const entry = session.inflight.get(packetId);
  if (entry !== undefined && !fits(type, entry)) return false;
  if (type === 'PUBREC') {
    if (entry?.waitsFor === 'PUBREC') {
      tellAcknowledged(state, session, entry, type, reasonCode);
      // A refusal ends the delivery and frees the id [MQTT5-4.4.0-2].
      if (ReasonCode.isFailure(reasonCode)) finish(state, session, connection, entry);
      else {
        entry.waitsFor = 'PUBCOMP';
        entry.sentAt = state.now;
        // To the end of the list: PUBRELs are repeated in the order of their PUBRECs (4.6).
        session.inflight.remove(entry);
        session.inflight.add(entry);
        sendAcknowledgement(state, connection, 'PUBREL', packetId, ReasonCode.success);
      }
    } else if (!ReasonCode.isFailure(reasonCode)) {
      // Not unknown: a delivery whose PUBREL the client only asks for again.
      const unknown = entry === undefined && state.options.unknownPacketIds === 'told';
      const code = unknown ? ReasonCode.packetIdentifierNotFound : ReasonCode.success;
      sendAcknowledgement(state, connection, 'PUBREL', packetId, code);
      tellReleaseRepeated(state, session, packetId, 'asked-again');
    } else tellIgnored(state, session, type, packetId);
  } else if (entry !== undefined) {
    tellAcknowledged(state, session, entry, entry.waitsFor, reasonCode);
    finish(state, session, connection, entry);
  } else tellIgnored(state, session, type, packetId);
  return true;
}

// A PUBREC may come again: the client has not seen the PUBREL.
function fits(type: Acknowledgement['type'], { waitsFor }: InflightDelivery): boolean {
  return type === waitsFor || (type === 'PUBREC' && waitsFor === 'PUBCOMP');
}

function enqueue(state: BrokerState, session: Session, delivery: Delivery): void {
  const { options } = state;
  const { queue } = session;
  // Not away: a client that reads, and gets this message when those before it are sent.
  const isThere = session.connection?.congested === false;
  if (delivery.qos === 0 && !options.queueQoS0 && !isThere) {
    tellDropped(state, session, delivery, 'qos0-away', 'arrival');
    return;
  }
  if (isMemoryFull(state)) {
    lose(state, session, delivery, 'memory-full', 'arrival', 'memoryLimit');
    return;
  }
  const size = waitingSize(delivery);
  while (queue.length >= options.maxQueue || queue.bytes + size > options.maxQueueBytes) {
    const limit = queue.length >= options.maxQueue ? 'maxQueue' : 'maxQueueBytes';
    // A message that can never wait would only push the others out.
    if (options.queueDrops === 'newest' || options.maxQueue === 0 || size > options.maxQueueBytes) {
      lose(state, session, delivery, 'queue-full-newest', 'arrival', limit);
      return;
    }
    const oldest = queue.shift();
    if (oldest !== undefined) lose(state, session, oldest, 'queue-full-oldest', 'queue', limit);
  }
  tellQueued(state, session, delivery);
  queue.push(delivery);
}

/** Drops a message at a limit. */
function lose(
  state: BrokerState,
  session: Session,
  delivery: Delivery,
  why: 'queue-full-oldest' | 'queue-full-newest' | 'memory-full',
  from: 'arrival' | 'queue',
  limit: LimitName,
): void {
  state.statistics.dropped += 1;
  state.losses.add(state, why === 'queue-full-oldest' ? 'dropped-oldest' : 'dropped-newest', session, limit);
  tellDropped(state, session, delivery, why, from, null, limit);
}

function startQoS0(
  state: BrokerState,
  session: Session,
  connection: Connection,
  delivery: Delivery,
  why: 'new' | 'from-queue',
): void {
  if (transmit(state, connection, delivery, 0, false)) tellSent(state, session, connection, delivery, 0, why);
  else tellDropped(state, session, delivery, 'too-large', why === 'new' ? 'arrival' : 'queue');
}

function start(
  state: BrokerState,
  session: Session,
  connection: Connection,
  delivery: Delivery,
  why: 'new' | 'from-queue',
): void {
  const packetId = freePacketId(session);
  const waitsFor = delivery.qos === 1 ? 'PUBACK' : 'PUBREC';
  // Too large for the client: dropped as if it had been delivered [MQTT5-3.1.2-25].
  if (!transmit(state, connection, delivery, packetId, false)) {
    tellDropped(state, session, delivery, 'too-large', why === 'new' ? 'arrival' : 'queue', packetId);
    return;
  }
  tellSent(state, session, connection, delivery, packetId, why);
  session.inflight.add(new InflightDelivery(packetId, delivery, waitsFor, true, state.now));
  scheduleRetry(state, connection);
  connection.unacknowledged += 1;
}

function repeat(state: BrokerState, session: Session, connection: Connection, entry: InflightDelivery): void {
  const { delivery, packetId } = entry;
  if (!mayGet(state, session, delivery)) {
    session.inflight.remove(entry);
    tellDropped(state, session, delivery, 'not-authorized', 'inflight', packetId);
  } else if (transmit(state, connection, delivery, packetId, true)) {
    tellSent(state, session, connection, delivery, packetId, 'resumed');
    entry.counted = true;
    entry.sentAt = state.now;
    scheduleRetry(state, connection);
    connection.unacknowledged += 1;
  } else {
    session.inflight.remove(entry);
    tellDropped(state, session, delivery, 'too-large', 'inflight', packetId);
  }
}

function finish(state: BrokerState, session: Session, connection: Connection, entry: InflightDelivery): void {
  session.inflight.remove(entry);
  if (entry.counted) connection.unacknowledged -= 1;
  pump(state, session);
}

// An id that is not in use in this direction [MQTT5-2.2.1-4]. Only called when there is room, so one is free.
function freePacketId(session: Session): number {
  do session.lastPacketId = (session.lastPacketId % highestPacketId) + 1;
  while (session.inflight.get(session.lastPacketId) !== undefined);
  return session.lastPacketId;
}
