// PUBLISH [MQTT5-3.3] [MQTT311-3.3]: the packet that must be fast. Writing makes one array, reading makes none for the
// payload.
import type { ProtocolVersion, Publish, QoS } from '../packet.ts';
import type { Side } from '../packet-types.ts';
import { readProperties } from '../read-properties.ts';
import type { Reader } from '../reader.ts';
import { broken } from '../rules.ts';
import { hasWildcard } from '../topic.ts';
import { utf8Length, writeUtf8 } from '../utf8.ts';
import {
  variableByteIntegerMaximum,
  variableByteIntegerLength,
  writeVariableByteInteger,
} from '../variable-byte-integer.ts';
import { hasNoProperties, writeProperties } from '../write-properties.ts';
import { Writer } from '../writer.ts';

/** `payload` is a view into the reader's bytes. */
export function readPublish(reader: Reader, from: Side | null): Publish {
  const flags = (reader.bytes[0] as number) & 0x0f;
  const qos = (flags >> 1) & 3;
  const dup = (flags & 8) !== 0;
  const retain = (flags & 1) !== 0;
  reader.bits('DUP', flags >> 3, 0, 3, 3);
  reader.bits('QoS', qos, 0, 2, 1);
  reader.bits('RETAIN', flags & 1, 0, 0, 0);
  if (qos === 3) throw reader.broken('publishQoS', 0); // [MQTT5-3.3.1-4] [MQTT311-3.3.1-4]
  if (dup && qos === 0 && !reader.mqtt31) throw reader.broken('dupWithQoS0', 0); // [MQTT5-3.3.1-2] [MQTT311-3.3.1-2]

  const topicAt = reader.position + 2;
  const topic = reader.utf8('Topic Name'); // [MQTT5-3.3.2-1]
  if (hasWildcard(topic)) throw reader.broken('publishWildcard', topicAt); // [MQTT5-3.3.2-2] [MQTT311-3.3.2-2]
  const packetId = qos > 0 ? reader.packetId() : 0;
  let properties: Publish['properties'];
  if (reader.version === 5) {
    const propertiesAt = reader.position;
    properties = readProperties(reader, 'PUBLISH');
    if (from === 'client' && properties?.subscriptionIdentifier !== undefined)
      throw reader.broken('subscriptionIdFromClient', propertiesAt); // [MQTT5-3.3.4-6]
    if (topic === '' && properties?.topicAlias === undefined) throw reader.broken('topicEmptyWithoutAlias', topicAt);
  } else if (topic === '') {
    throw reader.broken('topicEmpty', topicAt); // [MQTT311-4.7.3-1]
  }
  const payload = reader.rest('Payload');
  // The identifier is set here, not later: engines would store it apart from the rest of the object.
  const publish: Publish =
    qos === 0
      ? { type: 'PUBLISH', dup, qos, retain, topic, payload }
      : { type: 'PUBLISH', dup, qos: qos as QoS, retain, topic, packetId, payload };
  if (properties !== undefined) publish.properties = properties;
  return publish;
}

export function writePublish(packet: Publish, version: ProtocolVersion): Uint8Array {
  const { topic, qos, dup, retain, packetId, payload } = packet;
  const topicLength = checkPublish(packet, version);
  const properties = version === 5 ? publishProperties(packet) : null;

  const propertiesLength = version === 4 ? 0 : properties === null ? 1 : properties.length;
  const length = 2 + topicLength + (qos > 0 ? 2 : 0) + propertiesLength + payload.length;
  if (length > variableByteIntegerMaximum) throw broken('integerRange', version, 1);

  const bytes = new Uint8Array(1 + variableByteIntegerLength(length) + length);
  bytes[0] = 0x30 | (dup ? 8 : 0) | (qos << 1) | (retain ? 1 : 0);
  let at = writeVariableByteInteger(bytes, 1, length);
  bytes[at++] = topicLength >> 8;
  bytes[at++] = topicLength;
  at = writeUtf8(bytes, at, topic);
  if (packetId !== undefined) {
    bytes[at++] = packetId >> 8;
    bytes[at++] = packetId;
  }
  if (properties !== null) bytes.set(properties, at);
  bytes.set(payload, at + propertiesLength);
  return bytes;
}

/** Bytes of the Topic Name. */
function checkPublish({ topic, qos, dup, packetId, properties }: Publish, version: ProtocolVersion): number {
  const topicLength = utf8Length(topic);
  if (topicLength < 0) throw broken(topic.includes('\0') ? 'utf8Null' : 'utf8', version, 2);
  if (topicLength > 0xffff) throw broken('stringLength', version, 2); // [MQTT5-4.7.3-3]
  if (hasWildcard(topic)) throw broken('publishWildcard', version, 2);
  if (topicLength === 0) {
    if (version === 4) throw broken('topicEmpty', version, 2);
    if (properties?.topicAlias === undefined) throw broken('topicEmptyWithoutAlias', version, 2);
  }
  if (dup && qos === 0) throw broken('dupWithQoS0', version, 0);
  if (qos === 0) {
    if (packetId !== undefined) throw broken('packetIdWithQoS0', version, 2 + topicLength); // [MQTT5-2.2.1-2]
    return topicLength;
  }
  if (packetId === undefined) throw broken('packetIdMissing', version, 2 + topicLength);
  if (packetId === 0) throw broken('packetIdZero', version, 2 + topicLength);
  if (!Number.isInteger(packetId) || packetId < 0 || packetId > 0xffff)
    throw broken('integerRange', version, 2 + topicLength);
  return topicLength;
}

/** Property Length and properties, or null when there are none. */
function publishProperties({ properties }: Publish): Uint8Array | null {
  if (hasNoProperties(properties)) return null;
  const writer = new Writer(5);
  writeProperties(writer, 'PUBLISH', properties);
  return writer.body();
}
