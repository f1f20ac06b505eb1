// The fixed header [MQTT5-2.1] [MQTT311-2.2]: packet type, flags, Remaining Length.
import { packetTypes, type PacketTypeRow, type Side } from './packet-types.ts';
import type { Reader } from './reader.ts';

/**
 * Reads and checks the fixed header. The packet is truncated, or has trailing bytes, if the reader does not hold
 * exactly one.
 */
export function readFixedHeader(reader: Reader, from: Side | null): PacketTypeRow {
  reader.need(1);
  const first = reader.bytes[0] as number;
  const type = packetTypes[first >> 4] as PacketTypeRow | null;
  reader.bits('Packet type', first >> 4, 0, 7, 4);
  reader.position = 1;
  if (type === null || (type.name === 'AUTH' && reader.version === 4)) throw reader.broken('packetType', 0);
  if (type.flags !== null) {
    reader.bits('Flags', first & 0x0f, 0, 3, 0);
    // 3.1 sends some packets again with DUP, and does not use the flags of others.
    if ((first & 0x0f) !== type.flags && !reader.mqtt31) throw reader.broken(type.flagsRule, 0); // [MQTT5-2.1.3-1] [MQTT311-2.2.2-2]
  }
  readRemainingLength(reader);
  if (from !== null && type.from !== null && type.from !== from) throw reader.broken('direction', 0);
  return type;
}

function readRemainingLength(reader: Reader): void {
  const length = reader.variableByteInteger('Remaining Length', 'remainingLength', 'remainingLengthMinimal');
  const end = reader.position + length;
  if (end > reader.end) {
    if (!reader.lenient) throw reader.broken('truncated', reader.end);
    reader.cut = true;
  }
  if (end < reader.end) throw reader.broken('trailing', end);
}
