// How checks read a run: the packets of one client, told by the name in its Client Identifier (`topic('anna')` → `anna`).
// Pure; a client that connected several times has one connection after the other.
import type { CellRun } from '../src/notebook/check.ts';
import type { Packet, PacketType, Publish } from '../src/mqtt/packet.ts';
import type { Frame } from '../src/capture/captured-packet.ts';

/** The connections of `client`, in the order in which they were opened; each is its frames in order. */
export function connectionsOf(run: CellRun, client: string): Frame[][] {
  const byConnection = new Map<number, Frame[]>();
  for (const frame of run.frames) {
    byConnection.set(frame.connection, [...(byConnection.get(frame.connection) ?? []), frame]);
  }
  return [...byConnection.values()].filter((frames) => frames.some(({ clientId }) => clientId.endsWith(`/${client}`)));
}

/** Every frame of `client`, over all its connections. */
export function framesOf(run: CellRun, client: string): Frame[] {
  return connectionsOf(run, client).flat();
}

/** `→ PUBLISH`, `← PUBACK` …: what `frames` say, in order, without CONNECT, SUBSCRIBE, PING and their answers. */
export function exchange(frames: readonly Frame[]): string {
  return frames
    .flatMap(({ direction, packet }) => (packet && spoken.has(packet.type) ? [arrow(direction) + packet.type] : []))
    .join(' ');
}

const spoken: ReadonlySet<PacketType> = new Set(['PUBLISH', 'PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP']);
const arrow = (direction: Frame['direction']) => (direction === 'to-broker' ? '→ ' : '← ');

/** The shape of the packets of type `T`. */
type PacketOf<T extends PacketType> = Packet extends infer P
  ? P extends { type: infer U }
    ? T extends U
      ? P
      : never
    : never
  : never;

/** The packets of one type that went one way, in order. */
export function packets<T extends PacketType>(
  frames: readonly Frame[],
  direction: Frame['direction'],
  type: T,
): PacketOf<T>[] {
  return frames.flatMap((frame) =>
    frame.direction === direction && frame.packet?.type === type ? [frame.packet as PacketOf<T>] : [],
  );
}

/** The PUBLISH packets that the broker sent to `client`; of every client when it is left out. */
export function delivered(run: CellRun, client?: string): Publish[] {
  return packets(client === undefined ? run.frames : framesOf(run, client), 'to-client', 'PUBLISH');
}

/** The PUBLISH packets that `client` sent; every client when it is left out. */
export function published(run: CellRun, client?: string): Publish[] {
  return packets(client === undefined ? run.frames : framesOf(run, client), 'to-broker', 'PUBLISH');
}

export function text({ payload }: Publish): string {
  return new TextDecoder().decode(payload);
}

/** The place in `run.frames` of the first frame that `wanted` accepts; -1 when there is none. */
export function firstPlace(run: CellRun, wanted: (frame: Frame) => boolean): number {
  return run.frames.findIndex(wanted);
}
