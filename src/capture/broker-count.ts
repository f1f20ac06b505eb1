// How the broker counts the packets of one connection, as far as the wire can tell: in the order in which it got or sent
// them, which faults may have changed. So the nth packet that the broker tells of is found among the captured packets, and
// the other way round: by counting, not by likeness. It goes on where the packets before are no longer kept.
import type { CapturedPacket } from './captured-packet.ts';

export type Uncounted =
  /** A fault kept it from the broker. */
  | 'kept-back'
  /** The beginning of its connection is not known, so nothing can be counted. */
  | 'too-old'
  /** Behind a packet that a fault has damaged, or the copy that a fault made of a packet of the broker. */
  | 'unclear'
  /** It is no PUBLISH of the broker. */
  | 'not-counted';

/** A packet has been counted, from 1: of all that reached the broker, or of the PUBLISHes that it sent. */
export type Counted = (captured: CapturedPacket, place: number) => void;

export class BrokerCount {
  /** Its first packet was counted. */
  readonly whole: boolean;
  #toBroker: number;
  #toClient: number;
  /** A damaged packet has gone on: the broker may count otherwise from there on. */
  #blurred: boolean;
  /** Waits until the next packet has gone on. */
  #behind: CapturedPacket | null;

  /** For the connection whose first known packet this is; or one that goes on where another count is. */
  constructor(from: CapturedPacket | BrokerCount) {
    const goesOn = from instanceof BrokerCount;
    this.whole = goesOn ? from.whole : isConnect(from);
    this.#toBroker = goesOn ? from.#toBroker : 0;
    this.#toClient = goesOn ? from.#toClient : 0;
    this.#blurred = goesOn ? from.#blurred : false;
    this.#behind = goesOn ? from.#behind : null;
  }

  /** Counts the packet and what waited for it; or says why it is not counted. */
  take(captured: CapturedPacket, counted: Counted): Uncounted | null {
    if (!this.whole) return 'too-old';
    return captured.direction === 'to-client' ? this.#sent(captured, counted) : this.#got(captured, counted);
  }

  /** No packet comes any more: what waits has gone on. */
  end(counted: Counted): void {
    this.#goOn(null, counted);
  }

  /** What the broker sent is captured before a fault can change it. */
  #sent(captured: CapturedPacket, counted: Counted): Uncounted | null {
    if (captured.fault?.kind === 'duplicate') return 'unclear';
    if (captured.packet?.type !== 'PUBLISH') return 'not-counted';
    counted(captured, (this.#toClient += 1));
    return null;
  }

  #got(captured: CapturedPacket, counted: Counted): Uncounted | null {
    if (this.#blurred) return 'unclear';
    switch (captured.fault?.kind) {
      case 'dropped':
        return 'kept-back';
      case 'cut':
        if (captured.fault.dropped) return 'kept-back';
        break;
      case 'reordered':
        // Where the broker has told its order, it stands in its place.
        if (typeof captured.brokerTime === 'number') break;
        this.#goOn(null, counted);
        this.#behind = captured;
        return null;
      case 'truncated':
      case 'corrupted':
        this.#blurred = true;
        return 'unclear';
      // Those that wait keep their order.
      case 'held':
      case 'delayed':
      case 'duplicate':
      case undefined:
    }
    this.#goOn(captured, counted);
    return null;
  }

  #goOn(captured: CapturedPacket | null, counted: Counted): void {
    if (captured !== null) counted(captured, (this.#toBroker += 1));
    if (this.#behind !== null) counted(this.#behind, (this.#toBroker += 1));
    this.#behind = null;
  }
}

/** A client sends it once, first. [MQTT5-3.1.0-1] */
function isConnect({ packet, direction }: CapturedPacket): boolean {
  return packet?.type === 'CONNECT' && direction === 'to-broker';
}
