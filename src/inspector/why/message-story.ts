// All that the broker's events tell about one message, with the packets in which it happened; and the clients that
// there were. Pure: shown every event from the broker's beginning, in order.
import type { BrokerEvent } from '../../broker/events/events.ts';
import type { ProtocolVersion } from '../../mqtt/packet.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { Asking } from './crossings.ts';

/** A packet as the broker counts it, by its own number of the connection. */
export interface BrokerPlace {
  connection: number;
  direction: CapturedPacket['direction'];
  place: number;
}

interface NumberedEvent {
  number: number;
  event: BrokerEvent;
}

export class MessageStory {
  /** The clients in the order in which they came, with the version that each spoke last. */
  readonly clients = new Map<string, ProtocolVersion>();
  /** The PUBLISH that brought the message; null for a Will, and for what the broker itself published. */
  published: BrokerPlace | null = null;
  readonly #message: number;
  readonly #common: NumberedEvent[] = [];
  readonly #ofClient = new Map<string, NumberedEvent[]>();
  #kept = 0;
  readonly #received = new Map<number, number>();
  readonly #sent = new Map<number, number>();
  readonly #copies = new Map<string, BrokerPlace[]>();
  /** The SUBSCRIBE of each subscription, by client and full filter. */
  readonly #subscribes = new Map<string, BrokerPlace>();
  readonly #askings = new Map<string, Asking[]>();
  /** The packet that the broker deals with. */
  #current: BrokerPlace | null = null;

  constructor(message: number) {
    this.#message = message;
  }

  /** Enough of the events, in order, to explain the message for that client. */
  eventsFor(clientId: string): BrokerEvent[] {
    return [...this.#common, ...(this.#ofClient.get(clientId) ?? [])]
      .sort((a, b) => a.number - b.number)
      .map(({ event }) => event);
  }

  /** The PUBLISHes of the message to that client, in order. */
  copiesOf(clientId: string): readonly BrokerPlace[] {
    return this.#copies.get(clientId) ?? [];
  }

  subscribeOf(clientId: string, fullFilter: string): BrokerPlace | undefined {
    return this.#subscribes.get(subscriptionKey(clientId, fullFilter));
  }

  /** All requests of that client that changed what it gets. */
  askingsOf(clientId: string): readonly Asking[] {
    return this.#askings.get(clientId) ?? [];
  }

  take(event: BrokerEvent): void {
    switch (event.type) {
      case 'received':
        this.#current = this.#place(this.#received, event.connection, 'to-broker');
        return;
      case 'input-handled':
        this.#current = null;
        return;
      case 'connection-accepted':
        this.clients.set(event.clientId, event.version);
        return;
      case 'subscribed':
        this.#keepSubscribe(event.clientId, event.subscription.fullFilter);
        this.#keepAsking(event.clientId, 'SUBSCRIBE', event.subscription.fullFilter);
        this.#keep(event, event.clientId);
        return;
      case 'unsubscribed':
        this.#keepAsking(event.clientId, 'UNSUBSCRIBE', event.fullFilter);
        this.#keep(event, event.clientId);
        return;
      case 'session-started':
        this.#keepAsking(event.clientId, 'CONNECT', '');
        this.#keep(event, event.clientId);
        return;
      case 'session-ended':
        this.#keep(event, event.clientId);
        return;
      case 'sent':
        this.#takeSent(event);
        return;
      case 'published':
        if (event.message.id === this.#message && event.by === 'client') this.published = this.#current;
        break;
      case 'publish-refused':
        if (event.message.id === this.#message) this.published = this.#current;
        break;
      default:
    }
    if (isAbout(event, this.#message)) this.#keep(event, ownerOf(event));
  }

  #takeSent(event: Extract<BrokerEvent, { type: 'sent' }>): void {
    const place = this.#place(this.#sent, event.connection, 'to-client');
    if (event.delivery.message.id !== this.#message) return;
    this.#keep(event, event.clientId);
    const copies = this.#copies.get(event.clientId);
    if (copies === undefined) this.#copies.set(event.clientId, [place]);
    else copies.push(place);
  }

  #keepSubscribe(clientId: string, fullFilter: string): void {
    // Where the broker did it on its own there is no packet.
    if (this.#current !== null) this.#subscribes.set(subscriptionKey(clientId, fullFilter), this.#current);
  }

  #keepAsking(clientId: string, packet: Asking['packet'], filter: string): void {
    const place = this.#current;
    if (place === null) return;
    const askings = this.#askings.get(clientId);
    if (askings === undefined) this.#askings.set(clientId, [{ packet, filter, place }]);
    else askings.push({ packet, filter, place });
  }

  /** `clientId`: the only one that it matters to; null = it may matter to all. */
  #keep(event: BrokerEvent, clientId: string | null): void {
    const numbered = { number: (this.#kept += 1), event };
    if (clientId === null) this.#common.push(numbered);
    else {
      const ours = this.#ofClient.get(clientId);
      if (ours === undefined) this.#ofClient.set(clientId, [numbered]);
      else ours.push(numbered);
    }
  }

  #place(counts: Map<number, number>, connection: number, direction: CapturedPacket['direction']): BrokerPlace {
    const place = (counts.get(connection) ?? 0) + 1;
    counts.set(connection, place);
    return { connection, direction, place };
  }
}

function isAbout(event: BrokerEvent, id: number): boolean {
  if ('delivery' in event) return event.delivery.message.id === id;
  if (!('message' in event)) return false;
  return typeof event.message === 'number' ? event.message === id : event.message.id === id;
}

/** Of an event about the message: a choice in a group, for one, matters to all its members. */
function ownerOf(event: BrokerEvent): string | null {
  switch (event.type) {
    case 'routed':
    case 'not-routed':
    case 'queued':
    case 'dropped':
    case 'acknowledged':
      return event.clientId;
    default:
      return null;
  }
}

function subscriptionKey(clientId: string, fullFilter: string): string {
  return `${fullFilter.length} ${fullFilter} ${clientId}`;
}
