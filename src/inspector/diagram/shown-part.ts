// The part of the packets that the diagram shows, laid out: those of the chosen clients, before a packet or the last.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { ConnectionEvent } from '../../capture/connection-event.ts';
import type { PacketSequence } from '../../capture/packet-sequence.ts';
import { layoutDiagram, type DiagramLayout } from './diagram-layout.ts';
import { eventsWithin, isOfClients, takeWindow } from './packet-window.ts';

const arrowsAtMost = 300;

export interface PartWanted {
  packets: PacketSequence;
  connections: readonly ConnectionEvent[];
  /** Named by Client Identifier or by its last level; null = all. */
  clients: readonly string[] | null;
  /** Number of the packet before which it ends; null = up to the last. */
  until: number | null;
  /** In CSS pixels. */
  width: number;
}

export interface ShownPart {
  layout: DiagramLayout;
  /** Undefined: there is nothing to show. */
  first: CapturedPacket | undefined;
  /** There are packets before these. */
  earlier: boolean;
}

export function shownPart({ packets, connections, clients, until, width }: PartWanted): ShownPart {
  const window = takeWindow(packets, (captured) => isOfClients(captured, clients), until, arrowsAtMost);
  const ours = new Set(window.packets.map(({ connection }) => connection));
  const events = connections.filter(({ connection }) => ours.has(connection));
  const layout = layoutDiagram(window.packets, eventsWithin(events, window, until !== null), width);
  return { layout, first: window.packets[0], earlier: window.earlier };
}
