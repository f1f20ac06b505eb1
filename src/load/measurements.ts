// What a run counts and measures while it runs. Rates and times are those of the measured time, behind the warm-up; messages
// are counted from the first to the last. Pure.
import { Happenings } from './happenings.ts';
import { Latency } from './latency.ts';
import type { Scenario } from './scenario.ts';

/** Of one part of the scenario, over the whole traffic. */
export interface PartCounts {
  /** Messages that the plan asked for; in a closed loop, those that were sent. */
  planned: number;
  sent: number;
  /** PUBACK or PUBCOMP has come. */
  acknowledged: number;
  /** Acknowledgements with a code that refuses. */
  refused: number;
  /** Deliveries that what was sent should bring. */
  expected: number;
  /** Deliveries that have come, each number once. */
  delivered: number;
  duplicated: number;
  outOfOrder: number;
  /** Messages of others: of another run, or retained. */
  foreign: number;
}

/** One second of the traffic. */
export interface SecondRow {
  /** Counted from 0, when the measured time began; those below are of the warm-up. */
  second: number;
  sent: number;
  acknowledged: number;
  delivered: number;
  /** From the planned time, as `Latency.toText`. */
  latency: string;
}

const nothing: PartCounts = {
  planned: 0,
  sent: 0,
  acknowledged: 0,
  refused: 0,
  expected: 0,
  delivered: 0,
  duplicated: 0,
  outOfOrder: 0,
  foreign: 0,
};

export class Measurements {
  readonly parts: PartCounts[];
  readonly happenings = new Happenings();
  /** From the planned time to the arrival. */
  readonly latency = new Latency();
  /** From the time when it was really sent to the arrival. */
  readonly naive = new Latency();
  /** From sending to PUBACK or PUBCOMP. */
  readonly acknowledgement = new Latency();
  /** From opening the link to CONNACK. */
  readonly connect = new Latency();
  /** From the planned time to sending, where nothing but the generator itself was in the way. */
  readonly lag = new Latency();
  readonly rows: SecondRow[] = [];
  connected = 0;
  /** When the first connection was begun, and when the last was made. */
  connectsBegan = Number.NaN;
  connectsEnded = Number.NaN;
  bytesSent = 0;
  bytesReceived = 0;
  /** Messages that the generator itself sent too late. */
  missed = 0;
  /** Messages that waited for the broker: their connection, or their window, was full. */
  held = 0;
  /** Messages in the measured time. */
  sent = 0;
  acknowledged = 0;
  delivered = 0;
  readonly #warmUp: number;
  readonly #end: number;
  #now = -1;
  #measuring = false;
  #row: Omit<SecondRow, 'latency'> & { latency: Latency };

  constructor({ parts, warmUp, duration }: Scenario) {
    this.parts = parts.map(() => ({ ...nothing }));
    this.#warmUp = warmUp;
    this.#end = warmUp + duration;
    this.#row = { ...emptyRow(-Math.ceil(warmUp / 1000)), latency: new Latency() };
  }

  /** `time` in milliseconds since the traffic began. */
  at(time: number): void {
    this.#now = time;
    this.#measuring = time >= this.#warmUp && time < this.#end;
    while (time >= this.#warmUp + (this.#row.second + 1) * 1000) this.#endRow();
  }

  /** Milliseconds of the measured time that have passed. */
  get measuredTime(): number {
    return Math.max(0, Math.min(this.#now, this.#end) - this.#warmUp);
  }

  addSent(count: number): void {
    this.#row.sent += count;
    if (this.#measuring) this.sent += count;
  }

  addAcknowledged(microseconds: number): void {
    this.#row.acknowledged += 1;
    if (!this.#measuring) return;
    this.acknowledged += 1;
    this.acknowledgement.record(microseconds);
  }

  addDelivered(): void {
    this.#row.delivered += 1;
    if (this.#measuring) this.delivered += 1;
  }

  /** `planned` in milliseconds since the traffic began, the others in microseconds. */
  addLatency(planned: number, fromPlan: number, fromSending: number): void {
    const inWarmUp = planned < this.#warmUp;
    // What the warm-up has sent and what comes only now is in no figure.
    if (inWarmUp && this.#row.second >= 0) return;
    this.#row.latency.record(fromPlan);
    if (!inWarmUp) this.naive.record(fromSending);
  }

  /** The row of the second that has not ended. */
  endRows(): void {
    if (this.#row.sent + this.#row.acknowledged + this.#row.delivered > 0) this.#endRow();
  }

  #endRow(): void {
    const { latency, ...row } = this.#row;
    this.rows.push({ ...row, latency: latency.toText() });
    if (row.second >= 0) this.latency.add(latency);
    latency.reset();
    this.#row = { ...emptyRow(row.second + 1), latency };
  }
}

function emptyRow(second: number): Omit<SecondRow, 'latency'> {
  return { second, sent: 0, acknowledged: 0, delivered: 0 };
}
