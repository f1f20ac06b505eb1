// What was read of a packet before a fault, or before its bytes end. The packet as such is not known.
import { dissect } from '../mqtt/dissect.ts';
import type { Connect, PacketType, Publish, QoS, Will } from '../mqtt/packet.ts';
import { packetTypes } from '../mqtt/packet-types.ts';
import type { FieldValue } from '../mqtt/reader.ts';
import type { UnreadPacket } from './captured-packet.ts';

export type PacketPart = { type: PacketType; filters?: string[]; will?: Partial<Will> } & Partial<
  Omit<Connect, 'type' | 'will' | 'properties'> & Omit<Publish, 'type' | 'properties'>
>;

/** Null when nothing behind its fixed header could be read. */
export function packetPart({ bytes, version, direction, mqtt31 }: UnreadPacket): PacketPart | null {
  const type = packetTypes[(bytes[0] ?? 0) >> 4]?.name;
  if (type === undefined) return null;
  const { fields } = dissect(bytes, version, direction === 'to-broker' ? 'client' : 'server', mqtt31);
  const part: PacketPart = { type };
  for (const { name, value } of fields) add(part, name, value);
  const hasBody = fields.some(({ name, start, end }) => start > 0 && end > start && name !== 'Remaining Length');
  return hasBody ? part : null;
}

function add(part: PacketPart, name: string, value: FieldValue): void {
  if (typeof value === 'number') addNumber(part, name, value);
  else if (typeof value === 'string') addText(part, name, value);
  else if (name === 'Payload') part.payload = value.slice();
}

function addNumber(part: PacketPart, name: string, value: number): void {
  switch (name) {
    case 'Protocol Version':
      part.level = value;
      return;
    case 'Keep Alive':
      part.keepAlive = value;
      return;
    case 'Clean Start':
    case 'Clean Session':
      part.clean = value === 1;
      return;
    case 'Packet Identifier':
      part.packetId = value;
      return;
    case 'DUP':
      part.dup = value === 1;
      return;
    case 'RETAIN':
      part.retain = value === 1;
      return;
    case 'QoS':
      part.qos = value as QoS;
      return;
  }
}

function addText(part: PacketPart, name: string, value: string): void {
  switch (name) {
    case 'Client Identifier':
      part.clientId = value;
      return;
    case 'User Name':
      part.username = value;
      return;
    case 'Will Topic':
      part.will = { topic: value };
      return;
    case 'Topic Name':
      part.topic = value;
      return;
    case 'Topic Filter':
      (part.filters ??= []).push(value);
      return;
  }
}
