// The families of packets: each has a colour of its own on the page.
import type { PacketType } from '../mqtt/packet.ts';

export type PacketFamily = 'connect' | 'publish' | 'acknowledge' | 'subscribe' | 'ping' | 'disconnect';

/** The family whose colour a packet has. */
export function packetFamily(type: PacketType): PacketFamily {
  switch (type) {
    case 'CONNECT':
    case 'CONNACK':
    case 'AUTH':
      return 'connect';
    case 'PUBLISH':
      return 'publish';
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
      return 'acknowledge';
    case 'SUBSCRIBE':
    case 'SUBACK':
    case 'UNSUBSCRIBE':
    case 'UNSUBACK':
      return 'subscribe';
    case 'PINGREQ':
    case 'PINGRESP':
      return 'ping';
    case 'DISCONNECT':
      return 'disconnect';
  }
}
