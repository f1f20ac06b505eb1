// What is known of the in-page broker: its state now, its last events, and its state before the first of them, so that
// the events can always be read from where they begin.
import type { BrokerEvent } from '../../broker/events/events.ts';
import type { ControlReport } from '../../broker/hosts/control.ts';
import type { BrokerView } from '../../broker/events/broker-view.ts';
import type { BrokerReading } from './broker-surroundings.ts';

/** Events that are kept. */
const mostEvents = 2000;

export class BrokerRecord {
  readonly events: BrokerEvent[] = [];
  /** Number of the first event in `events`, from 0: those before it are gone. */
  first = 0;
  /** Events that the broker left out because too many came at once. */
  missed = 0;
  /** Null until the broker has told it. */
  view: BrokerView | null = null;
  #start: BrokerView | null = null;
  #clock = { now: 0, read: 0, stands: true };
  readonly #applyEvent: BrokerReading['applyEvent'];

  constructor(applyEvent: BrokerReading['applyEvent']) {
    this.#applyEvent = applyEvent;
  }

  /** The state before the first of the events. */
  get start(): BrokerView | null {
    return this.#start ?? this.view;
  }

  /** `time`: milliseconds of any steady clock, the same as for `now`. */
  take(report: ControlReport, time: number): void {
    switch (report.type) {
      case 'view':
        this.#begin(report.view, report.missed);
        return;
      case 'events':
        this.#follow(report.events);
        return;
      case 'clock':
        this.#clock = { ...report.clock, read: time };
        return;
      default:
        report satisfies never;
    }
  }

  /** Milliseconds of the broker's clock. */
  now(time: number): number {
    const { now, read, stands } = this.#clock;
    return stands ? now : now + time - read;
  }

  // Events on both sides of a gap cannot be read as one story.
  #begin(view: BrokerView, missed: number): void {
    this.first += this.events.length + missed;
    this.missed += missed;
    this.events.length = 0;
    this.view = view;
    this.#start = null;
  }

  #follow(events: readonly BrokerEvent[]): void {
    const { view } = this;
    // What an earlier listener was still sent comes before the first view.
    if (view === null) return;
    this.#start ??= structuredClone(view);
    for (const event of events) {
      this.#applyEvent(view, event);
      this.events.push(event);
    }
    for (const event of this.events.splice(0, Math.max(0, this.events.length - mostEvents))) {
      this.#applyEvent(this.#start, event);
      this.first += 1;
    }
  }
}
