// AUTH [MQTT5-3.15], 5.0 only. Reason Code and properties may be left out together, and only when the code is success.
import type { Auth, ProtocolVersion } from '../packet.ts';
import { firstByteOf, type Side } from '../packet-types.ts';
import { readProperties } from '../read-properties.ts';
import type { Reader } from '../reader.ts';
import * as ReasonCode from '../reason-code.ts';
import { isReasonCode } from '../reason-names.ts';
import { hasNoProperties, writeProperties } from '../write-properties.ts';
import { Writer } from '../writer.ts';

export function readAuth(reader: Reader, from: Side | null): Auth {
  const at = reader.position;
  const short = reader.remaining === 0;
  const reasonCode = short ? ReasonCode.success : reader.u8('Reason Code');
  if (!isReasonCode(reasonCode, 'AUTH', 5, from)) throw reader.broken('authCode', at); // [MQTT5-3.15.2-1]
  const properties = short ? undefined : readProperties(reader, 'AUTH');
  if (!short && properties?.authenticationMethod === undefined) throw reader.broken('authMethod', at + 1);
  const auth: Auth = { type: 'AUTH', reasonCode };
  if (properties !== undefined) auth.properties = properties;
  return auth;
}

export function writeAuth(packet: Auth, version: ProtocolVersion): Uint8Array {
  const { reasonCode, properties } = packet;
  const writer = new Writer(version);
  if (version === 4) throw writer.broken('packetType');
  if (!isReasonCode(reasonCode, 'AUTH', 5, null)) throw writer.broken('authCode');
  if (reasonCode !== ReasonCode.success || !hasNoProperties(properties)) {
    if (properties?.authenticationMethod === undefined) throw writer.broken('authMethod');
    writer.u8(reasonCode);
    writeProperties(writer, 'AUTH', properties);
  }
  return writer.packet(firstByteOf.AUTH);
}
