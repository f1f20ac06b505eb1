// The packets of each connection in the order in which the broker got or sent them, which faults may have changed on
// the wire. So the nth packet that the broker tells of is found among the packets, and the other way round: by
// counting, not by likeness. Pure.
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

export type Unplaced =
  /** A fault kept it from the broker. */
  | 'kept-back'
  /** The beginning of its connection is no longer kept, so nothing can be counted. */
  | 'too-old'
  /** Behind a packet that a fault has damaged, or the copy that a fault made of a packet of the broker. */
  | 'unclear'
  /** It is no PUBLISH of the broker. */
  | 'not-counted';

interface Order {
  /** Its first packet is here. */
  whole: boolean;
  toBroker: CapturedPacket[];
  toClient: CapturedPacket[];
  /** A damaged packet has gone on: the broker may count otherwise from there on. */
  blurred: boolean;
  /** Waits until the next packet has gone on. */
  behind: CapturedPacket | null;
}

export class PacketOrder {
  readonly #orders = new Map<number, Order>();
  /** By packet number. */
  readonly #places = new Map<number, PacketPlace | Unplaced>();

  constructor(packets: PacketSequence) {
    for (let index = 0; index < packets.length; index += 1) {
      const captured = packets.at(index);
      if (captured !== undefined) this.#take(captured);
    }
    for (const order of this.#orders.values()) this.#goOn(order, null);
  }

  of(captured: CapturedPacket): PacketPlace | Unplaced {
    return this.#places.get(captured.number) ?? 'too-old';
  }

  packetAt({ connection, direction, place }: PacketPlace): CapturedPacket | undefined {
    const order = this.#orders.get(connection);
    return order?.whole === true ? order[direction === 'to-broker' ? 'toBroker' : 'toClient'][place - 1] : undefined;
  }

  #take(captured: CapturedPacket): void {
    const { connection, direction } = captured;
    let order = this.#orders.get(connection);
    if (order === undefined) {
      order = { whole: isConnect(captured), toBroker: [], toClient: [], blurred: false, behind: null };
      this.#orders.set(connection, order);
    }
    if (!order.whole) this.#places.set(captured.number, 'too-old');
    else if (direction === 'to-client') this.#fromBroker(order, captured);
    else this.#toBroker(order, captured);
  }

  /** What the broker sent is captured before a fault can change it. */
  #fromBroker({ toClient }: Order, captured: CapturedPacket): void {
    if (captured.fault?.kind === 'duplicate') this.#places.set(captured.number, 'unclear');
    else if (captured.packet?.type !== 'PUBLISH') this.#places.set(captured.number, 'not-counted');
    else this.#count(toClient, captured);
  }

  #toBroker(order: Order, captured: CapturedPacket): void {
    if (order.blurred) this.#places.set(captured.number, 'unclear');
    else
      switch (captured.fault?.kind) {
        case 'dropped':
          this.#places.set(captured.number, 'kept-back');
          return;
        case 'cut':
          if (captured.fault.dropped) this.#places.set(captured.number, 'kept-back');
          else this.#goOn(order, captured);
          return;
        case 'reordered':
          // Where the broker has told its order, it stands in its place.
          if (typeof captured.brokerTime === 'number') {
            this.#goOn(order, captured);
            return;
          }
          this.#goOn(order, null);
          order.behind = captured;
          return;
        case 'truncated':
        case 'corrupted':
          this.#places.set(captured.number, 'unclear');
          order.blurred = true;
          return;
        // Those that wait keep their order.
        case 'held':
        case 'delayed':
        case 'duplicate':
        case undefined:
          this.#goOn(order, captured);
      }
  }

  #goOn(order: Order, captured: CapturedPacket | null): void {
    if (captured !== null) this.#count(order.toBroker, captured);
    if (order.behind !== null) this.#count(order.toBroker, order.behind);
    order.behind = null;
  }

  #count(counted: CapturedPacket[], captured: CapturedPacket): void {
    counted.push(captured);
    const { connection, direction } = captured;
    this.#places.set(captured.number, { connection, direction, place: counted.length });
  }
}

/** A client sends it once, first. [MQTT5-3.1.0-1] */
function isConnect({ packet, direction }: CapturedPacket): boolean {
  return packet?.type === 'CONNECT' && direction === 'to-broker';
}
