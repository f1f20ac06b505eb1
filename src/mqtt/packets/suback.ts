// SUBACK [MQTT5-3.9] [MQTT311-3.9]: one Reason Code for each Topic Filter.
import type { ProtocolVersion, Suback } from '../packet.ts';
import { firstByteOf } from '../packet-types.ts';
import { readProperties } from '../read-properties.ts';
import type { Reader } from '../reader.ts';
import { isReasonCode } from '../reason-names.ts';
import { writeProperties } from '../write-properties.ts';
import { Writer } from '../writer.ts';

export function readSuback(reader: Reader): Suback {
  const { version } = reader;
  const packetId = reader.packetId();
  const properties = version === 5 ? readProperties(reader, 'SUBACK') : undefined;
  if (reader.remaining === 0) throw reader.broken('subackEmpty'); // [MQTT5-3.8.4-6] [MQTT311-3.8.4-5]
  const reasonCodes: number[] = [];
  while (reader.remaining > 0) {
    const at = reader.position;
    const code = reader.u8(version === 5 ? 'Reason Code' : 'Return code');
    // [MQTT5-3.9.3-2] [MQTT311-3.9.3-2]
    if (!isReasonCode(code, 'SUBACK', version, 'server')) throw reader.broken('subackCode', at);
    reasonCodes.push(code);
  }
  const suback: Suback = { type: 'SUBACK', packetId, reasonCodes };
  if (properties !== undefined) suback.properties = properties;
  return suback;
}

export function writeSuback(packet: Suback, version: ProtocolVersion): Uint8Array {
  const writer = new Writer(version);
  writer.packetId(packet.packetId);
  if (version === 5) writeProperties(writer, 'SUBACK', packet.properties);
  if (packet.reasonCodes.length === 0) throw writer.broken('subackEmpty');
  for (const code of packet.reasonCodes) {
    if (!isReasonCode(code, 'SUBACK', version, 'server')) throw writer.broken('subackCode');
    writer.u8(code);
  }
  return writer.packet(firstByteOf.SUBACK);
}
