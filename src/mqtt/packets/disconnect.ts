// DISCONNECT [MQTT5-3.14] [MQTT311-3.14]: empty in 3.1.1. In 5.0 the Property Length may be left out when there are no
// properties, and then the Reason Code too when it is 0x00. The shortest form is written.
import type { Disconnect, Properties, ProtocolVersion } from '../packet.ts';
import { firstByteOf, type Side } from '../packet-types.ts';
import { readProperties } from '../read-properties.ts';
import type { Reader } from '../reader.ts';
import * as ReasonCode from '../reason-code.ts';
import { isReasonCode } from '../reason-names.ts';
import { hasNoProperties, writeProperties } from '../write-properties.ts';
import { Writer } from '../writer.ts';

export function readDisconnect(reader: Reader, from: Side | null): Disconnect {
  let reasonCode: number = ReasonCode.success;
  let properties: Properties | undefined;
  if (reader.version === 4) {
    if (from === 'server') throw reader.broken('direction', 0);
  } else if (reader.remaining > 0) {
    const at = reader.position;
    reasonCode = reader.u8('Reason Code');
    if (!isReasonCode(reasonCode, 'DISCONNECT', 5, from)) throw reader.broken('disconnectCode', at); // [MQTT5-3.14.2-1]
    if (reader.remaining > 0) properties = readProperties(reader, 'DISCONNECT');
    if (from === 'server' && properties?.sessionExpiryInterval !== undefined)
      throw reader.broken('disconnectExpiry', at + 1); // [MQTT5-3.14.2-2]
  }
  const disconnect: Disconnect = { type: 'DISCONNECT', reasonCode };
  if (properties !== undefined) disconnect.properties = properties;
  return disconnect;
}

/** In 3.1.1 the Reason Code is left out. */
export function writeDisconnect(packet: Disconnect, version: ProtocolVersion): Uint8Array {
  const { reasonCode, properties } = packet;
  const writer = new Writer(version);
  if (version === 5) {
    if (!isReasonCode(reasonCode, 'DISCONNECT', 5, null)) throw writer.broken('disconnectCode');
    const bare = hasNoProperties(properties);
    if (!bare || reasonCode !== ReasonCode.success) writer.u8(reasonCode);
    if (!bare) writeProperties(writer, 'DISCONNECT', properties);
  }
  return writer.packet(firstByteOf.DISCONNECT);
}
