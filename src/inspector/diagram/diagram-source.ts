// What the diagram of the panel is drawn from: packets and connections up to the moment that is looked at.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { ConnectionEvent } from '../../capture/connection-event.ts';
import type { PacketSequence } from '../../capture/packet-sequence.ts';
import { crossedAt, type Moment } from '../moment/moment.ts';

export interface DiagramSource {
  /** The rows change in place: each version of them is drawn from a source of its own. */
  version: number;
  packets: PacketSequence;
  connections: readonly ConnectionEvent[];
}

/** `moment`: null = now. */
export function diagramSource(
  rows: PacketSequence,
  connections: readonly ConnectionEvent[],
  moment: Moment | null,
  version: number,
): DiagramSource {
  const at = (index: number): CapturedPacket | undefined => rows.at(index);
  return {
    version,
    packets: { length: moment === null ? rows.length : crossedAt(rows, moment), at },
    connections: connections.filter(({ time }) => moment === null || time <= moment.time),
  };
}
