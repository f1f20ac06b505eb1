// UNSUBSCRIBE [MQTT5-3.10] [MQTT311-3.10]: at least one Topic Filter.
import type { ProtocolVersion, Unsubscribe } from '../packet.ts';
import { firstByteOf } from '../packet-types.ts';
import { readProperties } from '../read-properties.ts';
import type { Reader } from '../reader.ts';
import { brokenTopicFilter, readTopicFilter } from '../topic-filter.ts';
import { writeProperties } from '../write-properties.ts';
import { Writer } from '../writer.ts';

export function readUnsubscribe(reader: Reader): Unsubscribe {
  const packetId = reader.packetId();
  const properties = reader.version === 5 ? readProperties(reader, 'UNSUBSCRIBE') : undefined;
  if (reader.remaining === 0) throw reader.broken('unsubscribeEmpty'); // [MQTT5-3.10.3-2] [MQTT311-3.10.3-2]
  const filters: string[] = [];
  while (reader.remaining > 0) filters.push(readTopicFilter(reader));
  const unsubscribe: Unsubscribe = { type: 'UNSUBSCRIBE', packetId, filters };
  if (properties !== undefined) unsubscribe.properties = properties;
  return unsubscribe;
}

export function writeUnsubscribe(packet: Unsubscribe, version: ProtocolVersion): Uint8Array {
  const writer = new Writer(version);
  writer.packetId(packet.packetId);
  if (version === 5) writeProperties(writer, 'UNSUBSCRIBE', packet.properties);
  if (packet.filters.length === 0) throw writer.broken('unsubscribeEmpty');
  for (const filter of packet.filters) {
    const wrong = brokenTopicFilter(filter, version);
    if (wrong !== null) throw writer.broken(wrong);
    writer.utf8(filter);
  }
  return writer.packet(firstByteOf.UNSUBSCRIBE);
}
