// The part of a recording that the diagram shows at a time: an SVG of 200,000 arrows would help nobody. Pure.
import { lastLevel } from '../../capture/client-name.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { ConnectionEvent } from '../../capture/connection-event.ts';
import type { PacketSequence } from '../../capture/packet-sequence.ts';

export interface PacketWindow {
  packets: readonly CapturedPacket[];
  /** There are packets that pass before these. */
  earlier: boolean;
}

/** The last `atMost` packets that pass `test` before the packet numbered `before` (null: up to the last). */
export function takeWindow(
  source: PacketSequence,
  test: (captured: CapturedPacket) => boolean,
  before: number | null,
  atMost: number,
): PacketWindow {
  const packets: CapturedPacket[] = [];
  for (let index = source.length - 1; index >= 0; index -= 1) {
    const captured = source.at(index);
    if (captured === undefined || (before !== null && captured.number >= before) || !test(captured)) continue;
    if (packets.length === atMost) return { packets: packets.reverse(), earlier: true };
    packets.push(captured);
  }
  return { packets: packets.reverse(), earlier: false };
}

/** What happened to the connections while these packets crossed; `later`: packets that pass come after them. */
export function eventsWithin(
  events: readonly ConnectionEvent[],
  { packets, earlier }: PacketWindow,
  later: boolean,
): ConnectionEvent[] {
  const from = earlier ? (packets[0]?.time ?? 0) : -Infinity;
  const to = later ? (packets.at(-1)?.time ?? 0) : Infinity;
  return events.filter(({ time }) => time >= from && time <= to);
}

/** Whether a packet belongs to one of `clients`, named by Client Identifier or by its last level; null: all do. */
export function isOfClients({ clientId }: CapturedPacket, clients: readonly string[] | null): boolean {
  return clients === null || clients.includes(clientId) || (clientId !== '' && clients.includes(lastLevel(clientId)));
}
