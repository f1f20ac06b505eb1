// A packet → its bytes, in the shortest form that the version allows.
import { encodeFromServer } from './encode-from-server.ts';
import type { Packet, ProtocolVersion } from './packet.ts';
import { writeConnect } from './packets/connect.ts';
import { writeSubscribe } from './packets/subscribe.ts';
import { writeUnsubscribe } from './packets/unsubscribe.ts';

/**
 * Encodes `packet` for a connection of `version` into an array of its own. CONNECT carries its own version. Whatever
 * has no place in 3.1.1 (properties, subscription options, reason codes of acknowledgements and DISCONNECT) is left out
 * there. Throws MalformedPacket for a packet that the specification does not allow: a wrong reason code or property, a
 * string with half a surrogate pair, …
 */
export function encode(packet: Packet, version: ProtocolVersion): Uint8Array {
  switch (packet.type) {
    case 'CONNECT':
      return writeConnect(packet);
    case 'SUBSCRIBE':
      return writeSubscribe(packet, version);
    case 'UNSUBSCRIBE':
      return writeUnsubscribe(packet, version);
    default:
      return encodeFromServer(packet, version);
  }
}
