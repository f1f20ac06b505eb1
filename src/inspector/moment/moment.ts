// A moment of the wire: right after one packet. Packets share times, so it is the packet that says which moment it is.
// Pure.
import { placeTime, type CapturedPacket } from '../../capture/captured-packet.ts';
import { placeOfNumber, type PacketSequence } from '../../capture/packet-sequence.ts';

export interface Moment {
  /** Number of the last packet that has crossed. */
  packet: number;
  /** Its time: at the broker, where that is known. */
  time: number;
}

export function momentOf(captured: CapturedPacket): Moment {
  return { packet: captured.number, time: placeTime(captured) };
}

/** How many of the packets have crossed at that moment. */
export function crossedAt(packets: PacketSequence, { packet }: Moment): number {
  return placeOfNumber(packets, packet + 1);
}

/**
 * The packet one step on (1) or back (-1) from a moment; from now (null) back is the last but one. Undefined: nothing
 * has crossed in that direction.
 */
export function stepFrom(packets: PacketSequence, moment: Moment | null, by: 1 | -1): CapturedPacket | undefined {
  if (moment === null) return by === 1 ? undefined : packets.at(Math.max(0, packets.length - 2));
  const crossed = crossedAt(packets, moment);
  if (by === 1) return packets.at(crossed);
  // A moment between two of these packets has the earlier one behind it.
  const isHere = packets.at(crossed - 1)?.number === moment.packet;
  const before = crossed - (isHere ? 2 : 1);
  return before < 0 ? undefined : packets.at(before);
}
