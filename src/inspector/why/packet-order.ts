// The packets of each connection by their places in the broker's count (capture/broker-count.ts). Pure.
import { BrokerCount, type Uncounted } from '../../capture/broker-count.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { PacketSequence } from '../../capture/packet-sequence.ts';

/**
 * A packet as the broker counts it, from 1: of all that reached it on a connection, or of the PUBLISHes that it sent
 * there.
 */
export interface PacketPlace {
  /** The wire's number. */
  connection: number;
  direction: CapturedPacket['direction'];
  place: number;
}

export type Unplaced = Uncounted;

/** A sequence that tells how far the packets were counted that made room; one that has lost none tells nothing. */
type Packets = PacketSequence & { countBefore?: (connection: number) => BrokerCount | undefined };

interface Order {
  count: BrokerCount;
  /** Packets that are kept, by place. */
  'to-broker': Map<number, CapturedPacket>;
  'to-client': Map<number, CapturedPacket>;
}

export class PacketOrder {
  readonly #packets: Packets;
  readonly #orders = new Map<number, Order>();
  /** By packet number. */
  readonly #places = new Map<number, PacketPlace | Unplaced>();

  constructor(packets: Packets) {
    this.#packets = packets;
    for (let index = 0; index < packets.length; index += 1) {
      const captured = packets.at(index);
      if (captured !== undefined) this.#take(captured);
    }
    for (const order of this.#orders.values()) order.count.end((captured, place) => this.#put(order, captured, place));
  }

  of(captured: CapturedPacket): PacketPlace | Unplaced {
    return this.#places.get(captured.number) ?? 'too-old';
  }

  packetAt({ connection, direction, place }: PacketPlace): CapturedPacket | undefined {
    return this.#orders.get(connection)?.[direction].get(place);
  }

  #take(captured: CapturedPacket): void {
    const { connection } = captured;
    let order = this.#orders.get(connection);
    if (order === undefined) {
      const before = this.#packets.countBefore?.(connection);
      order = { count: new BrokerCount(before ?? captured), 'to-broker': new Map(), 'to-client': new Map() };
      this.#orders.set(connection, order);
    }
    const { count } = order;
    const uncounted = count.take(captured, (one, place) => this.#put(order, one, place));
    if (uncounted !== null) this.#places.set(captured.number, uncounted);
  }

  #put(order: Order, captured: CapturedPacket, place: number): void {
    const { connection, direction, number } = captured;
    order[direction].set(place, captured);
    this.#places.set(number, { connection, direction, place });
  }
}
