// The packets of each connection in the order in which the broker got or sent them, which faults may have changed on the wire. So the nth
// packet that the broker tells of is found among the frames, and the other way round: by counting, not by likeness. Pure.
import type { Frame } from '../../capture/captured-packet.ts';

/** A packet as the broker counts it, from 1: of all that reached it on a connection, or of the PUBLISHes that it sent there. */
export interface PacketPlace {
  /** The wire's number. */
  connection: number;
  direction: Frame['direction'];
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

/** Frames in the order of their numbers. */
export interface FrameRow {
  readonly length: number;
  at: (index: number) => Frame | undefined;
}

interface Order {
  /** Its first packet is here. */
  whole: boolean;
  toBroker: Frame[];
  toClient: Frame[];
  /** A damaged packet has gone on: the broker may count otherwise from there on. */
  blurred: boolean;
  /** Waits until the next packet has gone on. */
  behind: Frame | null;
}

export class PacketOrder {
  readonly #orders = new Map<number, Order>();
  /** By frame number. */
  readonly #places = new Map<number, PacketPlace | Unplaced>();

  constructor(frames: FrameRow) {
    for (let index = 0; index < frames.length; index += 1) {
      const frame = frames.at(index);
      if (frame !== undefined) this.#take(frame);
    }
    for (const order of this.#orders.values()) this.#goOn(order, null);
  }

  of(frame: Frame): PacketPlace | Unplaced {
    return this.#places.get(frame.number) ?? 'too-old';
  }

  frameAt({ connection, direction, place }: PacketPlace): Frame | undefined {
    const order = this.#orders.get(connection);
    return order?.whole === true ? order[direction === 'to-broker' ? 'toBroker' : 'toClient'][place - 1] : undefined;
  }

  #take(frame: Frame): void {
    const { connection, direction } = frame;
    let order = this.#orders.get(connection);
    if (order === undefined) {
      order = { whole: isConnect(frame), toBroker: [], toClient: [], blurred: false, behind: null };
      this.#orders.set(connection, order);
    }
    if (!order.whole) this.#places.set(frame.number, 'too-old');
    else if (direction === 'to-client') this.#fromBroker(order, frame);
    else this.#toBroker(order, frame);
  }

  /** What the broker sent is captured before a fault can change it. */
  #fromBroker({ toClient }: Order, frame: Frame): void {
    if (frame.fault?.kind === 'duplicate') this.#places.set(frame.number, 'unclear');
    else if (frame.packet?.type !== 'PUBLISH') this.#places.set(frame.number, 'not-counted');
    else this.#count(toClient, frame);
  }

  #toBroker(order: Order, frame: Frame): void {
    if (order.blurred) this.#places.set(frame.number, 'unclear');
    else
      switch (frame.fault?.kind) {
        case 'dropped':
          this.#places.set(frame.number, 'kept-back');
          return;
        case 'cut':
          if (frame.fault.dropped) this.#places.set(frame.number, 'kept-back');
          else this.#goOn(order, frame);
          return;
        case 'reordered':
          this.#goOn(order, null);
          order.behind = frame;
          return;
        case 'truncated':
        case 'corrupted':
          this.#places.set(frame.number, 'unclear');
          order.blurred = true;
          return;
        // Those that wait keep their order.
        case 'held':
        case 'delayed':
        case 'duplicate':
        case undefined:
          this.#goOn(order, frame);
      }
  }

  #goOn(order: Order, frame: Frame | null): void {
    if (frame !== null) this.#count(order.toBroker, frame);
    if (order.behind !== null) this.#count(order.toBroker, order.behind);
    order.behind = null;
  }

  #count(counted: Frame[], frame: Frame): void {
    counted.push(frame);
    const { connection, direction } = frame;
    this.#places.set(frame.number, { connection, direction, place: counted.length });
  }
}

/** A client sends it once, first. [MQTT5-3.1.0-1] */
function isConnect({ packet, direction }: Frame): boolean {
  return packet?.type === 'CONNECT' && direction === 'to-broker';
}
