// PUBACK, PUBREC, PUBREL and PUBCOMP have one shape [MQTT5-3.4..3.7] [MQTT311-3.4..3.7]. In 5.0 the Property Length may
// be left out when there are no properties, and then the Reason Code too when it is success. The shortest form is
// written.
import type { Acknowledgement, Properties, ProtocolVersion } from '../packet.ts';
import { firstByteOf } from '../packet-types.ts';
import { readProperties } from '../read-properties.ts';
import type { Reader } from '../reader.ts';
import * as ReasonCode from '../reason-code.ts';
import { isReasonCode } from '../reason-names.ts';
import { broken, type RuleName } from '../rules.ts';
import { hasNoProperties, writeProperties } from '../write-properties.ts';
import { Writer } from '../writer.ts';

// [MQTT5-3.4.2-1] [MQTT5-3.5.2-1] [MQTT5-3.6.2-1] [MQTT5-3.7.2-1]
const codeRules: Readonly<Record<Acknowledgement['type'], RuleName>> = {
  PUBACK: 'pubackCode',
  PUBREC: 'pubrecCode',
  PUBREL: 'pubrelCode',
  PUBCOMP: 'pubcompCode',
};

export function readAcknowledgement(reader: Reader, type: Acknowledgement['type']): Acknowledgement {
  const packetId = reader.packetId();
  let reasonCode: number = ReasonCode.success;
  let properties: Properties | undefined;
  if (reader.version === 5 && reader.remaining > 0) {
    const at = reader.position;
    reasonCode = reader.u8('Reason Code');
    if (!isReasonCode(reasonCode, type, 5, null)) throw reader.broken(codeRules[type], at);
    if (reader.remaining > 0) properties = readProperties(reader, type);
  }
  return properties === undefined ? { type, packetId, reasonCode } : { type, packetId, reasonCode, properties };
}

export function writeAcknowledgement(packet: Acknowledgement, version: ProtocolVersion): Uint8Array {
  const { type, packetId, reasonCode, properties } = packet;
  const bare = version === 4 || hasNoProperties(properties);
  if (version === 5 && !isReasonCode(reasonCode, type, 5, null)) throw broken(codeRules[type], 5, 2);
  if (bare && (version === 4 || reasonCode === ReasonCode.success)) {
    if (packetId === 0) throw broken('packetIdZero', version, 0);
    if (!Number.isInteger(packetId) || packetId < 0 || packetId > 0xffff) throw broken('integerRange', version, 0);
    const bytes = new Uint8Array(4);
    bytes[0] = firstByteOf[type];
    bytes[1] = 2;
    bytes[2] = packetId >> 8;
    bytes[3] = packetId;
    return bytes;
  }
  const writer = new Writer(version);
  writer.packetId(packetId);
  writer.u8(reasonCode);
  if (!bare) writeProperties(writer, type, properties);
  return writer.packet(firstByteOf[type]);
}
