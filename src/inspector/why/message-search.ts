// Which message of the broker a packet carried: read from the broker's own events by counting the packets that it tells
// of. Pure.
import type { BrokerEvent } from '../../broker/events/events.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';

/** The packet that is looked for, by the broker's number of its connection. */
export interface SoughtPacket {
  connection: number;
  direction: CapturedPacket['direction'];
  /** From 1, as in `PacketPlace`. */
  place: number;
  packetId: number | null;
}

export type FoundMessage =
  /** `repeats`: the packet was a repetition of the one that brought the message. */
  | { found: 'message'; message: number; repeats: boolean }
  /** The broker closed the connection at this packet; or it was over before the packet came. */
  | { found: 'closed' | 'over' }
  /** The broker's count and the wire's differ: nothing can be said. */
  | { found: 'unclear' };

export class MessageSearch {
  readonly #sought: SoughtPacket;
  /** QoS 2 messages by client and Packet Identifier, as last published. */
  readonly #opened = new Map<string, number>();
  #count = 0;
  #isHere = false;

  constructor(sought: SoughtPacket) {
    this.#sought = sought;
  }

  /** The answer, with the event that gives it; null before. */
  take(event: BrokerEvent): FoundMessage | null {
    if (event.type === 'published' && event.message.qos === 2 && event.packetId !== null)
      this.#opened.set(openKey(event.message.publisher, event.packetId), event.message.id);
    return this.#sought.direction === 'to-broker' ? this.#taken(event) : this.#sent(event);
  }

  #taken(event: BrokerEvent): FoundMessage | null {
    const { connection, place, packetId } = this.#sought;
    switch (event.type) {
      case 'received':
        if (event.connection !== connection) return null;
        if (this.#isHere) return { found: 'closed' };
        this.#count += 1;
        this.#isHere = this.#count === place;
        return this.#isHere && (event.packet !== 'PUBLISH' || event.packetId !== packetId)
          ? { found: 'unclear' }
          : null;
      case 'input-handled':
        return this.#isHere ? { found: 'closed' } : null;
      case 'connection-closed':
        return event.connection === connection && !this.#isHere ? { found: 'over' } : null;
      case 'published':
      case 'publish-refused':
        if (!this.#isHere || event.connection !== connection) return null;
        return { found: 'message', message: event.message.id, repeats: false };
      case 'duplicate-ignored': {
        if (!this.#isHere || event.connection !== connection) return null;
        const first = this.#opened.get(openKey(event.clientId, event.packetId));
        return first === undefined ? { found: 'unclear' } : { found: 'message', message: first, repeats: true };
      }
      default:
        return null;
    }
  }

  #sent(event: BrokerEvent): FoundMessage | null {
    const { connection, place, packetId } = this.#sought;
    if (event.type !== 'sent' || event.connection !== connection) return null;
    this.#count += 1;
    if (this.#count < place) return null;
    if (event.packetId !== packetId) return { found: 'unclear' };
    return { found: 'message', message: event.delivery.message.id, repeats: event.dup };
  }
}

function openKey(clientId: string, packetId: number): string {
  return `${packetId} ${clientId}`;
}
