// The receiving half of a client: counts what arrives against the numbers of its flow, and measures how long it took. Pure.
import { arrivals, FlowSequence } from './flow-sequence.ts';
import { markSize, microsecondsBetween, readWord } from './mark.ts';
import type { Measurements, PartCounts } from './measurements.ts';

/** The flows that arrive at one receiver, or at the members of one group. */
export type Sequences = Map<number, FlowSequence>;

/** What of the run a receiver has to know. */
export interface ReceiverRun {
  /** The run's mark in the highest byte of a word. */
  readonly mark: number;
  readonly measurements: Measurements;
  /** Whether a flow is one of its part. */
  hasFlow(part: number, flow: number): boolean;
  /** A message of a flow has come for the first time. */
  delivered(flow: number): void;
}

export class Receiver {
  readonly #run: ReceiverRun;
  readonly #part: number;
  readonly #counts: PartCounts;
  readonly #payloadSize: number;
  readonly #sequences: Sequences;
  /** In a group each member sees only some numbers: of each flow, the highest that this one has seen. */
  readonly #highest: Map<number, number> | null;
  #lastFlow = -1;
  #lastSequence: FlowSequence | null = null;
  /** Packet Identifiers of QoS 2 messages whose PUBREL has not come. */
  #open: Set<number> | null = null;

  /** `group`: what the other members of its group have got as well; null = it is in none. */
  constructor(run: ReceiverRun, part: number, payloadSize: number, group: Sequences | null) {
    this.#run = run;
    this.#part = part;
    this.#counts = run.measurements.parts[part] as PartCounts;
    this.#payloadSize = payloadSize;
    this.#sequences = group ?? new Map<number, FlowSequence>();
    this.#highest = group === null ? null : new Map();
  }

  /** False: this QoS 2 message came before, and its PUBREL has not come yet [MQTT5-4.3.3-10]. */
  opens(packetId: number): boolean {
    this.#open ??= new Set();
    if (this.#open.has(packetId)) return false;
    this.#open.add(packetId);
    return true;
  }

  releases(packetId: number): void {
    this.#open?.delete(packetId);
  }

  /** A message with the payload bytes[from, to) has come; `now` in microseconds since the traffic began. */
  take(bytes: Uint8Array, from: number, to: number, now: number): void {
    const run = this.#run;
    const word = to - from >= markSize && to - from === this.#payloadSize ? readWord(bytes, from) : -1;
    const flow = word & 0xff_ffff;
    if (word >>> 24 !== run.mark || word < 0 || !run.hasFlow(this.#part, flow)) {
      this.#counts.foreign += 1;
      run.measurements.addDelivered();
      return;
    }
    const number = readWord(bytes, from + 4);
    const arrival = this.#sequence(flow).take(number);
    if (arrival === arrivals.duplicate) {
      this.#counts.duplicated += 1;
      return;
    }
    if (this.#isLate(flow, number, arrival === arrivals.late)) this.#counts.outOfOrder += 1;
    this.#counts.delivered += 1;
    const planned = readWord(bytes, from + 8);
    const fromPlan = microsecondsBetween(planned, now);
    const fromSending = microsecondsBetween(readWord(bytes, from + 12), now);
    run.measurements.addDelivered();
    run.measurements.addLatency(planned / 1000, fromPlan, fromSending);
    run.delivered(flow);
  }

  #sequence(flow: number): FlowSequence {
    if (flow === this.#lastFlow && this.#lastSequence !== null) return this.#lastSequence;
    let sequence = this.#sequences.get(flow);
    if (sequence === undefined) {
      sequence = new FlowSequence();
      this.#sequences.set(flow, sequence);
    }
    this.#lastFlow = flow;
    this.#lastSequence = sequence;
    return sequence;
  }

  #isLate(flow: number, number: number, lateInSequence: boolean): boolean {
    if (this.#highest === null) return lateInSequence;
    const highest = this.#highest.get(flow) ?? -1;
    if (number > highest) this.#highest.set(flow, number);
    return number < highest;
  }
}
