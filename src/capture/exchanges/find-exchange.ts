// The exchange of one packet among many: the packets before it are gone through again, as far back as it pays.
import type { CapturedPacket } from '../captured-packet.ts';
import { packetWithNumber, placeOfNumber, type PacketSequence } from '../packet-sequence.ts';
import { stepOf } from './exchange-step.ts';
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
  if (captured?.number !== number || isAlone(captured)) return { begunBy: undefined, answered: undefined };
  const exchanges = new Exchanges();
  for (const earlier of ofItsClient(packets, captured, end)) exchanges.take(earlier);
  const place = exchanges.take(captured);
  const at = (one: number | null): CapturedPacket | undefined =>
    one === null || one === number ? undefined : packetWithNumber(packets, one);
  const begunBy = at(place?.first ?? null);
  return { begunBy, answered: at(place?.answers ?? null) ?? begunBy };
}

/** It belongs to no exchange, whatever was before it. */
function isAlone(captured: CapturedPacket): boolean {
  return stepOf(captured) === null && captured.fault?.kind !== 'duplicate';
}

/** The packets before place `end` of all connections of its client: exchanges go from one to the next. */
function* ofItsClient(packets: PacketSequence, { connection, clientId }: CapturedPacket, end: number) {
  const begin = Math.max(0, end - lookedAt);
  const connections = new Set([connection]);
  for (let place = begin; clientId !== '' && place < end; place += 1) {
    const earlier = packets.at(place);
    if (earlier?.clientId === clientId) connections.add(earlier.connection);
  }
  for (let place = begin; place < end; place += 1) {
    const earlier = packets.at(place);
    if (earlier !== undefined && connections.has(earlier.connection)) yield earlier;
  }
}
