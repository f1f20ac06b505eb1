// Listens to the in-page broker while somebody looks, and no longer: listening costs the broker throughput. What it
// tells goes into a record; views read that when `version` changes.
import { signal } from '@preact/signals';
import type { ControlReport, ControlRequest } from '../../broker/hosts/control.ts';
import { BrokerRecord } from './broker-record.ts';
import type { BrokerReading } from './broker-surroundings.ts';

/** Milliseconds between two changes of `version`. */
const interval = 200;

export class BrokerFeed {
  readonly record: BrokerRecord;
  /** Rises when the record has changed, at most five times a second. */
  readonly version = signal(0);
  readonly #port: MessagePort;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** Listens from now on, over a control port of its own. */
  constructor(port: MessagePort, applyEvent: BrokerReading['applyEvent']) {
    this.record = new BrokerRecord(applyEvent);
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<ControlReport>) => this.#take(data);
    port.postMessage({ type: 'listen', on: true } satisfies ControlRequest);
  }

  /** Ends the listening, and the port. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#port.onmessage = null;
    this.#port.postMessage({ type: 'listen', on: false } satisfies ControlRequest);
    this.#port.close();
  }

  #take(report: ControlReport): void {
    this.record.take(report, performance.now());
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.version.value += 1;
    }, interval);
  }
}
