// What a cell's packets come to: the numbers of the line under the cell.
import type { CapturedPacket } from './captured-packet.ts';

export interface Summary {
  packets: number;
  /** Client Identifiers; a connection without one counts by itself. */
  clients: number;
  /** PUBLISH packets with DUP = 1. */
  redelivered: number;
  malformed: number;
}

export function summarize(packets: readonly CapturedPacket[]): Summary {
  const clientOf = new Map<number, string>();
  let redelivered = 0;
  let malformed = 0;
  for (const { packet, connection, clientId } of packets) {
    clientOf.set(connection, clientId === '' ? (clientOf.get(connection) ?? `#${connection}`) : clientId);
    if (packet === null) malformed += 1;
    else if (packet.type === 'PUBLISH' && packet.dup) redelivered += 1;
  }
  return { packets: packets.length, clients: new Set(clientOf.values()).size, redelivered, malformed };
}
