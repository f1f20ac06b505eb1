// What moves in the picture while the broker deals with something: packets between clients and their sessions, messages
// from there to topics, from topics to sessions, and into queues. Read from the broker's events. Pure.
import type { BrokerEvent } from '../../broker/events/events.ts';
import type { BrokerView, MessageView } from '../../broker/events/broker-view.ts';
import { packetFamily, type PacketFamily } from '../../capture/packet-family.ts';
import type { Anchor } from './picture-shape.ts';
import { shortPayload } from './session-boxes.ts';

export interface Flight {
  key: string;
  from: Anchor;
  to: Anchor;
  /** The payload, or the packet's type; empty = a dot. */
  text: string;
  family: PacketFamily | 'loss';
  /** Flights of one phase move together, those of the next one after them. */
  phase: 0 | 1 | 2;
}

/** Phases that pass until all have arrived, less one. */
export function lastPhase(flights: readonly Pick<Flight, 'phase'>[]): number {
  return Math.max(0, ...flights.map(({ phase }) => phase));
}

/** More at once would be a cloud. */
const mostFlights = 24;

/** `view`: after the events. Clients are known from it and from the events themselves. */
export function flightsOf(events: readonly BrokerEvent[], view: BrokerView): Flight[] {
  const clients = new Map<number, string>();
  for (const { id, clientId } of view.connections.values()) if (clientId !== null) clients.set(id, clientId);
  const messages = new Map<number, MessageView>();
  const matched = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'connection-accepted') clients.set(event.connection, event.clientId);
    else if (event.type === 'connection-closed' && event.clientId !== null)
      clients.set(event.connection, event.clientId);
    else if (event.type === 'published') messages.set(event.message.id, event.message);
    else if (event.type === 'routed') matched.set(`${event.message} ${event.clientId}`, event.subscription.fullFilter);
  }
  const flights: Flight[] = [];
  const add = (flight: Omit<Flight, 'key'>): void => void flights.push({ ...flight, key: String(flights.length) });
  for (const event of events) flightOf(event, { clients, messages, matched, add });
  return flights.slice(0, mostFlights);
}

interface Known {
  clients: ReadonlyMap<number, string>;
  messages: ReadonlyMap<number, MessageView>;
  /** The filter by which a client gets a message, by both. */
  matched: ReadonlyMap<string, string>;
  add: (flight: Omit<Flight, 'key'>) => void;
}

function flightOf(event: BrokerEvent, { clients, messages, matched, add }: Known): void {
  switch (event.type) {
    case 'received': {
      const clientId = clients.get(event.connection);
      // A PUBLISH flies on to its topic.
      if (clientId === undefined || event.packet === 'PUBLISH' || event.packet === 'PINGREQ') return;
      const family = packetFamily(event.packet);
      const text = family === 'acknowledge' ? '' : event.packet;
      const [from, to] = [at('client', clientId), at('head', clientId)];
      add({ from, to, text, family, phase: 0 });
      return;
    }
    case 'published': {
      const { topic, payload, publisher } = event.message;
      if (event.by === 'broker') return;
      const from: Anchor =
        event.by === 'will' ? { at: 'track', clientId: publisher, track: 'will' } : at('client', publisher);
      add({ from, to: { at: 'topic', name: topic }, text: shortPayload(payload), family: 'publish', phase: 0 });
      return;
    }
    case 'retained-stored': {
      const { topic, payload } = event.message;
      const to = { at: 'slot', name: topic } as const;
      add({ from: { at: 'topic', name: topic }, to, text: shortPayload(payload), family: 'publish', phase: 1 });
      return;
    }
    case 'sent':
    case 'queued': {
      const { clientId, delivery } = event;
      const { message } = delivery;
      const text = shortPayload(message.payload);
      const fresh = event.type === 'queued' || event.why === 'new';
      const filter = matched.get(`${message.id} ${clientId}`);
      const entry: Anchor =
        filter === undefined ? at('head', clientId) : { at: 'filter', clientId, fullFilter: filter };
      if (fresh && filter !== undefined)
        add({ from: { at: 'topic', name: filter }, to: entry, text, family: 'publish', phase: 1 });
      const phase = messages.has(message.id) || fresh ? 2 : 1;
      if (event.type === 'queued')
        add({ from: entry, to: { at: 'track', clientId, track: 'queue' }, text, family: 'publish', phase });
      else {
        const from: Anchor = event.why === 'from-queue' ? { at: 'track', clientId, track: 'queue' } : entry;
        add({ from, to: at('client', clientId), text, family: 'publish', phase });
      }
      return;
    }
    case 'answered':
      add({
        from: at('head', event.clientId),
        to: at('client', event.clientId),
        text: '',
        family: event.reasonCode < 0x80 ? 'acknowledge' : 'loss',
        phase: 1,
      });
      return;
    default:
  }
}

function at(place: 'client' | 'head', clientId: string): Anchor {
  return { at: place, clientId };
}
