// Whether a packet says a plain word: its type, its client, its topics, what they carry. The name of a packet type is
// looked for as that alone, since clients and topics have such names too. Case does not matter.
import { packetTypes } from '../../mqtt/packet-types.ts';
import type { CapturedPacket } from '../captured-packet.ts';
import { packetFields } from './packet-fields.ts';

/** Bytes of a payload that are read. */
const readAtMost = 65_536;
const decoder = new TextDecoder();
const told = ['lab.client', 'mqtt.topic', 'mqtt.willtopic', 'mqtt.username', 'mqtt.prop_key', 'mqtt.prop_value'];
const carried = ['mqtt.property.content_type', 'mqtt.msg', 'mqtt.willmsg'];
const fields = [...told, ...carried].flatMap((name) => packetFields[name] ?? []);

export function hasWord(word: string): (captured: CapturedPacket) => boolean {
  const wanted = word.toLowerCase();
  const type = packetTypes.findIndex((one) => one?.name.toLowerCase() === wanted);
  if (type >= 0) return (captured) => typeOf(captured) === type;
  const says = (value: unknown): boolean => {
    if (value instanceof Uint8Array) return says(decoder.decode(value.subarray(0, readAtMost)));
    if (Array.isArray(value)) return value.some(says);
    return typeof value === 'string' && value.toLowerCase().includes(wanted);
  };
  return (captured) => says(packetTypes[typeOf(captured)]?.name) || fields.some(({ get }) => says(get(captured)));
}

function typeOf({ bytes }: CapturedPacket): number {
  return (bytes[0] ?? 0) >> 4;
}
