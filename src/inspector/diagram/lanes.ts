// The lanes of the diagram: a client keeps its lane over all its connections; the broker stands between the clients.
// Pure.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { ConnectionEvent } from '../../capture/connection-event.ts';

export interface Lane {
  key: string;
  kind: 'client' | 'broker';
  /** Empty for the broker, and for a client that never told one. */
  clientId: string;
  /** Its first connection; 0 for the broker. */
  connection: number;
  /** CSS pixels. */
  x: number;
  /** Where its name may stand. */
  left: number;
  right: number;
  /** To the left (-1) or right (1) of it is the side away from the broker. */
  outward: -1 | 1;
}

export const brokerKey = 'broker';

/** Room for the times at the left. */
const gutter = 44;
/** Beyond the outer lanes, for the marks that join a handshake. */
const margin = 26;
const narrowest = 64;
const widest = 420;

/** The lane of each connection: named by its client as soon as any packet tells it. */
export function laneKeys(
  packets: readonly CapturedPacket[],
  events: readonly ConnectionEvent[],
): ReadonlyMap<number, string> {
  const keys = new Map<number, string>();
  for (const { connection } of events) keys.set(connection, `connection ${connection}`);
  for (const { connection, clientId } of packets) {
    if (clientId !== '') keys.set(connection, `client ${clientId}`);
    else if (!keys.has(connection)) keys.set(connection, `connection ${connection}`);
  }
  return keys;
}

/**
 * Clients in the order in which their first connections began, one half on each side of the broker; `width`: what there
 * is.
 */
export function placeLanes(keys: ReadonlyMap<number, string>, width: number): { lanes: Lane[]; width: number } {
  const clients = new Map<string, number>();
  for (const [connection, key] of [...keys].sort(([a], [b]) => a - b)) {
    if (!clients.has(key)) clients.set(key, connection);
  }
  const half = Math.ceil(clients.size / 2);
  const names: [string, number][] = [...clients];
  names.splice(half, 0, [brokerKey, 0]);
  const between = Math.max(1, names.length - 1);
  const gap = Math.min(widest, Math.max(narrowest, (width - gutter - 2 * margin) / between));
  const needed = gutter + 2 * margin + gap * between;
  const lanes = names.map(([key, connection], index): Lane => {
    const x = Math.round(gutter + margin + gap * index);
    const space = gap / 2 - 3;
    return {
      key,
      kind: key === brokerKey ? 'broker' : 'client',
      clientId: key.startsWith('client ') ? key.slice('client '.length) : '',
      connection,
      x,
      left: Math.max(0, x - space),
      right: Math.min(needed, x + space),
      outward: index < half ? -1 : 1,
    };
  });
  return { lanes, width: needed };
}
