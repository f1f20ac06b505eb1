// Where everything of the sequence diagram stands, in CSS pixels: lanes, arrows from top to bottom in the order in
// which the broker took and sent packets, what happened to connections, and the marks that join the packets of one
// message. Pure.
import { packetFamily, type PacketFamily } from '../../capture/packet-family.ts';
import { placeTime, type CapturedPacket } from '../../capture/captured-packet.ts';
import type { ConnectionEvent } from '../../capture/connection-event.ts';
import type { Exchange } from '../../capture/exchanges/exchange.ts';
import { Exchanges } from '../../capture/exchanges/exchanges.ts';
import { clientEnds } from './client-ends.ts';
import { brokerKey, laneKeys, placeLanes, type Lane } from './lanes.ts';

export interface Arrow {
  captured: CapturedPacket;
  /** Of the client. */
  lane: Lane;
  family: PacketFamily | 'malformed';
  /** Of its row, where its text stands. */
  y: number;
  from: { x: number; y: number };
  /** Where it arrives, or would have. */
  to: { x: number; y: number };
  /** How far it came: a lost one breaks off, a held one waits. */
  end: 'arrives' | 'lost' | 'held';
  /** A redelivery, or the second copy that a fault made. */
  again: boolean;
  /** Its bytes did not arrive as they were sent. */
  damaged: boolean;
  /** Of its message. */
  handshake: Exchange | null;
}

/** Others crossed it on its way, or a fault kept it. */
export function isSlanted({ from, to }: Arrow): boolean {
  return from.y !== to.y;
}

export function clientEndOf({ from, to, lane }: Arrow): { x: number; y: number } {
  return from.x === lane.x ? from : to;
}

export interface ConnectionMark {
  event: ConnectionEvent;
  lane: Lane;
  y: number;
}

/** Joins the arrows of one message, beside the client's lane. */
export interface HandshakeMark {
  handshake: Exchange;
  x: number;
  /** Of its arrows, from top to bottom. */
  ys: readonly number[];
}

export interface DiagramLayout {
  width: number;
  height: number;
  lanes: readonly Lane[];
  arrows: readonly Arrow[];
  connections: readonly ConnectionMark[];
  handshakes: readonly HandshakeMark[];
  /** Of some packets it is not known when the broker took them. */
  unknownOrder: boolean;
  /** While a client was connected, along its lane. */
  alive: readonly { lane: Lane; from: number; to: number }[];
}

const packetRow = 34;
const eventRow = 22;
/** For the client's end of a packet that others crossed. */
const endRow = 28;
/** A late packet falls by at least, and at most, this much. */
const leastFall = 14;
const mostFall = 10 * packetRow;
const tracks = 4;
const trackWidth = 5;

/** `packets` in the order of their numbers, `events` in that of their times; `width`: CSS pixels there are (it may need more). */
export function layoutDiagram(
  packets: readonly CapturedPacket[],
  events: readonly ConnectionEvent[],
  width: number,
): DiagramLayout {
  const keys = laneKeys(packets, events);
  const placed = placeLanes(keys, width);
  const laneByKey = new Map(placed.lanes.map((lane) => [lane.key, lane]));
  const broker = laneByKey.get(brokerKey);
  const laneOf = ({ connection }: { connection: number }): Lane | undefined =>
    laneByKey.get(keys.get(connection) ?? '');
  const exchanges = new Exchanges();
  const ends = clientEnds(packets);
  /** Of the clients' ends that have lines of their own, by the place of the packet. */
  const apart = new Map<number, number>();

  const arrows: Arrow[] = [];
  const connections: ConnectionMark[] = [];
  let y = 4;
  let place = 0;
  const setApart = (places: readonly number[] = []): void => {
    for (const one of places) {
      apart.set(one, y + endRow - 6);
      y += endRow;
    }
  };
  for (const item of inOrder(packets, events)) {
    const lane = laneOf(item);
    if (lane === undefined || broker === undefined) continue;
    if ('event' in item) {
      connections.push({ event: item, lane, y: y + eventRow / 2 });
      y += eventRow;
      continue;
    }
    setApart(ends.leaveAbove.get(place));
    const [from, to] = item.direction === 'to-broker' ? [lane, broker] : [broker, lane];
    const at = y + packetRow - 10;
    const again = (item.packet?.type === 'PUBLISH' && item.packet.dup) || item.fault?.kind === 'duplicate';
    arrows.push({
      captured: item,
      lane,
      family: item.packet === null ? 'malformed' : packetFamily(item.packet.type),
      y: at,
      from: { x: from.x, y: at },
      to: { x: to.x, y: at },
      end: endOf(item),
      again,
      damaged: item.fault?.kind === 'truncated' || item.fault?.kind === 'corrupted',
      handshake: handshakeOf(item, exchanges),
    });
    y += packetRow;
    setApart(ends.arriveBelow.get(place));
    place += 1;
  }
  for (const [index, at] of apart) {
    const arrow = arrows[index];
    if (arrow !== undefined) (arrow.captured.direction === 'to-broker' ? arrow.from : arrow.to).y = at;
  }
  arrows.forEach((arrow, index) => fall(arrow, arrows, index));
  const height = Math.max(y, ...arrows.map(({ to }) => to.y)) + 10;
  return {
    width: placed.width,
    height,
    lanes: placed.lanes,
    arrows,
    connections,
    handshakes: joinMarks(arrows),
    unknownOrder: arrows.some(({ captured }) => captured.brokerTime === undefined),
    alive: aliveSpans(arrows, connections, height),
  };
}

/** How far it came. Once the broker has said that it took it, it is there. */
function endOf({ fault, brokerTime, direction }: CapturedPacket): Arrow['end'] {
  if (fault?.kind === 'dropped' || (fault?.kind === 'cut' && fault.dropped)) return 'lost';
  const waits = fault?.kind === 'held' && (direction === 'to-client' || brokerTime === undefined);
  return waits || brokerTime === null ? 'held' : 'arrives';
}

/** Only messages are joined: the other answers follow their requests at once. */
function handshakeOf(captured: CapturedPacket, exchanges: Exchanges): Exchange | null {
  const exchange = exchanges.take(captured)?.exchange;
  return exchange?.kind === 'qos 1' || exchange?.kind === 'qos 2' ? exchange : null;
}

/** Events between the packets: a connection opens before, and closes after, what crossed it at the same moment. */
function* inOrder(
  packets: readonly CapturedPacket[],
  events: readonly ConnectionEvent[],
): Generator<CapturedPacket | ConnectionEvent> {
  let next = 0;
  for (const captured of packets) {
    for (let event = events[next]; event !== undefined; event = events[next]) {
      const time = Math.max(captured.time, placeTime(captured));
      if (event.event === 'opened' ? event.time > time : event.time >= time) break;
      yield event;
      next += 1;
    }
    yield captured;
  }
  yield* events.slice(next);
}

/**
 * A delayed packet ends where it arrived, a reordered one below the packet that overtook it: where the broker has not
 * told when it took it, and on the way to the client.
 */
function fall(arrow: Arrow, arrows: readonly Arrow[], index: number): void {
  const { captured, from, to } = arrow;
  if (captured.direction === 'to-broker' && captured.brokerTime !== undefined) return;
  if (captured.fault?.kind === 'delayed') {
    const arrival = captured.time + captured.fault.milliseconds;
    const behind = arrows.slice(index + 1).find((later) => later.captured.time >= arrival);
    const last = arrows.at(-1)?.from.y ?? from.y;
    const at = behind === undefined ? last + leastFall : behind.from.y - packetRow / 2;
    to.y = Math.max(to.y, from.y + Math.min(mostFall, Math.max(leastFall, at - from.y)));
  } else if (captured.fault?.kind === 'reordered') {
    const overtaking = arrows
      .slice(index + 1)
      .find((later) => follows(later.captured, captured) && later.end === 'arrives');
    if (overtaking === undefined) arrow.end = 'held';
    else to.y = Math.max(to.y, overtaking.from.y + leastFall / 2);
  }
}

function follows(later: CapturedPacket, captured: CapturedPacket): boolean {
  return later.connection === captured.connection && later.direction === captured.direction;
}

/** Marks that overlap in time get tracks of their own, as far as there is room. */
function joinMarks(arrows: readonly Arrow[]): HandshakeMark[] {
  const found = new Map<Exchange, { lane: Lane; ys: number[] }>();
  for (const arrow of arrows) {
    const { handshake, lane } = arrow;
    if (handshake === null) continue;
    const { y } = clientEndOf(arrow);
    const mark = found.get(handshake);
    if (mark === undefined) found.set(handshake, { lane, ys: [y] });
    else mark.ys.push(y);
  }
  for (const { ys } of found.values()) ys.sort((a, b) => a - b);
  const taken = new Map<Lane, number[]>();
  const marks: HandshakeMark[] = [];
  for (const [handshake, { lane, ys }] of found) {
    const first = ys[0];
    if (first === undefined || ys.length < 2) continue;
    const ends = taken.get(lane) ?? [];
    taken.set(lane, ends);
    let track = 0;
    while (track < tracks - 1 && (ends[track] ?? -Infinity) >= first) track += 1;
    ends[track] = ys.at(-1) ?? first;
    marks.push({ handshake, x: lane.x + lane.outward * (7 + track * trackWidth), ys });
  }
  return marks;
}

/** Only what is shown counts: a lane whose first sign is not its opening was connected before. */
function aliveSpans(
  arrows: readonly Arrow[],
  marks: readonly ConnectionMark[],
  height: number,
): DiagramLayout['alive'] {
  const spans: { lane: Lane; from: number; to: number }[] = [];
  const began = new Map<Lane, number>();
  const seen = new Set<Lane>();
  const open = new Map<Lane, Set<number>>();
  const signs = [
    ...arrows.map(({ captured, lane, from }) => ({
      lane,
      y: from.y,
      connection: captured.connection,
      opens: captured.packet?.type === 'CONNECT',
      closes: captured.fault?.kind === 'cut',
    })),
    ...marks.map(({ event, lane, y }) => ({
      lane,
      y,
      connection: event.connection,
      opens: event.event === 'opened',
      closes: event.event === 'closed',
    })),
  ].sort((a, b) => a.y - b.y);
  for (const { lane, y, connection, opens, closes } of signs) {
    const connected = open.get(lane) ?? new Set();
    open.set(lane, connected);
    if (connected.size === 0 && (opens || !seen.has(lane))) began.set(lane, opens ? y : 0);
    if (opens || !seen.has(lane)) connected.add(connection);
    seen.add(lane);
    if (!closes) continue;
    connected.delete(connection);
    const from = began.get(lane);
    if (connected.size > 0 || from === undefined) continue;
    spans.push({ lane, from, to: y });
    began.delete(lane);
  }
  for (const [lane, from] of began) spans.push({ lane, from, to: height });
  return spans;
}
