// Packets in the order of their numbers, which rise, though not without gaps.
import { placeTime, type CapturedPacket } from './captured-packet.ts';
import { firstPlace } from './first-place.ts';

/** An array of packets, the store of the page, or what passes a filter. */
export interface PacketSequence {
  readonly length: number;
  at(index: number): CapturedPacket | undefined;
}

/** The place of the first packet whose number is not below `number`. */
export function placeOfNumber(packets: PacketSequence, number: number): number {
  return firstPlace(packets.length, (place) => (packets.at(place)?.number ?? Infinity) >= number);
}

/** The packet with that number, if it is there. */
export function packetWithNumber(packets: PacketSequence, number: number): CapturedPacket | undefined {
  const captured = packets.at(placeOfNumber(packets, number));
  return captured?.number === number ? captured : undefined;
}

/** What counts as 0 s: when the first of them was at the broker, as far as that is known. */
export function beginningOf(packets: PacketSequence): number {
  const first = packets.at(0);
  return first === undefined ? 0 : placeTime(first);
}
