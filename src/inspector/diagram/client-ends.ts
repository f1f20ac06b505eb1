// Where the clients' ends of packets stand among the rows, which are in the broker's order. A packet that others crossed
// on its way leaves above them, or arrives below them: it gets a line of its own there. Pure.
import type { CapturedPacket } from '../../capture/captured-packet.ts';

export interface ClientEnds {
  /** Places of the packets that leave right above the row of this place, in the order in which they were sent. */
  leaveAbove: ReadonlyMap<number, readonly number[]>;
  /** Places of the packets that arrive right below it. */
  arriveBelow: ReadonlyMap<number, readonly number[]>;
}

/** Only where the broker has told when it took and sent packets. The clients' order is that of their times on the wire. */
export function clientEnds(packets: readonly CapturedPacket[]): ClientEnds {
  const leaveAbove = new Map<number, number[]>();
  const arriveBelow = new Map<number, number[]>();
  for (const [place, captured] of packets.entries()) {
    if (typeof captured.brokerTime !== 'number') continue;
    if (captured.direction === 'to-broker') {
      const crossed = packets.findIndex((other, at) => at < place && other.time > captured.time);
      if (crossed >= 0) add(leaveAbove, crossed, place);
      else if (wasKept(captured)) add(leaveAbove, place, place);
    } else {
      const crossed = packets.findLastIndex(
        (other, at) => at > place && other.direction === 'to-client' && other.time < captured.time,
      );
      if (crossed >= 0) add(arriveBelow, crossed, place);
    }
  }
  for (const ends of [leaveAbove, arriveBelow])
    for (const places of ends.values()) places.sort((a, b) => (packets[a]?.time ?? 0) - (packets[b]?.time ?? 0));
  return { leaveAbove, arriveBelow };
}

function wasKept({ fault }: CapturedPacket): boolean {
  return fault?.kind === 'delayed' || fault?.kind === 'held' || fault?.kind === 'reordered';
}

function add(ends: Map<number, number[]>, row: number, place: number): void {
  const places = ends.get(row);
  if (places === undefined) ends.set(row, [place]);
  else places.push(place);
}
