// What a text field of a display filter has held lately: offered as completions.
import { packetFields } from '../../capture/filter/packet-fields.ts';
import type { PacketStore } from '../../capture/packet-store.ts';

/** Packets that are looked at, from the newest back, and values that are offered. */
const lookedAt = 2000;
const offered = 50;

export function knownValues(packets: PacketStore, field: string): string[] {
  const { type, get } = packetFields[field] ?? {};
  const values = new Set<string>();
  if (type !== 'text' || get === undefined) return [];
  for (let index = packets.length - 1; index >= Math.max(0, packets.length - lookedAt); index -= 1) {
    const captured = packets.at(index);
    const value = captured && get(captured);
    for (const one of Array.isArray(value) ? value : [value]) if (typeof one === 'string') values.add(one);
    if (values.size >= offered) break;
  }
  return [...values];
}
