// CONNECT [MQTT5-3.1] [MQTT311-3.1]: the flags say which fields follow; the protocol level decides the version of the
// connection. MQTT 3.1 has the form of 3.1.1, and is read as that. Bridges add a bit to the level, by custom.
import type { Connect, ProtocolVersion, QoS, Will } from '../packet.ts';
import { firstByteOf } from '../packet-types.ts';
import { readProperties } from '../read-properties.ts';
import type { Reader } from '../reader.ts';
import { isTopicName } from '../topic.ts';
import { writeProperties } from '../write-properties.ts';
import { Writer } from '../writer.ts';

const reservedFlag = 0x01;
const cleanFlag = 0x02;
const willFlag = 0x04;
const willRetainFlag = 0x20;
const passwordFlag = 0x40;
const userNameFlag = 0x80;

const bridgeBit = 0x80;
const levelOf31 = 3;

export function readConnect(reader: Reader): Connect {
  reader.version = readVersion(reader);
  const { version, mqtt31 } = reader;
  const level = reader.bytes[reader.position - 1] as number;
  const flags = readFlags(reader);
  const keepAlive = reader.u16('Keep Alive');

  const propertiesAt = reader.position;
  const properties = version === 5 ? readProperties(reader, 'CONNECT') : undefined;
  if (properties?.authenticationData !== undefined && properties.authenticationMethod === undefined)
    throw reader.broken('authenticationData', propertiesAt);

  const clientIdAt = reader.position;
  const clientId = reader.utf8('Client Identifier'); // [MQTT5-3.1.3-3] [MQTT5-3.1.3-4]
  const clean = (flags & cleanFlag) !== 0;
  // In 3.1 every client has one. [MQTT311-3.1.3-7] [MQTT311-3.1.3-8]; 5.0 lets the server assign one to any session
  if (version === 4 && clientId === '' && (mqtt31 ? !reader.lenient : !clean))
    throw reader.broken('clientIdEmpty', clientIdAt);

  const connect: Connect = { type: 'CONNECT', version, clean, keepAlive, clientId };
  if (level !== version) connect.level = level;
  if (properties !== undefined) connect.properties = properties;
  if ((flags & willFlag) !== 0) connect.will = readWill(reader, flags);
  // In 3.1 the Remaining Length counts for more than these two flags.
  const has = (flag: number): boolean => (flags & flag) !== 0 && !(mqtt31 && reader.remaining === 0);
  if (has(userNameFlag)) connect.username = reader.utf8('User Name'); // [MQTT5-3.1.3-12]
  if (has(passwordFlag)) connect.password = reader.binary('Password');
  return connect;
}

function readVersion(reader: Reader): ProtocolVersion {
  const nameAt = reader.position;
  const name = reader.utf8('Protocol Name');
  const level = reader.u8('Protocol Version');
  // MQTT 3.1 calls itself MQIsdp: its name is not wrong, its version is.
  // [MQTT5-3.1.2-1]
  const older = reader.lenient || reader.olderLevels;
  const plain = older ? level & ~bridgeBit : level;
  const is31 = name === 'MQIsdp' && (level & ~bridgeBit) === levelOf31;
  if (name !== 'MQTT' && name !== 'MQIsdp') throw reader.broken('protocolName', nameAt);
  if (is31 && older) {
    reader.mqtt31 = true;
    return 4;
  }
  if (name === 'MQIsdp' || (plain !== 4 && plain !== 5)) throw reader.broken('protocolVersion', reader.position - 1); // [MQTT5-3.1.2-2]
  return plain;
}

function readFlags(reader: Reader): number {
  const at = reader.position;
  const flags = reader.u8('Connect Flags');
  const willQoS = (flags >> 3) & 3;
  reader.bits('User Name Flag', (flags >> 7) & 1, at, 7, 7);
  reader.bits('Password Flag', (flags >> 6) & 1, at, 6, 6);
  reader.bits('Will Retain', (flags >> 5) & 1, at, 5, 5);
  reader.bits('Will QoS', willQoS, at, 4, 3);
  reader.bits('Will Flag', (flags >> 2) & 1, at, 2, 2);
  reader.bits(reader.version === 5 ? 'Clean Start' : 'Clean Session', (flags >> 1) & 1, at, 1, 1);
  reader.bits('Reserved', flags & reservedFlag, at, 0, 0);
  // 3.1 does not say what it is.
  if ((flags & reservedFlag) !== 0 && !reader.mqtt31) throw reader.broken('connectReserved', at); // [MQTT5-3.1.2-3]
  // Without a Will 3.1 disregards the other two.
  if ((flags & willFlag) === 0 && !reader.mqtt31) {
    if (willQoS !== 0) throw reader.broken('willQoSWithoutWill', at); // [MQTT5-3.1.2-11] [MQTT311-3.1.2-13]
    if ((flags & willRetainFlag) !== 0) throw reader.broken('willRetainWithoutWill', at); // [MQTT5-3.1.2-13]
  } else if (willQoS === 3) {
    throw reader.broken('willQoS', at); // [MQTT5-3.1.2-12] [MQTT311-3.1.2-14]
  }
  // [MQTT311-3.1.2-22]; 5.0 allows a Password alone
  if (
    reader.version === 4 &&
    !(reader.mqtt31 && reader.lenient) &&
    (flags & (userNameFlag | passwordFlag)) === passwordFlag
  )
    throw reader.broken('passwordAlone', at);
  return flags;
}

function readWill(reader: Reader, flags: number): Will {
  const properties = reader.version === 5 ? readProperties(reader, 'WILL') : undefined;
  const topic = reader.topicName('Will Topic', 'willTopic'); // [MQTT5-3.1.3-11]
  const payload = reader.binary(reader.version === 5 ? 'Will Payload' : 'Will Message');
  const will: Will = { topic, payload, qos: ((flags >> 3) & 3) as QoS, retain: (flags & willRetainFlag) !== 0 };
  if (properties !== undefined) will.properties = properties;
  return will;
}

export function writeConnect(packet: Connect): Uint8Array {
  const { version, clean, keepAlive, clientId, will, username, password, properties } = packet;
  const writer = new Writer(version);
  writer.utf8('MQTT');
  writer.u8(version);
  if (version === 4 && password !== undefined && username === undefined) throw writer.broken('passwordAlone');
  writer.u8(
    (clean ? cleanFlag : 0) |
      (will === undefined ? 0 : willFlag | (will.qos << 3) | (will.retain ? willRetainFlag : 0)) |
      (password === undefined ? 0 : passwordFlag) |
      (username === undefined ? 0 : userNameFlag),
  );
  writer.u16(keepAlive);
  if (version === 5) {
    if (properties?.authenticationData !== undefined && properties.authenticationMethod === undefined)
      throw writer.broken('authenticationData');
    writeProperties(writer, 'CONNECT', properties);
  }
  if (version === 4 && clientId === '' && !clean) throw writer.broken('clientIdEmpty');
  writer.utf8(clientId);
  if (will !== undefined) {
    if (version === 5) writeProperties(writer, 'WILL', will.properties);
    if (!isTopicName(will.topic)) throw writer.broken('willTopic');
    writer.utf8(will.topic);
    writer.binary(will.payload);
  }
  if (username !== undefined) writer.utf8(username);
  if (password !== undefined) writer.binary(password);
  return writer.packet(firstByteOf.CONNECT);
}
