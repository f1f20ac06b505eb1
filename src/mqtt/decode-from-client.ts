// Bytes of one packet of a client → the packet. Apart from the rest of `decode`, so that a broker does not carry the
// code for packets that only servers send.
import { readFixedHeader } from './fixed-header.ts';
import type { Acknowledgement, Connack, Packet, ProtocolVersion, Suback, Unsuback } from './packet.ts';
import { packetTypes, type Side } from './packet-types.ts';
import { readAcknowledgement } from './packets/acknowledgement.ts';
import { readAuth } from './packets/auth.ts';
import { readConnect } from './packets/connect.ts';
import { readDisconnect } from './packets/disconnect.ts';
import { readPublish } from './packets/publish.ts';
import { readSubscribe } from './packets/subscribe.ts';
import { readUnsubscribe } from './packets/unsubscribe.ts';
import { Reader } from './reader.ts';
import * as ReasonCode from './reason-code.ts';

type OfServers = Connack | Suback | Unsuback;

/** How a server reads what it may read one way or another. */
export interface Reading {
  /** Whether a Shared Subscription need only keep the rules of every Topic Filter. */
  laxShares?: boolean;
  /** Whether a CONNECT of MQTT 3.1 or of a bridge is read. */
  olderLevels?: boolean;
  /** Whether the connection speaks MQTT 3.1. */
  mqtt31?: boolean;
  /** Whether a string with a control character or a noncharacter is malformed (1.5.4, in 3.1.1 1.5.3). */
  plainText?: boolean;
}

const usual: Reading = {};

/** As `decode` (decode.ts) for a packet that a client sent. */
export function decodeFromClient(bytes: Uint8Array, version: ProtocolVersion, reading: Reading = usual): Packet {
  const reader = new Reader(bytes, version, null);
  if (reading.laxShares === true) reader.laxShares = true;
  if (reading.olderLevels === true) reader.olderLevels = true;
  if (reading.mqtt31 === true) reader.mqtt31 = true;
  if (reading.plainText === true) reader.plainText = true;
  const { name } = readFixedHeader(reader, 'client');
  const packet = readClientBody(reader, name as Exclude<Packet, OfServers>['type'], 'client');
  if (reader.remaining > 0) throw reader.broken('trailing');
  return packet;
}

/** The acknowledgement that `nextBare` of PacketCutter has found. */
export function bareAcknowledgement(bare: number): Acknowledgement {
  const type = packetTypes[bare >> 20]?.name as Acknowledgement['type'];
  return { type, packetId: bare & 0xffff, reasonCode: ReasonCode.success };
}

/** Reads the part behind the fixed header; `from` null = either side. */
export function readClientBody(reader: Reader, type: Exclude<Packet, OfServers>['type'], from: Side | null): Packet {
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
    case 'SUBSCRIBE':
      return readSubscribe(reader);
    case 'UNSUBSCRIBE':
      return readUnsubscribe(reader);
    case 'DISCONNECT':
      return readDisconnect(reader, from);
    case 'AUTH':
      return readAuth(reader, from);
  }
}
