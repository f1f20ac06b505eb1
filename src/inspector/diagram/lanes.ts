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
  /** Where its name may stand: as far to both sides of `x`. */
  left: number;
  right: number;
  /** For the labels of its arrows, from it towards the broker. */
  room: number;
  /** To the left (-1) or right (1) of it is the side away from the broker. */
  outward: -1 | 1;
}

export const brokerKey = 'broker';

/** Room for the times at the left. */
const gutter = 44;
/** Beyond the outer lanes: for the marks that join a handshake, and for names, as far as there is room. */
const margin = 26;
const widestMargin = 70;
const narrowest = 72;
const widest = 420;
/** Between a lane and the labels of its arrows. */
const besideLane = 12;
/** Lanes that are closer have labels that reach over other clients' lanes, up to the broker's. */
const roomy = 110;

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
  const last = Math.min(widestMargin, Math.max(margin, width / 10));
  const gap = Math.min(widest, Math.max(narrowest, (width - gutter - margin - last) / between));
  const needed = gutter + margin + gap * between + last;
  const lanes = names.map(([key, connection], index): Lane => {
    const x = Math.round(gutter + margin + gap * index);
    const aside = Math.min(gap / 2 - 3, x, needed - x);
    return {
      key,
      kind: key === brokerKey ? 'broker' : 'client',
      clientId: key.startsWith('client ') ? key.slice('client '.length) : '',
      connection,
      x,
      left: x - aside,
      right: x + aside,
      room: gap * (gap < roomy ? Math.abs(half - index) : 1) - besideLane - 4,
      outward: index < half ? -1 : 1,
    };
  });
  return { lanes, width: needed };
}
