// The bytes of a PUBLISH that are the same for all messages of a flow, encoded once. Pure.
import { encode } from '../mqtt/encode.ts';
import type { ProtocolVersion, QoS } from '../mqtt/packet.ts';

export interface PreparedPublish {
  /** All before the payload. */
  head: Uint8Array;
  /** Where in the head the Packet Identifier stands; 0 at QoS 0. */
  packetIdAt: number;
  payload: Uint8Array;
}

export function preparePublish(
  topic: string,
  qos: QoS,
  version: ProtocolVersion,
  payload: Uint8Array,
): PreparedPublish {
  const bytes = encode(
    { type: 'PUBLISH', dup: false, qos, retain: false, topic, payload, ...(qos > 0 && { packetId: 1 }) },
    version,
  );
  const length = bytes.length - payload.length;
  // In 5.0 one byte of Property Length stands between them.
  return { head: bytes.slice(0, length), packetIdAt: qos === 0 ? 0 : length - (version === 5 ? 3 : 2), payload };
}
