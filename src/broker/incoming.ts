// PUBLISH from a client, and its half of the QoS 2 handshake [MQTT5-4.3].
import type { Publish } from '../mqtt/packet.ts';
import type { Connection } from './connection.ts';
import { disconnectClient } from './disconnect.ts';
import { messageFrom } from './message.ts';
import { route } from './routing.ts';
import type { Session } from './session.ts';
import type { BrokerState } from './state.ts';
import { sendAcknowledgement } from './transmission.ts';

export function receivePublish(state: BrokerState, session: Session, connection: Connection, packet: Publish): void {
  if (packet.qos > state.options.maximumQoS) {
    disconnectClient(state, connection, 0x9b); // QoS not supported [MQTT5-3.2.2-11]
    return;
  }
  const alias = packet.properties?.topicAlias;
  if (alias !== undefined && (alias === 0 || alias > state.options.topicAliasMaximum)) {
    disconnectClient(state, connection, 0x94); // Topic Alias invalid [MQTT5-3.3.2-8] [MQTT5-3.3.2-9]
    return;
  }
  const topic = alias === undefined ? packet.topic : connection.incomingAliases.resolve(packet.topic, alias);
  if (topic === null) {
    disconnectClient(state, connection, 0x82); // never set (MQTT 5, 3.3.4)
    return;
  }
  const source = topic === packet.topic ? packet : { ...packet, topic };
  const message = messageFrom(source, session.clientId, state.now);
  const { qos, packetId = 0 } = packet;
  if (qos === 0) route(state, message, connection.turns);
  else if (qos === 1) {
    const code = acceptedCode(route(state, message, connection.turns));
    sendAcknowledgement(state, connection, 'PUBACK', packetId, code);
  } else {
    // Until PUBREL a repeated id is answered and not passed on again [MQTT311-4.3.3-2] [MQTT5-4.3.3-10].
    const known = session.unreleased.has(packetId);
    connection.receiving.add(packetId);
    if (connection.version === 5 && connection.receiving.size > state.options.receiveMaximum) {
      disconnectClient(state, connection, 0x93); // Receive Maximum exceeded [MQTT5-3.3.4-7]
      return;
    }
    let code = 0;
    if (!known) {
      const later = state.options.onwardQoS2 === 'on-pubrel';
      session.unreleased.set(packetId, later ? message : null);
      if (!later) code = acceptedCode(route(state, message, connection.turns));
    }
    sendAcknowledgement(state, connection, 'PUBREC', packetId, code);
  }
}

/** PUBREL: the client is done with the id, which may now carry a new message [MQTT5-4.3.3-11]. */
export function releaseMessage(state: BrokerState, session: Session, connection: Connection, packetId: number): void {
  const message = session.unreleased.get(packetId);
  session.unreleased.delete(packetId);
  connection.receiving.delete(packetId);
  if (message) route(state, message, connection.turns);
  // 0x92 Packet Identifier not found
  sendAcknowledgement(state, connection, 'PUBCOMP', packetId, message === undefined ? 0x92 : 0);
}

/** Success, or 0x10 No matching subscribers. */
function acceptedCode(deliveries: number): number {
  return deliveries === 0 ? 0x10 : 0;
}
