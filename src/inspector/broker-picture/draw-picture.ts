// The picture of a broker at one moment: what is in it, where it stands, and what moved there last. Pure.
import type { BrokerEvent } from '../../broker/events/events.ts';
import type { BrokerView } from '../../broker/events/broker-view.ts';
import { flightsOf, type Flight } from './flights.ts';
import { placeOf } from './picture-names.ts';
import { bulge, linePath, pointOf, shapeOf, type Anchor, type Point, type Shape } from './picture-shape.ts';
import { sessionBoxes, type MoreSessions, type SessionBox, type SessionPlace } from './session-boxes.ts';
import { topicRows, type TopicRow } from './topic-rows.ts';

export interface PictureLine {
  key: string;
  shared: boolean;
  /** The last message went this way. */
  active: boolean;
  /** Its client is away. */
  waits: boolean;
  wide: string;
  narrow: string;
}

/** A flight with its way in both shapes; `bend`: how far it leaves a straight way to the left, in percent. */
export interface DrawnFlight extends Flight {
  wide: [from: Point, to: Point];
  narrow: [from: Point, to: Point];
  bend: number;
  /** Whether it goes along a line, where it can be seen when nothing moves. */
  rests: boolean;
}

export interface Picture {
  /** What all clients' names begin with. */
  place: string;
  topics: TopicRow[];
  boxes: SessionBox[];
  more: MoreSessions;
  lines: PictureLine[];
  flights: DrawnFlight[];
  /** Keys of topic rows through which the last message went. */
  activeTopics: ReadonlySet<string>;
  /** Clients whose packets these were. */
  activeClients: ReadonlySet<string>;
  shapes: { wide: Shape; narrow: Shape };
}

/** What keeps its place while a reader goes through a run. */
export interface RunPlaces {
  topics: readonly string[];
  /** Full filters. */
  groups: readonly string[];
  sessions: ReadonlyMap<string, SessionPlace>;
  /** Rows that the picture takes at least, in both shapes. */
  wide: number;
  narrow: number;
}

export interface PictureWishes {
  /** Milliseconds of the broker's clock. */
  now: number;
  /** What has just happened; it moves. */
  events?: readonly BrokerEvent[];
  /** So that nothing changes its place in a run. */
  places?: RunPlaces | null;
  topicsAtMost?: number;
  sessionsAtMost?: number;
}

export function drawPicture(view: BrokerView, wishes: PictureWishes): Picture {
  const { now, events = [], places = null, topicsAtMost = 18, sessionsAtMost = 10 } = wishes;
  const flights = flightsOf(events, view);
  const passing = flights.flatMap(({ to }) => (to.at === 'topic' ? [to.name] : []));
  const place = placeOf([...(places?.sessions.keys() ?? []), ...view.sessions.keys()]);
  const topics = topicRows(view, {
    place,
    passing: [...passing, ...(places?.topics ?? [])],
    groups: places?.groups ?? [],
    most: topicsAtMost,
  });
  const touched = new Set(flights.flatMap(({ from, to }) => [...clientOf(from), ...clientOf(to)]));
  const sessions = places?.sessions ?? null;
  const { boxes, more } = sessionBoxes(view, { place, now, touched, places: sessions, most: sessionsAtMost });
  const hasMore = more.connected + more.away > 0;
  const shapes = {
    wide: shapeOf('wide', topics, boxes, hasMore, places?.wide ?? 0),
    narrow: shapeOf('narrow', topics, boxes, hasMore, places?.narrow ?? 0),
  };
  const drawn = { topics, boxes };
  const ways = (from: Anchor, to: Anchor) => {
    const points = [pointOf(from, drawn, shapes.wide), pointOf(to, drawn, shapes.wide)] as const;
    const [narrowFrom, narrowTo] = [pointOf(from, drawn, shapes.narrow), pointOf(to, drawn, shapes.narrow)];
    const [wideFrom, wideTo] = points;
    if (wideFrom === null || wideTo === null || narrowFrom === null || narrowTo === null) return null;
    return { wide: [wideFrom, wideTo], narrow: [narrowFrom, narrowTo] } satisfies Pick<DrawnFlight, 'wide' | 'narrow'>;
  };
  const used = new Set(flights.flatMap(({ to }) => (to.at === 'filter' ? [`${to.clientId} ${to.fullFilter}`] : [])));
  return {
    place,
    topics,
    boxes,
    more,
    lines: linesOf(view, boxes, used, ways, shapes),
    flights: flights.flatMap((flight) => {
      const way = ways(flight.from, flight.to);
      return way === null ? [] : [{ ...flight, ...way, ...bendOf(flight, way.narrow) }];
    }),
    activeTopics: new Set(
      flights.flatMap(({ from, to }) => [from, to].flatMap((end) => (end.at === 'topic' ? [end.name] : []))),
    ),
    activeClients: new Set(
      flights.flatMap(({ from, to }) => [from, to].flatMap((end) => (end.at === 'client' ? [end.clientId] : []))),
    ),
    shapes,
  };
}

type Ways = (from: Anchor, to: Anchor) => Pick<DrawnFlight, 'wide' | 'narrow'> | null;

/** One for each subscription of a session that has a box. */
function linesOf(
  view: BrokerView,
  boxes: readonly SessionBox[],
  used: ReadonlySet<string>,
  ways: Ways,
  { wide, narrow }: Picture['shapes'],
): PictureLine[] {
  return boxes.flatMap(({ clientId, state }) =>
    [...(view.sessions.get(clientId)?.subscriptions.values() ?? [])].flatMap(({ fullFilter, filter, shareName }) => {
      const row = shareName === null ? filter : fullFilter;
      const way = ways({ at: 'topic', name: row }, { at: 'filter', clientId, fullFilter });
      if (way === null) return [];
      const key = `${clientId} ${fullFilter}`;
      const paths = { wide: linePath(...way.wide, wide), narrow: linePath(...way.narrow, narrow) };
      return [{ key, shared: shareName !== null, active: used.has(key), waits: state === 'away', ...paths }];
    }),
  );
}

/** On a phone a message goes along its line, which bends to the left; otherwise straight. */
function bendOf({ from, to, text }: Flight, [start, end]: [Point, Point]): Pick<DrawnFlight, 'bend' | 'rests'> {
  const delivers = from.at === 'topic' && to.at === 'filter';
  return {
    bend: delivers ? bulge(start, end) : 0,
    rests: delivers || (from.at === 'client' && to.at === 'head' && text !== ''),
  };
}

function clientOf(anchor: Anchor): string[] {
  return 'clientId' in anchor ? [anchor.clientId] : [];
}
