// Reason Codes of MQTT 5 [MQTT5-2.4] and return codes of MQTT 3.1.1: which packet may carry which, from whom, and their names.
import type { PacketType, ProtocolVersion } from './packet.ts';
import type { Side } from './packet-types.ts';

/** The packets that carry Reason Codes. */
export type ReasonOwner =
  'CONNACK' | 'PUBACK' | 'PUBREC' | 'PUBREL' | 'PUBCOMP' | 'SUBACK' | 'UNSUBACK' | 'DISCONNECT' | 'AUTH';

const NAMES: Readonly<Record<number, string>> = {
  0x00: 'Success',
  0x01: 'Granted QoS 1',
  0x02: 'Granted QoS 2',
  0x04: 'Disconnect with Will Message',
  0x10: 'No matching subscribers',
  0x11: 'No subscription existed',
  0x18: 'Continue authentication',
  0x19: 'Re-authenticate',
  0x80: 'Unspecified error',
  0x81: 'Malformed Packet',
  0x82: 'Protocol Error',
  0x83: 'Implementation specific error',
  0x84: 'Unsupported Protocol Version',
  0x85: 'Client Identifier not valid',
  0x86: 'Bad User Name or Password',
  0x87: 'Not authorized',
  0x88: 'Server unavailable',
  0x89: 'Server busy',
  0x8a: 'Banned',
  0x8b: 'Server shutting down',
  0x8c: 'Bad authentication method',
  0x8d: 'Keep Alive timeout',
  0x8e: 'Session taken over',
  0x8f: 'Topic Filter invalid',
  0x90: 'Topic Name invalid',
  0x91: 'Packet Identifier in use',
  0x92: 'Packet Identifier not found',
  0x93: 'Receive Maximum exceeded',
  0x94: 'Topic Alias invalid',
  0x95: 'Packet too large',
  0x96: 'Message rate too high',
  0x97: 'Quota exceeded',
  0x98: 'Administrative action',
  0x99: 'Payload format invalid',
  0x9a: 'Retain not supported',
  0x9b: 'QoS not supported',
  0x9c: 'Use another server',
  0x9d: 'Server moved',
  0x9e: 'Shared Subscriptions not supported',
  0x9f: 'Connection rate exceeded',
  0xa0: 'Maximum connect time',
  0xa1: 'Subscription Identifiers not supported',
  0xa2: 'Wildcard Subscriptions not supported',
};

/** Code 0x00 is named for what it means in these packets. */
const NAMES_OF_ZERO: Readonly<Partial<Record<PacketType, string>>> = {
  SUBACK: 'Granted QoS 0',
  DISCONNECT: 'Normal disconnection',
};

const CONNACK_NAMES_4 = [
  'Connection Accepted',
  'Connection Refused, unacceptable protocol version',
  'Connection Refused, identifier rejected',
  'Connection Refused, Server unavailable',
  'Connection Refused, bad user name or password',
  'Connection Refused, not authorized',
];

const SUBACK_NAMES_4: Readonly<Record<number, string>> = {
  0x00: 'Success - Maximum QoS 0',
  0x01: 'Success - Maximum QoS 1',
  0x02: 'Success - Maximum QoS 2',
  0x80: 'Failure',
};

/** 256 flags, so that a check is one look-up. */
const set = (...codes: number[]): Uint8Array => {
  const flags = new Uint8Array(256);
  for (const code of codes) flags[code] = 1;
  return flags;
};

const PUBLISH_CODES = set(0x00, 0x10, 0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99);
const RELEASE_CODES = set(0x00, 0x92);

const CODES: Readonly<Record<Exclude<ReasonOwner, 'DISCONNECT' | 'AUTH'>, Uint8Array>> = {
  CONNACK: set(
    ...[0x00, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8c],
    ...[0x90, 0x95, 0x97, 0x99, 0x9a, 0x9b, 0x9c, 0x9d, 0x9f],
  ),
  PUBACK: PUBLISH_CODES,
  PUBREC: PUBLISH_CODES,
  PUBREL: RELEASE_CODES,
  PUBCOMP: RELEASE_CODES,
  SUBACK: set(0x00, 0x01, 0x02, 0x80, 0x83, 0x87, 0x8f, 0x91, 0x97, 0x9e, 0xa1, 0xa2),
  UNSUBACK: set(0x00, 0x11, 0x80, 0x83, 0x87, 0x8f, 0x91),
};

const EITHER_DISCONNECT = [0x00, 0x80, 0x81, 0x82, 0x83, 0x90, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99];
/** 0x8C stands in section 2.4 for DISCONNECT, though not in its own table. */
const SERVER_DISCONNECT = [
  ...[0x87, 0x89, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f],
  ...[0x9a, 0x9b, 0x9c, 0x9d, 0x9e, 0x9f, 0xa0, 0xa1, 0xa2],
];

const SIDED: Readonly<Record<'DISCONNECT' | 'AUTH', Readonly<Record<Side, Uint8Array>>>> = {
  DISCONNECT: {
    client: set(...EITHER_DISCONNECT, 0x04),
    server: set(...EITHER_DISCONNECT, ...SERVER_DISCONNECT),
  },
  AUTH: { client: set(0x18, 0x19), server: set(0x00, 0x18) },
};

const CONNACK_CODES_4 = set(0, 1, 2, 3, 4, 5);
const SUBACK_CODES_4 = set(0x00, 0x01, 0x02, 0x80);

/** Whether `owner` may carry `code`; `from` null = from either side. */
export function isReasonCode(code: number, owner: ReasonOwner, version: ProtocolVersion, from: Side | null): boolean {
  if (version === 4) {
    if (owner === 'CONNACK') return CONNACK_CODES_4[code] === 1;
    if (owner === 'SUBACK') return SUBACK_CODES_4[code] === 1;
    return code === 0; // nothing is written
  }
  if (owner !== 'DISCONNECT' && owner !== 'AUTH') return CODES[owner][code] === 1;
  if (from !== null) return SIDED[owner][from][code] === 1;
  return SIDED[owner].client[code] === 1 || SIDED[owner].server[code] === 1;
}

/** The specification's name of `code` in `packetType`, or `Unknown (0x..)`. */
export function reasonName(code: number, packetType: PacketType, version: ProtocolVersion): string {
  let name: string | undefined;
  if (version === 4 && packetType === 'CONNACK') name = CONNACK_NAMES_4[code];
  else if (version === 4 && packetType === 'SUBACK') name = SUBACK_NAMES_4[code];
  else name = (code === 0 ? NAMES_OF_ZERO[packetType] : undefined) ?? NAMES[code];
  return name ?? `Unknown (0x${code.toString(16).toUpperCase().padStart(2, '0')})`;
}
