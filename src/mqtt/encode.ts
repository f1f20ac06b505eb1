// A packet → its bytes, in the shortest form that the version allows.
import type { Packet, ProtocolVersion } from './packet.ts';
import { FIRST_BYTE } from './packet-types.ts';
import { writeAcknowledgement } from './packets/acknowledgement.ts';
import { writeAuth } from './packets/auth.ts';
import { writeConnack } from './packets/connack.ts';
import { writeConnect } from './packets/connect.ts';
import { writeDisconnect } from './packets/disconnect.ts';
import { writePublish } from './packets/publish.ts';
import { writeSuback } from './packets/suback.ts';
import { writeSubscribe } from './packets/subscribe.ts';
import { writeUnsuback } from './packets/unsuback.ts';
import { writeUnsubscribe } from './packets/unsubscribe.ts';

/**
 * Encodes `packet` for a connection of `version` (CONNECT carries its own) into an array of its own. What 3.1.1 has no place for
 * (properties, subscription options, reason codes of acknowledgements and DISCONNECT) is left out there. Throws MalformedPacket for a
 * packet that the specification does not allow: a wrong reason code or property, a string of half a surrogate pair, …
 */
export function encode(packet: Packet, version: ProtocolVersion): Uint8Array {
  switch (packet.type) {
    case 'PUBLISH':
      return writePublish(packet, version);
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
      return writeAcknowledgement(packet, version);
    case 'PINGREQ':
    case 'PINGRESP':
      return Uint8Array.of(FIRST_BYTE[packet.type], 0);
    case 'CONNECT':
      return writeConnect(packet);
    case 'CONNACK':
      return writeConnack(packet, version);
    case 'SUBSCRIBE':
      return writeSubscribe(packet, version);
    case 'SUBACK':
      return writeSuback(packet, version);
    case 'UNSUBSCRIBE':
      return writeUnsubscribe(packet, version);
    case 'UNSUBACK':
      return writeUnsuback(packet, version);
    case 'DISCONNECT':
      return writeDisconnect(packet, version);
    case 'AUTH':
      return writeAuth(packet, version);
  }
}
