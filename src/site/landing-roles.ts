// Which client is the publisher and which are subscribers in a run of the landing cell, told from its packets alone.
import type { CapturedPacket } from '../capture/captured-packet.ts';

export type Lane = 'publisher' | 'subscriber-1' | 'subscriber-2';

/**
 * Connection number → lane. A client that subscribes is a subscriber, in order of their numbers; the client that
 * publishes is the publisher.
 */
export function landingRoles(packets: readonly CapturedPacket[]): Map<number, Lane> {
  const lanes = new Map<number, Lane>();
  const fromClients = packets.filter(({ direction }) => direction === 'to-broker');
  const subscribers = new Set(
    fromClients.filter(({ packet }) => packet?.type === 'SUBSCRIBE').map(({ connection }) => connection),
  );
  [...subscribers]
    .sort((a, b) => a - b)
    .slice(0, 2)
    .forEach((connection, index) => lanes.set(connection, index === 0 ? 'subscriber-1' : 'subscriber-2'));
  for (const { packet, connection } of fromClients) {
    if (packet?.type === 'PUBLISH' && !subscribers.has(connection)) lanes.set(connection, 'publisher');
  }
  return lanes;
}
