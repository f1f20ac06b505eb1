// One packet of a delivery to a client, as the client's version, aliases and Maximum Packet Size want it.
import { encodeFromServer } from '../mqtt/encode-from-server.ts';
import { endOfFirstString } from '../mqtt/first-string.ts';
import type { Acknowledgement } from '../mqtt/packet.ts';
import { firstByteOf } from '../mqtt/packet-types.ts';
import * as ReasonCode from '../mqtt/reason-code.ts';
import type { Connection } from './connection.ts';
import type { Delivery } from './delivery.ts';
import { sendLate } from './lateness.ts';
import { encodeRefusal, refusalProblem } from './problem.ts';
import { publishPacket } from './publish-encoder.ts';
import type { BrokerState } from './state.ts';

/** Sends a PUBLISH. Returns false when it is larger than the client takes; then nothing is sent [MQTT5-3.1.2-24]. */
export function transmit(
  state: BrokerState,
  connection: Connection,
  delivery: Delivery,
  packetId: number,
  dup: boolean,
): boolean {
  const send = connection.outgoingAliases === null ? transmitPlain : transmitWithAlias;
  return send(state, connection, delivery, packetId, dup);
}

function transmitPlain(
  state: BrokerState,
  connection: Connection,
  delivery: Delivery,
  packetId: number,
  dup: boolean,
): boolean {
  const bytes = state.publishEncoder.encode(delivery, connection.version, dup, state.now);
  if (bytes.length > connection.maximumPacketSize) return false;
  state.statistics.publishesSent += 1;
  // What is repeated comes first and in order, so it is never late.
  if (state.options.maxLateness > 0 && !dup)
    sendLate(state, connection, delivery, delivery.qos === 0 ? bytes : withId(bytes, packetId));
  else if (delivery.qos === 0) state.outbox.send(connection.id, bytes);
  // The Packet Identifier follows the topic.
  else state.outbox.sendWithId(connection.id, bytes, endOfFirstString(bytes), packetId);
  return true;
}

function withId(packet: Uint8Array, packetId: number): Uint8Array {
  const idAt = endOfFirstString(packet);
  const bytes = new Uint8Array(packet);
  bytes[idAt] = packetId >> 8;
  bytes[idAt + 1] = packetId;
  return bytes;
}

function transmitWithAlias(
  state: BrokerState,
  connection: Connection,
  delivery: Delivery,
  packetId: number,
  dup: boolean,
): boolean {
  const aliases = connection.outgoingAliases;
  const { topic } = delivery.message;
  const packet = publishPacket(delivery, connection.version, dup, packetId, state.now);
  const known = aliases?.known(topic);
  const alias = known ?? aliases?.free();
  if (known !== undefined) packet.topic = '';
  if (alias !== undefined) packet.properties = { ...packet.properties, topicAlias: alias };
  const bytes = encodeFromServer(packet, connection.version);
  // Without an alias it may still fit: an alias takes three bytes more.
  if (bytes.length > connection.maximumPacketSize) return transmitPlain(state, connection, delivery, packetId, dup);
  // Only now: an alias is set when its packet is sent.
  if (alias !== undefined && known === undefined) {
    aliases?.set(topic, alias);
    state.tell?.({ type: 'alias-set', connection: connection.id, direction: 'to-client', alias, topic });
  }
  state.statistics.publishesSent += 1;
  state.outbox.send(connection.id, bytes);
  return true;
}

/** Sends one of the four acknowledgements; 3.1.1 has no Reason Code in them. */
export function sendAcknowledgement(
  state: BrokerState,
  connection: Connection,
  type: Acknowledgement['type'],
  packetId: number,
  reasonCode: number,
): void {
  const { id, version } = connection;
  if (reasonCode === ReasonCode.success || version === 4) {
    state.outbox.sendBare(id, firstByteOf[type], packetId);
    return;
  }
  const packet: Acknowledgement = { type, packetId, reasonCode };
  state.outbox.send(
    id,
    ReasonCode.isFailure(reasonCode)
      ? encodeRefusal(state, connection, packet, refusalProblem(state, reasonCode))
      : encodeFromServer(packet, version),
  );
}
