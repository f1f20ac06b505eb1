// The worker of the in-page broker: started with the first port into it, and started anew when it is to behave
// otherwise.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { ProfileName } from '../broker/profile-names.ts';
import type { ToBrokerWorker } from '../broker/hosts/control.ts';

/** How long the worker before has to say goodbye to its clients, in milliseconds. */
const timeToEnd = 1000;

export class InPageBroker {
  readonly #makeWorker: () => Worker;
  readonly #starts = signal(0);
  #profile: ProfileName = 'emqx';
  #worker: Worker | null = null;

  constructor(makeWorker: () => Worker) {
    this.#makeWorker = makeWorker;
  }

  /** Rises when a port that was opened before leads nowhere any more. */
  get starts(): ReadonlySignal<number> {
    return this.#starts;
  }

  /** A new control port. */
  readonly openPort = (): MessagePort => {
    this.#worker ??= this.#makeWorker();
    const { port1, port2 } = new MessageChannel();
    const message: ToBrokerWorker = { type: 'broker', port: port1, profile: this.#profile };
    this.#worker.postMessage(message, [port1]);
    return port2;
  };

  /**
   * Behaves so from now on. A broker that behaved otherwise ends, with all that it held. `restarted` is called before:
   * who hears of it first knows why connections end.
   */
  behaveAs(profile: ProfileName, restarted: () => void): void {
    if (profile === this.#profile) return;
    this.#profile = profile;
    const old = this.#worker;
    if (old === null) return;
    this.#worker = null;
    this.#starts.value += 1;
    restarted();
    old.onmessage = () => old.terminate();
    setTimeout(() => old.terminate(), timeToEnd);
    old.postMessage({ type: 'end' } satisfies ToBrokerWorker);
  }
}
