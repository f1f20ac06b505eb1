// Bytes of one packet → the packet, or a MalformedPacket that names the rule and the place.
import type { Acknowledgement, Packet, ProtocolVersion } from './packet.ts';
import { FIRST_BYTE, type Side } from './packet-types.ts';
import { readFixedHeader } from './fixed-header.ts';
import { readAcknowledgement } from './packets/acknowledgement.ts';
import { readAuth } from './packets/auth.ts';
import { readConnack } from './packets/connack.ts';
import { readConnect } from './packets/connect.ts';
import { readDisconnect } from './packets/disconnect.ts';
import { readPublish } from './packets/publish.ts';
import { readSuback } from './packets/suback.ts';
import { readSubscribe } from './packets/subscribe.ts';
import { readUnsuback } from './packets/unsuback.ts';
import { readUnsubscribe } from './packets/unsubscribe.ts';
import { Reader } from './reader.ts';

/**
 * Decodes `bytes`, exactly one packet, sent by `from` on a connection of `version` (CONNECT carries its own). Payloads and other binary
 * fields are views into `bytes`: copy what has to outlive it. `laxShares`: a Shared Subscription need not keep the rules of its own
 * (4.8.2), only those of every Topic Filter. Throws MalformedPacket and nothing else.
 */
export function decode(bytes: Uint8Array, version: ProtocolVersion, from: Side, laxShares = false): Packet {
  const bare = bytes.length === 4 ? bareAcknowledgement(bytes) : null;
  if (bare !== null) return bare;
  const reader = new Reader(bytes, version, null);
  if (laxShares) reader.laxShares = true;
  return readPacket(reader, from);
}

/** By the first byte. */
const BARE: Readonly<Record<number, Acknowledgement['type']>> = {
  [FIRST_BYTE.PUBACK]: 'PUBACK',
  [FIRST_BYTE.PUBREC]: 'PUBREC',
  [FIRST_BYTE.PUBREL]: 'PUBREL',
  [FIRST_BYTE.PUBCOMP]: 'PUBCOMP',
};

/** An acknowledgement of four bytes, every second packet at QoS 1 and more at QoS 2: it needs no reader. Null = something else. */
function bareAcknowledgement(bytes: Uint8Array): Acknowledgement | null {
  const type = BARE[bytes[0] as number];
  const packetId = ((bytes[2] as number) << 8) | (bytes[3] as number);
  if (type === undefined || bytes[1] !== 2 || packetId === 0) return null;
  return { type, packetId, reasonCode: 0 };
}

/** The parser behind `decode` and `dissect`; `from` null = either side. */
export function readPacket(reader: Reader, from: Side | null): Packet {
  const { name } = readFixedHeader(reader, from);
  const packet = readBody(reader, name, from);
  if (reader.remaining > 0) throw reader.broken('trailing');
  return packet;
}

function readBody(reader: Reader, type: Packet['type'], from: Side | null): Packet {
  switch (type) {
    case 'PUBLISH':
      return readPublish(reader, from);
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP':
      return readAcknowledgement(reader, type);
    case 'PINGREQ':
    case 'PINGRESP':
      return { type };
    case 'CONNECT':
      return readConnect(reader);
    case 'CONNACK':
      return readConnack(reader);
    case 'SUBSCRIBE':
      return readSubscribe(reader);
    case 'SUBACK':
      return readSuback(reader);
    case 'UNSUBSCRIBE':
      return readUnsubscribe(reader);
    case 'UNSUBACK':
      return readUnsuback(reader);
    case 'DISCONNECT':
      return readDisconnect(reader, from);
    case 'AUTH':
      return readAuth(reader, from);
  }
}
