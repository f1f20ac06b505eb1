// How checks read a run: the packets of one client, told by the name in its Client Identifier (`topic('anna')` → `anna`).
// Pure; a client that connected several times has one connection after the other.
import type { Packet, PacketType, Publish } from '../src/mqtt/packet.ts';
import type { CapturedPacket } from '../src/capture/captured-packet.ts';

/** What a run is read from. */
interface Run {
  readonly packets: readonly CapturedPacket[];
}

/**
 * The connections of `client`, in the order in which they were opened; each is its packets in order. Without those that
 * a broker has refused as too early: `lab` comes again.
 */
export function connectionsOf(run: Run, client: string): CapturedPacket[][] {
  return allConnections(run).filter((packets) => packets.some(({ clientId }) => clientId.endsWith(`/${client}`)));
}

/** CONNACK with Server busy, or what 3.1.1 has for it. */
function isTooEarly(packets: readonly CapturedPacket[]): boolean {
  return packets.some(({ packet }) => packet?.type === 'CONNACK' && [0x89, 3].includes(packet.reasonCode));
}

/** Whether a packet is a marker of `settled` (src/kernel/modules/lab-messages.ts), which proves that nothing else came. */
export function isMarker(packet: Packet | null): boolean {
  return packet?.type === 'PUBLISH' && /^marker \d+, QoS [012]$/.test(text(packet));
}

/** Every packet of `client`, over all its connections. */
export function packetsOf(run: Run, client: string): CapturedPacket[] {
  return connectionsOf(run, client).flat();
}

/** `→ PUBLISH`, `← PUBACK` …: what `packets` say, in order, without CONNECT, SUBSCRIBE, PING and their answers. */
export function exchange(packets: readonly CapturedPacket[]): string {
  return packets
    .flatMap(({ direction, packet }) => (packet && spoken.has(packet.type) ? [arrow(direction) + packet.type] : []))
    .join(' ');
}

const spoken: ReadonlySet<PacketType> = new Set(['PUBLISH', 'PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP']);
const arrow = (direction: CapturedPacket['direction']) => (direction === 'to-broker' ? '→ ' : '← ');

/** The shape of the packets of type `T`. */
type PacketOf<T extends PacketType> = Packet extends infer P
  ? P extends { type: infer U }
    ? T extends U
      ? P
      : never
    : never
  : never;

/** The packets of one type that went one way, in order; without markers. */
export function packetsOfType<T extends PacketType>(
  packets: readonly CapturedPacket[],
  direction: CapturedPacket['direction'],
  type: T,
): PacketOf<T>[] {
  return capturedOfType(packets, direction, type).map(({ packet }) => packet as PacketOf<T>);
}

/** The same, as they were captured. */
export function capturedOfType(
  packets: readonly CapturedPacket[],
  direction: CapturedPacket['direction'],
  type: PacketType,
): CapturedPacket[] {
  return packets.filter(
    (captured) => captured.direction === direction && captured.packet?.type === type && !isMarker(captured.packet),
  );
}

/** The connections of every client, in the order in which they were opened. */
export function allConnections(run: Run): CapturedPacket[][] {
  const byConnection = new Map<number, CapturedPacket[]>();
  for (const captured of run.packets) {
    byConnection.set(captured.connection, [...(byConnection.get(captured.connection) ?? []), captured]);
  }
  return [...byConnection.values()].filter((packets) => !isTooEarly(packets));
}

/** The PUBLISH packets that the broker sent to `client`; of every client when it is left out. */
export function delivered(run: Run, client?: string): Publish[] {
  return packetsOfType(client === undefined ? run.packets : packetsOf(run, client), 'to-client', 'PUBLISH');
}

/** The PUBLISH packets that `client` sent; every client when it is left out. */
export function published(run: Run, client?: string): Publish[] {
  return packetsOfType(client === undefined ? run.packets : packetsOf(run, client), 'to-broker', 'PUBLISH');
}

export function text({ payload }: Publish): string {
  return new TextDecoder().decode(payload);
}

/** The place in `run.packets` of the first packet that `wanted` accepts; -1 when there is none. */
export function firstPlace(run: Run, wanted: (captured: CapturedPacket) => boolean): number {
  return run.packets.findIndex(wanted);
}
