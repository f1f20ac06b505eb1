// The packet types by number [MQTT5-2.1.2] [MQTT311-2.2.1]: which side may send each, and the flags of its fixed
// header.
import type { PacketType } from './packet.ts';
import type { RuleName } from './rules.ts';

export type Side = 'client' | 'server';

export interface PacketTypeRow {
  name: PacketType;
  /** The side that may send it; null = both. */
  from: Side | null;
  /** The lower four bits of the first byte [MQTT5-2.1.3-1]; null = they carry information (PUBLISH). */
  flags: number | null;
  flagsRule: RuleName;
}

const row = (name: PacketType, from: Side | null, flags: number | null, flagsRule: RuleName): PacketTypeRow => ({
  name,
  from,
  flags,
  flagsRule,
});

/** Indexed by the upper four bits of the first byte; 0 is forbidden, 15 exists in 5.0 only. */
export const packetTypes: readonly (PacketTypeRow | null)[] = [
  null,
  row('CONNECT', 'client', 0, 'reservedFlags'),
  row('CONNACK', 'server', 0, 'reservedFlags'),
  row('PUBLISH', null, null, 'reservedFlags'),
  row('PUBACK', null, 0, 'reservedFlags'),
  row('PUBREC', null, 0, 'reservedFlags'),
  row('PUBREL', null, 2, 'pubrelFlags'),
  row('PUBCOMP', null, 0, 'reservedFlags'),
  row('SUBSCRIBE', 'client', 2, 'subscribeFlags'),
  row('SUBACK', 'server', 0, 'reservedFlags'),
  row('UNSUBSCRIBE', 'client', 2, 'unsubscribeFlags'),
  row('UNSUBACK', 'server', 0, 'reservedFlags'),
  row('PINGREQ', 'client', 0, 'reservedFlags'),
  row('PINGRESP', 'server', 0, 'reservedFlags'),
  row('DISCONNECT', null, 0, 'disconnectFlags'),
  row('AUTH', null, 0, 'authFlags'),
];

/** The first byte of every packet type but PUBLISH, whose flags are data. */
export const firstByteOf: Readonly<Record<PacketType, number>> = {
  CONNECT: 0x10,
  CONNACK: 0x20,
  PUBLISH: 0x30,
  PUBACK: 0x40,
  PUBREC: 0x50,
  PUBREL: 0x62,
  PUBCOMP: 0x70,
  SUBSCRIBE: 0x82,
  SUBACK: 0x90,
  UNSUBSCRIBE: 0xa2,
  UNSUBACK: 0xb0,
  PINGREQ: 0xc0,
  PINGRESP: 0xd0,
  DISCONNECT: 0xe0,
  AUTH: 0xf0,
};
