// A packet as plain data for other programs: what `npm run dissect -- --json` prints, one object per packet.
import { dissect, type Field } from '../../mqtt/dissect.ts';
import type { FieldValue } from '../../mqtt/reader.ts';
import { packetTypes } from '../../mqtt/packet-types.ts';
import type { CapturedPacket, WhyMalformed } from '../captured-packet.ts';
import { hex } from '../payload-text.ts';

export interface PacketObject {
  number: number;
  /** Seconds since the first packet of the capture. */
  time: number;
  connection: number;
  clientId: string;
  direction: CapturedPacket['direction'];
  /** Of MQTT: 4 is 3.1.1, 5 is 5.0. */
  version: CapturedPacket['version'];
  /** The packet's; null when its type cannot be told. */
  name: string | null;
  size: number;
  /** Of a PUBLISH that has only a Topic Alias: what that stands for; null when no earlier packet tells. */
  topic?: string | null;
  fields: FieldObject[];
  /** Where the packet breaks the specification, `offset` in its bytes, or why it is none. */
  malformed?: Omit<WhyMalformed, 'broken'>;
  /** The rule that it breaks, although it could be read. */
  noted?: Omit<WhyMalformed, 'broken'>;
}

/** As `Field` of mqtt/dissect.ts, binary data in hexadecimal. */
export type FieldObject = Omit<Field, 'value'> & { value: number | string | { hex: string } };

/** The fields of a malformed packet go as far as it could be read. */
export function packetObject({
  bytes,
  packet,
  malformed,
  noted,
  version,
  mqtt31,
  direction,
  ...captured
}: CapturedPacket): PacketObject {
  const { fields } = dissect(bytes, version, direction === 'to-broker' ? 'client' : 'server', mqtt31);
  const object: PacketObject = {
    number: captured.number,
    time: captured.time / 1000,
    connection: captured.connection,
    clientId: captured.clientId,
    direction,
    version,
    name: packet?.type ?? nameOf(bytes, fields),
    size: bytes.length,
    fields: fields.map((field) => ({ ...field, value: valueOf(field.value) })),
  };
  if (captured.topic !== undefined || (packet?.type === 'PUBLISH' && packet.topic === ''))
    object.topic = captured.topic ?? null;
  if (malformed !== undefined) object.malformed = withoutName(malformed);
  if (noted !== undefined) object.noted = withoutName(noted);
  return object;
}

function withoutName({ message, rule, offset }: WhyMalformed): Omit<WhyMalformed, 'broken'> {
  return { message, rule, offset };
}

/** One line of JSON. Characters that act on a terminal, or reorder text, are escaped; a parser sees no difference. */
export function jsonLine(object: PacketObject): string {
  return JSON.stringify(object).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** What a malformed packet says that it is; a first byte alone says nothing. */
function nameOf(bytes: Uint8Array, fields: readonly Field[]): string | null {
  return fields.length > 1 ? (packetTypes[(bytes[0] ?? 0) >> 4]?.name ?? null) : null;
}

function valueOf(value: FieldValue): FieldObject['value'] {
  return value instanceof Uint8Array ? { hex: hex(value) } : value;
}
