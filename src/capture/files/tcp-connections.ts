// Sorts TCP segments by connection and direction, as they were recorded. A SYN with a new sequence number begins
// another connection between the same ports.
import type { Endpoint, TcpSegment } from './tcp-segment.ts';

/** Data of one segment, and where it stands in its direction. */
export interface DataSegment {
  /** Bytes from the first sequence number that was seen; before it when negative. Wrapped numbers are unwrapped. */
  offset: number;
  data: Uint8Array;
  /** Which packet of the file brought it. */
  order: number;
  time: bigint;
}

export interface TcpDirection {
  from: Endpoint;
  /** Offset of the first byte; null when the beginning was not recorded. */
  start: number | null;
  segments: DataSegment[];
}

export interface TcpConnection {
  /** The side that sent the first recorded segment comes first. */
  directions: readonly [TcpDirection, TcpDirection];
  /** Index of the side that opened it; null when the handshake was not recorded. */
  opener: 0 | 1 | null;
}

interface Half {
  direction: TcpDirection;
  /** A sequence number of this direction and its offset. */
  sequence: number | null;
  offset: number;
  /** Of its SYN. */
  initial: number | null;
}

interface Tracked {
  connection: TcpConnection;
  halves: readonly [Half, Half];
}

export class TcpConnections {
  /** In the order of their first segments. */
  readonly all: TcpConnection[] = [];
  #open = new Map<string, Tracked>();

  add(segment: TcpSegment, order: number, time: bigint): void {
    const key = keyOf(segment);
    let tracked = this.#open.get(key);
    if (tracked === undefined || beginsAnew(segment, halfOf(tracked, segment))) {
      tracked = track(segment);
      this.#open.set(key, tracked);
      this.all.push(tracked.connection);
    }
    const half = halfOf(tracked, segment);
    const { sequence, syn, ack, data } = segment;
    // The difference as a signed 32-bit number, so that a number that wrapped around lies ahead.
    const offset = half.sequence === null ? 0 : half.offset + ((sequence - half.sequence) | 0);
    half.sequence = sequence;
    half.offset = offset;
    if (syn) {
      half.initial = sequence;
      half.direction.start = offset + 1; // SYN itself takes a number
      const index = tracked.halves.indexOf(half) === 0 ? 0 : 1;
      tracked.connection.opener = ack ? (index === 0 ? 1 : 0) : index;
    }
    if (data.length > 0) half.direction.segments.push({ offset: syn ? offset + 1 : offset, data, order, time });
  }
}

function beginsAnew({ syn, sequence }: TcpSegment, half: Half): boolean {
  if (!syn) return false;
  return half.initial === null ? half.direction.segments.length > 0 : half.initial !== sequence;
}

function halfOf({ halves }: Tracked, { from }: TcpSegment): Half {
  const { address, port } = halves[0].direction.from;
  return address === from.address && port === from.port ? halves[0] : halves[1];
}

function track({ from, to }: TcpSegment): Tracked {
  const half = (endpoint: Endpoint): Half => ({
    direction: { from: endpoint, start: null, segments: [] },
    sequence: null,
    offset: 0,
    initial: null,
  });
  const halves = [half(from), half(to)] as const;
  return { connection: { directions: [halves[0].direction, halves[1].direction], opener: null }, halves };
}

function keyOf({ from, to }: TcpSegment): string {
  const ends = [`${from.address}:${from.port}`, `${to.address}:${to.port}`];
  return ends.sort().join(' ');
}
