// Packets and connections of an earlier visit among those of this one: their numbers lie below all numbers of this page, and
// their times before its beginning, so that they can be mixed with what crosses now. Pure.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { ConnectionEvent } from '../../capture/connection-event.ts';

/** More packets than a visit has. */
const apart = 1_000_000_000;

/** What is taken off the numbers of a visit. `epochs`: of all visits that are shown, in any order. */
export function numbersBelow(epoch: number, epochs: readonly number[]): number {
  return apart * new Set(epochs.filter((other) => other >= epoch)).size;
}

export interface Before {
  /** Taken off the numbers. */
  below: number;
  /** How much later time 0 of this page is than that of their visit. */
  milliseconds: number;
}

export function earlierPackets(packets: readonly CapturedPacket[], { below, milliseconds }: Before): CapturedPacket[] {
  return packets.map((captured) => {
    const { number, connection, time, brokerTime, fault } = captured;
    return {
      ...captured,
      number: number - below,
      connection: connection - below,
      time: time - milliseconds,
      ...(brokerTime != null && { brokerTime: brokerTime - milliseconds }),
      ...(fault?.kind === 'duplicate' && { fault: { ...fault, of: fault.of - below } }),
    };
  });
}

export function earlierConnections(
  events: readonly ConnectionEvent[],
  { below, milliseconds }: Before,
): ConnectionEvent[] {
  return events.map((event) => ({
    ...event,
    connection: event.connection - below,
    time: event.time - milliseconds,
  }));
}
