// The packets of the page, oldest first, bounded in number and in bytes: the old ones go, and how many is told. Of the
// connections that they were of is kept what later packets are understood by: how they are counted, and their CONNECT.
import { BrokerCount } from './broker-count.ts';
import { withRemark, type CapturedPacket, type Remark } from './captured-packet.ts';
import { packetWithNumber, placeOfNumber, type PacketSequence } from './packet-sequence.ts';

export interface PacketStoreLimits {
  packets: number;
  bytes: number;
}

/** Connections, those that lost a packet first, of which something is kept. */
const connectionsKept = 20_000;
const uncared = (): void => undefined;

interface LostBeginning {
  count: BrokerCount;
  connect: CapturedPacket | null;
}

export class PacketStore implements PacketSequence {
  readonly #limits: PacketStoreLimits;
  #packets: CapturedPacket[] = [];
  #head = 0;
  #bytes = 0;
  #gone = 0;
  #replaced: number[] = [];
  /** Of connections of which packets have gone. */
  readonly #beginnings = new Map<number, LostBeginning>();
  readonly #marked = new Set<number>();

  constructor(limits: PacketStoreLimits = { packets: 200_000, bytes: 64_000_000 }) {
    this.#limits = limits;
  }

  /** Packets that are kept. */
  get length(): number {
    return this.#packets.length - this.#head;
  }

  /** Packets that made room for newer ones. */
  get gone(): number {
    return this.#gone;
  }

  /** Numbers of packets that were taken out since they came again with others, the first first. */
  get replaced(): readonly number[] {
    return this.#replaced;
  }

  add(packets: readonly CapturedPacket[]): void {
    for (const come of packets) {
      const before = come.instead === undefined ? undefined : this.#takeOut(come.instead);
      const captured = before?.marked || before?.note ? withRemark(come, before) : come;
      this.#packets.push(captured);
      if (captured.marked) this.#marked.add(captured.number);
      this.#bytes += captured.bytes.length;
    }
    while (this.length > this.#limits.packets || (this.#bytes > this.#limits.bytes && this.length > 1)) {
      const oldest = this.#packets[this.#head];
      if (oldest === undefined) break;
      this.#bytes -= oldest.bytes.length;
      this.#marked.delete(oldest.number);
      this.#head += 1;
      this.#gone += 1;
      this.#lose(oldest);
    }
    // Cut the spent part off now and then: shift() of a long array would cost its length each time.
    if (this.#head > 1024 && this.#head * 2 > this.#packets.length) {
      this.#packets = this.#packets.slice(this.#head);
      this.#head = 0;
    }
  }

  /** `index` from 0, the oldest that is kept. */
  at(index: number): CapturedPacket | undefined {
    return index < 0 ? undefined : this.#packets[this.#head + index];
  }

  /** The place of the first packet whose number is not below `number`. */
  indexOf(number: number): number {
    return placeOfNumber(this, number);
  }

  /** The packet with that number, if it is still kept. */
  byNumber(number: number): CapturedPacket | undefined {
    return packetWithNumber(this, number);
  }

  /** Numbers of the packets that are marked, in any order. */
  get marked(): ReadonlySet<number> {
    return this.#marked;
  }

  /** Puts this remark in the place of the one before. The packet is another object then. */
  remark(number: number, remark: Remark): void {
    const captured = this.byNumber(number);
    if (captured === undefined) return;
    this.#packets[this.#head + this.indexOf(number)] = withRemark(captured, remark);
    if (remark.marked) this.#marked.add(number);
    else this.#marked.delete(number);
  }

  #takeOut(number: number): CapturedPacket | undefined {
    const captured = this.byNumber(number);
    if (captured === undefined) return undefined;
    this.#packets.splice(this.#head + this.indexOf(number), 1);
    this.#bytes -= captured.bytes.length;
    this.#marked.delete(number);
    this.#replaced.push(number);
    return captured;
  }

  /** How far the packets of that connection were counted that have gone; undefined when none have. */
  countBefore(connection: number): BrokerCount | undefined {
    return this.#beginnings.get(connection)?.count;
  }

  /** The CONNECT of that connection, if it has gone. */
  lostConnect(connection: number): CapturedPacket | null {
    return this.#beginnings.get(connection)?.connect ?? null;
  }

  #lose(captured: CapturedPacket): void {
    let beginning = this.#beginnings.get(captured.connection);
    if (beginning === undefined) {
      beginning = { count: new BrokerCount(captured), connect: null };
      this.#beginnings.set(captured.connection, beginning);
      const [first] = this.#beginnings.keys();
      if (this.#beginnings.size > connectionsKept && first !== undefined) this.#beginnings.delete(first);
    }
    beginning.count.take(captured, uncared);
    if (captured.packet?.type === 'CONNECT') beginning.connect ??= captured;
  }

  clear(): void {
    this.#replaced = [];
    this.#beginnings.clear();
    this.#marked.clear();
    this.#packets = [];
    this.#head = 0;
    this.#bytes = 0;
    this.#gone = 0;
  }
}
