// The exchange of one packet among many: the packets before it are gone through again, as far back as it pays.
import type { CapturedPacket } from '../captured-packet.ts';
import { packetWithNumber, placeOfNumber, type PacketSequence } from '../packet-sequence.ts';
import { Exchanges } from './exchanges.ts';

export interface FoundExchange {
  /** The packet that began it; undefined when it is the packet itself, or gone. */
  begunBy: CapturedPacket | undefined;
  /** The packet that it answers directly, or else the one that it repeats or goes on with. */
  answered: CapturedPacket | undefined;
}

/** Packets before an answer among which its request is looked for. */
const lookedAt = 50_000;

export function findExchange(packets: PacketSequence, number: number): FoundExchange {
  const end = placeOfNumber(packets, number);
  const captured = packets.at(end);
  const exchanges = new Exchanges();
  for (let index = Math.max(0, end - lookedAt); index < end; index += 1) {
    const earlier = packets.at(index);
    if (earlier !== undefined) exchanges.take(earlier);
  }
  const place = captured?.number === number ? exchanges.take(captured) : null;
  const at = (one: number | null): CapturedPacket | undefined =>
    one === null || one === number ? undefined : packetWithNumber(packets, one);
  const begunBy = at(place?.first ?? null);
  return { begunBy, answered: at(place?.answers ?? null) ?? begunBy };
}
