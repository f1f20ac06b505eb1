// CONNACK [MQTT5-3.2] [MQTT311-3.2].
import type { Connack, ProtocolVersion } from '../packet.ts';
import { firstByteOf } from '../packet-types.ts';
import { readProperties } from '../read-properties.ts';
import type { Reader } from '../reader.ts';
import * as ReasonCode from '../reason-code.ts';
import { isReasonCode } from '../reason-names.ts';
import { writeProperties } from '../write-properties.ts';
import { Writer } from '../writer.ts';

export function readConnack(reader: Reader): Connack {
  const at = reader.position;
  const flags = reader.u8('Connect Acknowledge Flags');
  // MQTT 3.1 has no Session Present: the whole byte is reserved, and nothing is said of it.
  if (reader.mqtt31) reader.bits('Reserved', flags, at, 7, 0);
  else {
    reader.bits('Reserved', flags >> 1, at, 7, 1);
    reader.bits('Session Present', flags & 1, at, 0, 0);
  }
  const sessionPresent = flags === 1 && !reader.mqtt31;
  if (flags > 1 && !reader.mqtt31) throw reader.broken('connackReserved', at); // [MQTT5-3.2.2-1]
  const reasonCode = reader.u8(reader.version === 5 ? 'Reason Code' : 'Connect Return code');
  // [MQTT5-3.2.2-8]
  if (!isReasonCode(reasonCode, 'CONNACK', reader.version, 'server')) throw reader.broken('connackCode', at + 1);
  // [MQTT5-3.2.2-6] [MQTT311-3.2.2-4]
  if (sessionPresent && reasonCode !== ReasonCode.success) throw reader.broken('sessionPresent', at);
  const properties = reader.version === 5 ? readProperties(reader, 'CONNACK') : undefined;
  const connack: Connack = { type: 'CONNACK', sessionPresent, reasonCode };
  if (properties !== undefined) connack.properties = properties;
  return connack;
}

export function writeConnack(packet: Connack, version: ProtocolVersion): Uint8Array {
  const { sessionPresent, reasonCode, properties } = packet;
  const writer = new Writer(version);
  if (sessionPresent && reasonCode !== ReasonCode.success) throw writer.broken('sessionPresent');
  writer.u8(sessionPresent ? 1 : 0);
  if (!isReasonCode(reasonCode, 'CONNACK', version, 'server')) throw writer.broken('connackCode');
  writer.u8(reasonCode);
  if (version === 5) writeProperties(writer, 'CONNACK', properties);
  return writer.packet(firstByteOf.CONNACK);
}
