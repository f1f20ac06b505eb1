// The session side of the picture: a box for each session with its subscriptions, what waits for its client, what is on
// its way, and its Will. Of many sessions some are drawn, and the others counted. Pure.
import type {
  BrokerView,
  ConnectionView,
  DeliveryView,
  InflightView,
  MessageView,
  SessionView,
  SubscriptionView,
} from '../../broker/events/broker-view.ts';
import { utf8, cutAtCharacter, payloadText, visible } from '../../capture/payload-text.ts';
import { secondsUntil } from '../broker-view/seconds-until.ts';
import { shortName } from './picture-names.ts';

/** A clock that runs: seconds that are left, and which part of the whole, 0 … 1. */
export interface Clock {
  seconds: number;
  part: number;
}

/** Messages that stand one behind the other. */
export type Track = 'queue' | 'inflight' | 'unreleased';

export interface TrackItem {
  message: number | null;
  text: string;
  qos: number;
  packetId: number | null;
  waitsFor: InflightView['waitsFor'] | 'PUBREL' | null;
}

export type SessionRow =
  | { kind: 'filter'; fullFilter: string; label: string; qos: number; shared: boolean }
  | { kind: 'more-filters'; count: number }
  | { kind: 'track'; track: Track; items: TrackItem[]; more: number; window: number | null }
  | { kind: 'will'; topic: string; text: string; clock: Clock | null }
  /** The place of a row that comes later in the run. */
  | { kind: 'free' };

export interface SessionBox {
  clientId: string;
  name: string;
  /** `none`: no session has this client's name now; its place is kept. */
  state: 'connected' | 'away' | 'none';
  version: ConnectionView['version'] | null;
  slow: boolean;
  /** While the client is away: when its session ends; null = never, or the client is there. */
  expires: Clock | null;
  rows: SessionRow[];
}

/** Sessions that have no box. */
export interface MoreSessions {
  connected: number;
  away: number;
  waiting: number;
}

/** The rows that a session has anywhere in a run: they keep their places. */
export interface SessionPlace {
  filters: number;
  queue: boolean;
  inflight: boolean;
  unreleased: boolean;
  will: boolean;
}

export interface SessionWishes {
  place: string;
  now: number;
  /** Clients that get a box in any case, as far as there is room. */
  touched: ReadonlySet<string>;
  /** Null = nothing is kept free. */
  places: ReadonlyMap<string, SessionPlace> | null;
  /** Boxes at most. */
  most: number;
}

const filtersAtMost = 4;
const itemsAtMost = 3;
/** Characters of a row's items, with two for the edges of each. */
const itemsLong = 27;
/** From here on boxes show no empty rows. */
const many = 6;
const noPlace: SessionPlace = { filters: 0, queue: false, inflight: false, unreleased: false, will: false };

export function sessionBoxes(view: BrokerView, wishes: SessionWishes): { boxes: SessionBox[]; more: MoreSessions } {
  // Whose session has just ended is still seen to leave.
  const ids = [...new Set([...(wishes.places?.keys() ?? []), ...view.sessions.keys(), ...wishes.touched])];
  const shown = new Set(ids.slice(0, wishes.most));
  const others = ids.slice(wishes.most).filter((id) => wishes.touched.has(id));
  for (const id of ids.slice(0, wishes.most).reverse()) {
    if (others.length === 0) break;
    if (wishes.touched.has(id)) continue;
    shown.delete(id);
    shown.add(others.pop() ?? id);
  }
  const more: MoreSessions = { connected: 0, away: 0, waiting: 0 };
  for (const session of view.sessions.values()) {
    if (shown.has(session.clientId)) continue;
    more[session.connection === null ? 'away' : 'connected'] += 1;
    more.waiting += session.queue.length;
  }
  const close = ids.length > many;
  return { boxes: ids.filter((id) => shown.has(id)).map((id) => boxOf(view, id, close, wishes)), more };
}

function boxOf(view: BrokerView, clientId: string, close: boolean, { place, now, places }: SessionWishes): SessionBox {
  const session = view.sessions.get(clientId);
  const connection = session?.connection == null ? null : (view.connections.get(session.connection) ?? null);
  const kept = places?.get(clientId) ?? null;
  const box = {
    clientId,
    name: shortName(clientId, place),
    version: session?.version ?? null,
    slow: connection?.congested ?? false,
  };
  if (session === undefined) return { ...box, state: 'none', expires: null, rows: freeRows(kept ?? noPlace) };
  const { expiresAt, expiryInterval } = session;
  const expires = session.connection !== null ? null : clockOf(expiresAt, expiryInterval * 1000, now);
  const rows = sessionRows(session, connection, { kept, close, place, now });
  return { ...box, state: session.connection === null ? 'away' : 'connected', expires, rows };
}

interface RowWishes {
  /** Null = nothing is kept free. */
  kept: SessionPlace | null;
  close: boolean;
  place: string;
  now: number;
}

function sessionRows(session: SessionView, connection: ConnectionView | null, wishes: RowWishes): SessionRow[] {
  const { kept, close, place, now } = wishes;
  const { subscriptions, queue, inflight, unreleased } = session;
  const isOpen = subscriptions.size > 0 && !close && kept === null;
  const track = (name: Track, items: TrackItem[], wanted: boolean): SessionRow[] => {
    if (items.length === 0 && !wanted && !kept?.[name]) return [];
    const window = name === 'inflight' ? (connection?.window ?? null) : null;
    const shown = fitting(items);
    return [{ kind: 'track', track: name, items: shown, more: items.length - shown.length, window }];
  };
  return [
    ...filterRows([...subscriptions.values()], kept?.filters ?? 0, close ? 2 : filtersAtMost, place),
    ...track('queue', queue.map(queued), isOpen),
    ...track('inflight', [...inflight.values()].map(onItsWay), isOpen),
    ...track('unreleased', [...unreleased].map(held), false),
    ...willRows(session, connection, kept?.will ?? false, place, now),
  ];
}

/** As many as a row has room for: one at the least. */
function fitting(items: readonly TrackItem[]): TrackItem[] {
  let long = 0;
  const end = items.findIndex(({ text }, index) => {
    long += text.length + 2;
    return index >= itemsAtMost || (index > 0 && long > itemsLong);
  });
  return end < 0 ? [...items] : items.slice(0, end);
}

function filterRows(all: readonly SubscriptionView[], kept: number, most: number, place: string): SessionRow[] {
  const shown = all.length > most ? all.slice(0, most - 1) : all;
  const rows = shown.map(({ fullFilter, filter, shareName, qos }): SessionRow => {
    const label = (shareName === null ? '' : `$share/${shareName}/`) + shortName(filter, place);
    return { kind: 'filter', fullFilter, label, qos, shared: shareName !== null };
  });
  if (shown.length < all.length) rows.push({ kind: 'more-filters', count: all.length - shown.length });
  while (rows.length < Math.min(kept, most)) rows.push({ kind: 'free' });
  return rows;
}

function willRows(
  { pendingWill, willAt }: SessionView,
  connection: ConnectionView | null,
  kept: boolean,
  place: string,
  now: number,
): SessionRow[] {
  const will = pendingWill ?? connection?.will ?? null;
  if (will === null) return kept ? [{ kind: 'free' }] : [];
  const delay = will.properties?.willDelayInterval ?? 0;
  const clock = clockOf(willAt, delay * 1000, now);
  return [{ kind: 'will', topic: shortName(will.topic, place), text: shortPayload(will.payload), clock }];
}

function freeRows({ filters, ...tracks }: SessionPlace): SessionRow[] {
  const count = Math.min(filters, filtersAtMost) + Object.values(tracks).filter(Boolean).length;
  return Array.from({ length: count }, () => ({ kind: 'free' }));
}

function clockOf(due: number | null, whole: number, now: number): Clock | null {
  if (due === null) return null;
  const left = Math.max(0, due - now);
  return { seconds: secondsUntil(due, now), part: whole > 0 ? Math.min(1, left / whole) : 0 };
}

function queued({ message, qos }: DeliveryView): TrackItem {
  return { message: message.id, text: shortPayload(message.payload), qos, packetId: null, waitsFor: null };
}

function onItsWay({ packetId, delivery, waitsFor }: InflightView): TrackItem {
  return { ...queued(delivery), packetId, waitsFor };
}

function held([packetId, message]: [number, MessageView | null]): TrackItem {
  const text = message === null ? '' : shortPayload(message.payload);
  return { message: message?.id ?? null, text, qos: 2, packetId, waitsFor: 'PUBREL' };
}

/** A payload for a small box: without quotes; `∅` when it is empty. */
export function shortPayload(payload: Uint8Array): string {
  if (payload.length === 0) return '∅';
  const text = utf8(cutAtCharacter(payload, 24));
  return text === null ? payloadText(payload, 24) : visible(text) + (payload.length > 24 ? '…' : '');
}
