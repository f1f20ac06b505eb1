// UNSUBACK [MQTT5-3.11] [MQTT311-3.11]: Reason Codes exist in 5.0 only. In 3.1.1 it is a Packet Identifier and nothing
// else.
import type { ProtocolVersion, Unsuback } from '../packet.ts';
import { firstByteOf } from '../packet-types.ts';
import { readProperties } from '../read-properties.ts';
import type { Reader } from '../reader.ts';
import { isReasonCode } from '../reason-names.ts';
import { writeProperties } from '../write-properties.ts';
import { Writer } from '../writer.ts';

export function readUnsuback(reader: Reader): Unsuback {
  const unsuback: Unsuback = { type: 'UNSUBACK', packetId: reader.packetId(), reasonCodes: [] };
  if (reader.version === 4) return unsuback;
  const properties = readProperties(reader, 'UNSUBACK');
  if (properties !== undefined) unsuback.properties = properties;
  if (reader.remaining === 0) throw reader.broken('unsubackEmpty'); // [MQTT5-3.11.3-1]
  while (reader.remaining > 0) {
    const at = reader.position;
    const code = reader.u8('Reason Code');
    if (!isReasonCode(code, 'UNSUBACK', 5, 'server')) throw reader.broken('unsubackCode', at); // [MQTT5-3.11.3-2]
    unsuback.reasonCodes.push(code);
  }
  return unsuback;
}

/** In 3.1.1 the Reason Codes are left out. */
export function writeUnsuback(packet: Unsuback, version: ProtocolVersion): Uint8Array {
  const writer = new Writer(version);
  writer.packetId(packet.packetId);
  if (version === 5) {
    writeProperties(writer, 'UNSUBACK', packet.properties);
    if (packet.reasonCodes.length === 0) throw writer.broken('unsubackEmpty');
    for (const code of packet.reasonCodes) {
      if (!isReasonCode(code, 'UNSUBACK', 5, 'server')) throw writer.broken('unsubackCode');
      writer.u8(code);
    }
  }
  return writer.packet(firstByteOf.UNSUBACK);
}
