// Of a broker that is looked at live: the events that have come since it was drawn before. Until the next ones come they
// stay the latest.
import type { BrokerEvent } from '../../broker/events/events.ts';
import type { BrokerRecord } from './broker-record.ts';

export class LatestEvents {
  #drawn: number | null = null;
  #latest: readonly BrokerEvent[] = [];

  of({ first, events }: Pick<BrokerRecord, 'first' | 'events'>): readonly BrokerEvent[] {
    const last = first + events.length;
    // What was there before anybody looked has not just happened.
    if (this.#drawn !== null && last > this.#drawn) this.#latest = events.slice(Math.max(0, this.#drawn - first));
    this.#drawn = last;
    return this.#latest;
  }
}
