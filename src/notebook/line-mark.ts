// The marks beside the lines of a cell that sent packets, as data. Pure.
import { packetFamily } from '../capture/packet-family.ts';
import type { LinePackets, PacketCounts } from './line-packets.ts';

export interface Mark {
  /** Where the line is now. */
  at: number;
  /** Where it was when it ran. */
  line: number;
  packets: LinePackets;
}

/** From top to bottom; `moves`: where lines that have run are now. A line that is gone has no mark. */
export function marksOf(lines: ReadonlyMap<number, LinePackets>, moves: ReadonlyMap<number, number>): Mark[] {
  return [...lines]
    .flatMap(([line, packets]) => {
      const at = moves.get(line);
      return at === undefined ? [] : [{ at, line, packets }];
    })
    .sort((a, b) => a.at - b.at);
}

export function countOf(counts: PacketCounts): string {
  const sum = [...counts.values()].reduce((all, count) => all + count, 0);
  return sum > 99 ? '99+' : String(sum);
}

/** That of most of the packets. */
export function familyOf(counts: PacketCounts): string {
  const [most] = [...counts].reduce((before, one) => (one[1] > before[1] ? one : before));
  return most === '?' ? 'malformed' : packetFamily(most);
}
