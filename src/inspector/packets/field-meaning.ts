// What the value of a field means, in the reader's language; most fields explain themselves and have none.
import type { Language } from '../../language.ts';
import type { Field } from '../../mqtt/dissect.ts';
import type { PacketType, ProtocolVersion } from '../../mqtt/packet.ts';
import { packetTypes } from '../../mqtt/packet-types.ts';
import { reasonMeaning } from '../../capture/words/reason-meaning.ts';
import { packetWords } from './words/words.ts';

const versionNames: Readonly<Record<number, string>> = { 3: 'MQTT 3.1', 4: 'MQTT 3.1.1', 5: 'MQTT 5.0' };

/** `type`: of the packet that holds the field; null where its first byte names none. Null: there is nothing to add. */
export function fieldMeaning(
  { name, value }: Field,
  type: PacketType | null,
  version: ProtocolVersion,
  language: Language,
): string | null {
  if (typeof value !== 'number') return null;
  const { meanings } = packetWords(language);
  if (name === 'Packet type') return type === null ? null : `${type}: ${meanings.packets[type]}`;
  if (/Reason Code$|Return code$/.test(name))
    return type === null ? null : reasonMeaning(value, type, version, language).means;
  if (/QoS$/.test(name)) return meanings.qos[value] ?? null;
  if (name === 'Protocol Version') {
    const spoken = versionNames[value & 0x7f];
    return spoken === undefined ? null : value >= 0x80 ? meanings.bridge(spoken) : spoken;
  }
  if (name === 'Keep Alive' || name === 'Server Keep Alive')
    return value === 0 ? meanings.noKeepAlive : meanings.seconds(value);
  if (name === 'Session Expiry Interval' && value === 0xffff_ffff) return meanings.never;
  if (/Interval$/.test(name)) return meanings.seconds(value);
  if (name === 'Retain Handling') return meanings.retainHandling[value] ?? null;
  const flag = Object.hasOwn(meanings.flags, name) ? meanings.flags[name as keyof typeof meanings.flags] : undefined;
  return flag?.[value] ?? null;
}

/** The type that the first byte names, or null. */
export function typeOf(bytes: Uint8Array): PacketType | null {
  return packetTypes[(bytes[0] ?? 0) >> 4]?.name ?? null;
}
