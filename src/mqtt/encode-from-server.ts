// A packet of a server → its bytes. Apart from the rest of `encode`, so that a broker does not carry the code for
// packets that only clients send.
import type { Connect, Packet, ProtocolVersion, Subscribe, Unsubscribe } from './packet.ts';
import { firstByteOf } from './packet-types.ts';
import { writeAcknowledgement } from './packets/acknowledgement.ts';
import { writeAuth } from './packets/auth.ts';
import { writeConnack } from './packets/connack.ts';
import { writeDisconnect } from './packets/disconnect.ts';
import { writePublish } from './packets/publish.ts';
import { writeSuback } from './packets/suback.ts';
import { writeUnsuback } from './packets/unsuback.ts';

/** As `encode` (encode.ts), for the packets that a server sends. */
export function encodeFromServer(
  packet: Exclude<Packet, Connect | Subscribe | Unsubscribe>,
  version: ProtocolVersion,
): Uint8Array {
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
      return Uint8Array.of(firstByteOf[packet.type], 0);
    case 'CONNACK':
      return writeConnack(packet, version);
    case 'SUBACK':
      return writeSuback(packet, version);
    case 'UNSUBACK':
      return writeUnsuback(packet, version);
    case 'DISCONNECT':
      return writeDisconnect(packet, version);
    case 'AUTH':
      return writeAuth(packet, version);
  }
}
