// The publishing half of a client: which message is next, when it was planned, and what the broker has acknowledged. Pure.
import type { PartCounts } from './measurements.ts';
import { writeMark } from './mark.ts';
import type { Outgoing } from './outgoing.ts';
import { PacketIds } from './packet-ids.ts';
import type { Plan } from './plan.ts';
import type { PreparedPublish } from './prepared-publish.ts';

/** Bytes that are put together before they are handed to the link. */
const batchSize = 65_536;
/** Milliseconds by which a message may be late before the generator is said to have missed its plan. */
const tolerance = 10;

/** What a sender keeps to: a plan that it shares with others, or a window of its own. */
export type Pacing =
  { plan: Plan; /** The senders of the plan, which take turns. */ senders: number } | { window: number };

/** What a sender tells of itself. */
export interface SenderTold {
  /** `late` in milliseconds behind the plan, by the generator itself. */
  late(milliseconds: number, missed: boolean): void;
  waited(): void;
}

export class Sender {
  /** Its turn among those that share its plan. */
  turn = 0;
  readonly flow: number;
  readonly counts: PartCounts;
  readonly ids: PacketIds | null;
  sent = 0;
  completed = 0;
  /** Deliveries of its messages that have come to this process. */
  delivered = 0;
  /** Deliveries of each message that a closed loop waits for; 0 = it waits for acknowledgements alone. */
  #awaited = 0;
  /** Whether its connection or its window is full. */
  isHeld = false;
  /** Deliveries that a closed loop has ceased to wait for. */
  #givenUp = 0;
  /** Until when it was held, in milliseconds since the traffic began. */
  #heldUntil = -1;
  readonly #prepared: PreparedPublish;
  readonly #mark: number;
  #pacing: Pacing = { window: 0 };
  #inFlightMaximum = 65_535;

  constructor(flow: number, mark: number, prepared: PreparedPublish, counts: PartCounts) {
    this.flow = flow;
    this.#mark = mark;
    this.#prepared = prepared;
    this.counts = counts;
    this.ids = prepared.packetIdAt === 0 ? null : new PacketIds(65_535);
  }

  /** The broker's Receive Maximum. */
  set receiveMaximum(most: number) {
    this.#inFlightMaximum = Math.min(this.#inFlightMaximum, most);
  }

  pace(turn: number, pacing: Pacing): void {
    this.turn = turn;
    this.#pacing = pacing;
  }

  /** Whether as many messages are on their way as there may be. */
  get isFull(): boolean {
    return this.ids !== null && this.ids.open >= this.#inFlightMaximum;
  }

  /** How many messages it should have sent by `time`, milliseconds since the traffic began. */
  due(time: number): number {
    const pacing = this.#pacing;
    if ('window' in pacing) return pacing.window + this.#through(pacing.window);
    const due = pacing.plan.due(time);
    return due > this.turn ? Math.floor((due - this.turn - 1) / pacing.senders) + 1 : 0;
  }

  /** All that its plan asks for up to `time`; in a closed loop, what it has sent. */
  planned(time: number): number {
    return 'window' in this.#pacing ? this.sent : this.due(time);
  }

  get deliveriesAwaited(): number {
    return this.#awaited;
  }

  /** So many receivers are there from now on. What was sent before is not waited for. */
  awaits(deliveries: number): void {
    this.#awaited = deliveries;
    this.#givenUp = this.#done * deliveries - this.delivered;
  }

  /** Messages that are with the broker, as far as the sender can know. */
  get #done(): number {
    return this.ids === null ? this.sent : this.completed;
  }

  /** Messages that have come through: a closed loop need not wait for them. */
  #through(window: number): number {
    if (this.#awaited > 0) return Math.min(this.#done, Math.floor((this.delivered + this.#givenUp) / this.#awaited));
    // At QoS 0 nothing comes back when nobody receives: the window stays closed.
    return this.ids === null ? this.sent - window : this.completed;
  }

  /** A closed loop no longer waits for deliveries that have not come although their messages are with the broker. */
  giveUp(): void {
    this.#givenUp = Math.max(this.#givenUp, this.#done * this.#awaited - this.delivered);
  }

  /** It can send again: what was planned until now had to wait for the broker. */
  release(time: number): void {
    if (this.isHeld) this.#heldUntil = time;
    this.isHeld = false;
  }

  /**
   * Writes the messages up to number `until`, as many as one piece holds and Packet Identifiers are free for. Returns how
   * many. `time` as in `due`.
   */
  write(outgoing: Outgoing, until: number, time: number, told: SenderTold): number {
    const { head, packetIdAt, payload } = this.#prepared;
    const size = head.length + payload.length;
    const sentTime = (time * 1000) >>> 0;
    const first = this.sent;
    while (this.sent < until && outgoing.length < batchSize) {
      let id = 0;
      if (this.ids !== null) {
        if (this.isFull) break;
        id = this.ids.take(time);
      }
      const at = outgoing.reserve(size);
      outgoing.bytes.set(head, at);
      if (packetIdAt > 0) outgoing.view.setUint16(at + packetIdAt, id);
      outgoing.bytes.set(payload, at + head.length);
      const planned = this.#plannedTime(time, told);
      writeMark(outgoing.view, at + head.length, this.#mark, this.sent, (planned * 1000) >>> 0, sentTime);
      this.sent += 1;
    }
    return this.sent - first;
  }

  /** Of the next message; tells how late it is, and by whose fault. */
  #plannedTime(time: number, told: SenderTold): number {
    const pacing = this.#pacing;
    if ('window' in pacing) return time;
    const planned = pacing.plan.time(this.sent * pacing.senders + this.turn);
    if (planned <= this.#heldUntil) told.waited();
    else told.late(Math.max(0, time - planned), time - planned > tolerance);
    return planned;
  }

  /** A message is acknowledged to its end. Returns how long that took in milliseconds; NaN when none was on its way. */
  complete(id: number, time: number): number {
    const sent = this.ids?.sentAt(id) ?? Number.NaN;
    if (Number.isNaN(sent)) return sent;
    this.ids?.release(id);
    this.completed += 1;
    return time - sent;
  }
}
