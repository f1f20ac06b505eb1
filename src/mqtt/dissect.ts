// The fields of one packet with their place in its bytes. They come from the parser of `decode` through its visitor:
// the page shows what was read. A malformed packet gives the fields up to the fault.
import { clauseOf } from './clauses.ts';
import { readPacket } from './decode.ts';
import { MalformedPacket } from './malformed.ts';
import type { Packet, ProtocolVersion } from './packet.ts';
import { packetTypes, type Side } from './packet-types.ts';
import { Reader, type FieldValue } from './reader.ts';

/** The section for the parts of a property that could not be read to its end. */
const propertiesSection = 'MQTT5-2.2.2.2';

export interface Field {
  /** The specification's name: `Topic Name`, `Session Expiry Interval`. */
  name: string;
  value: FieldValue;
  /** Bytes [start, end) of the packet, with the two bytes of length in front of strings and binary data. */
  start: number;
  end: number;
  /** A part of one byte: highest and lowest bit, 7 is the first on the wire. */
  bits?: readonly [high: number, low: number];
  /**
   * 0 = a field of the packet; 1 = inside the field before it (bits of a byte, a property); 2 = a part of a property.
   */
  depth: 0 | 1 | 2;
  /** Section of the specification: `MQTT5-3.3.2.1`. */
  clause: string;
}

export interface Dissection {
  /** In the order of the bytes, each field before its parts. */
  fields: Field[];
  /** Null when `malformed` is not. */
  packet: Packet | null;
  malformed: MalformedPacket | null;
}

/**
 * Dissects `bytes`, one packet, leniently; `from` null = sent by either side, `mqtt31`: on a connection of MQTT 3.1.
 * Never throws, whatever the bytes hold.
 */
export function dissect(
  bytes: Uint8Array,
  version: ProtocolVersion,
  from: Side | null = null,
  mqtt31 = false,
): Dissection {
  const fields: Field[] = [];
  const type = packetTypes[(bytes[0] ?? 0) >> 4]?.name ?? null;
  const reader: Reader = new Reader(bytes, version, (name, value, start, end, bits, property) => {
    if (property !== undefined) {
      insertProperty(fields, { name, value, start, end, depth: 1, clause: property });
      return;
    }
    const clause = ''; // filled in below, as a CONNECT tells its version only after its first fields
    if (bits === undefined) fields.push({ name, value, start, end, depth: 0, clause });
    else fields.push({ name, value, start, end, bits, depth: start === 0 ? 0 : 1, clause });
  });
  reader.lenient = true;
  reader.mqtt31 = mqtt31;
  const dissection = read(reader, from);
  for (const field of fields) field.clause ||= clauseOf(type, field.name, reader.version) ?? propertiesSection;
  return { fields, ...dissection };
}

function read(reader: Reader, from: Side | null): Omit<Dissection, 'fields'> {
  try {
    return { packet: readPacket(reader, from), malformed: null };
  } catch (error) {
    if (error instanceof MalformedPacket) return { packet: null, malformed: error };
    throw error;
  }
}

/** Puts a property before its identifier and value, which came first, and makes these its parts. */
function insertProperty(fields: Field[], property: Field): void {
  let index = fields.length;
  for (let part = fields[index - 1]; part !== undefined && part.start >= property.start; part = fields[index - 1]) {
    part.depth = 2;
    part.clause = property.clause;
    index--;
  }
  fields.splice(index, 0, property);
}

/** The fields alone. */
export function fields(bytes: Uint8Array, version: ProtocolVersion): Field[] {
  return dissect(bytes, version).fields;
}
