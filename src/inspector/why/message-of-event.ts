// The message that an event of the broker is about, and the client that it concerns: what a reader may want explained.
// Pure.
import type { BrokerEvent } from '../../broker/events/events.ts';

export interface EventMessage {
  message: number;
  /** Null when it concerns all. */
  clientId: string | null;
}

export function messageOfEvent(event: BrokerEvent): EventMessage | null {
  switch (event.type) {
    case 'published':
    case 'publish-refused':
    case 'held':
      return { message: event.message.id, clientId: null };
    case 'no-subscriber':
    case 'released':
      return { message: event.message, clientId: null };
    case 'redispatched':
      return { message: event.message, clientId: event.from };
    case 'routed':
    case 'not-routed':
    case 'member-chosen':
    case 'dropped':
    case 'acknowledged':
      return { message: event.message, clientId: event.clientId };
    case 'sent':
    case 'queued':
      return { message: event.delivery.message.id, clientId: event.clientId };
    default:
      return null;
  }
}
