// SUBACK and UNSUBACK. The client decides how large they are: they have a byte for each of its filters.
import { encodeFromServer } from '../mqtt/encode-from-server.ts';
import type { Suback, Unsuback } from '../mqtt/packet.ts';
import * as ReasonCode from '../mqtt/reason-code.ts';
import type { Connection } from './connection.ts';
import { disconnectClient } from './disconnect.ts';
import { encodeRefusal, refusalProblem } from './problem.ts';
import type { BrokerState } from './state.ts';

/**
 * Sends the answer. Returns false when it is larger than the client takes: that ends the connection instead
 * [MQTT5-3.1.2-24].
 */
export function answer(state: BrokerState, connection: Connection, packet: Suback | Unsuback): boolean {
  const refusal = packet.type === 'SUBACK' ? packet.reasonCodes.find(ReasonCode.isFailure) : undefined;
  const bytes =
    packet.type === 'SUBACK' && refusal !== undefined
      ? encodeRefusal(state, connection, packet, refusalProblem(state, refusal))
      : encodeFromServer(packet, connection.version);
  if (bytes.length > connection.maximumPacketSize) {
    disconnectClient(state, connection, ReasonCode.packetTooLarge);
    return false;
  }
  state.outbox.send(connection.id, bytes);
  return true;
}
