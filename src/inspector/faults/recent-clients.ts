// The clients that a fault can be put on: those that the recording has seen lately.
import type { PacketStore } from '../../capture/packet-store.ts';

/** Packets that are looked at. */
const lookedAt = 5000;

/** Client Identifiers of the last packets, each once. */
export function recentClients(packets: PacketStore): string[] {
  const ids = new Set<string>();
  for (let index = Math.max(0, packets.length - lookedAt); index < packets.length; index += 1) {
    const id = packets.at(index)?.clientId ?? '';
    if (id !== '') ids.add(id);
  }
  return [...ids];
}
