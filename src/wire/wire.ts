// The page's side of the wire: starts the worker (and with it the in-page broker) when something first needs it, and
// tells listeners what it reports, with times counted from the page's own origin.
import { readAddress } from './address.ts';
import type { BrokerChoice, FromWire, ToWire, WireMessage } from './page-protocol.ts';
import type { unpackPackets } from '../capture/packing/unpack-packets.ts';

export class Wire {
  #makeWireWorker: () => Worker;
  #makeBrokerPort: () => MessagePort;
  #worker: Worker | null = null;
  #choice: { broker: BrokerChoice; allowed: string[] } | null = null;
  #listeners = new Set<(message: FromWire) => void>();
  /** Fetched with the worker. */
  #unpack: typeof unpackPackets | null = null;
  /** Packets that wait for it, and what came behind them. */
  #waiting: WireMessage[] = [];
  #broken = false;
  /** What is called at `flushed`, by the request. */
  readonly #flushing = new Map<number, () => void>();
  #lastFlush = 0;

  constructor(makeWireWorker: () => Worker, makeBrokerPort: () => MessagePort) {
    this.#makeWireWorker = makeWireWorker;
    this.#makeBrokerPort = makeBrokerPort;
  }

  /** Starts the workers, so that the first connection need not wait for them. */
  warm(): void {
    this.#worker ??= this.#start();
  }

  /** Gives a fresh kernel its way out; connections of the one before are cut. `foreign`: see ToWire. */
  connectKernel(port: MessagePort, foreign: string | null = null): void {
    this.send({ type: 'kernel', port, ...(foreign !== null && { foreign }) }, [port]);
  }

  /** The kernel of the cell `foreign` is gone: nothing of it may go on. */
  endKernel(foreign: string): void {
    this.send({ type: 'kernel-ended', foreign });
  }

  /** Sets the broker. Starts and closes nothing. `allowed`: other addresses that the reader has agreed to. */
  choose(broker: BrokerChoice, allowed: string[]): void {
    this.#choice = { broker, allowed };
    if (this.#worker !== null) this.send({ type: 'choose', broker, allowed });
  }

  /** The in-page broker was started anew. Does nothing while no worker has a port into the one before. */
  brokerRestarted(): void {
    if (this.#worker === null) return;
    const port = this.#makeBrokerPort();
    this.send({ type: 'broker', port }, [port]);
  }

  /** The reader's answer to `ask`, with what it had. */
  answer(url: string, allow: boolean, foreign?: string): void {
    this.send({ type: 'answer', url, allow, ...(foreign !== undefined && { foreign }) });
  }

  /** Resolves when listeners have been told of all packets that have come to the wire until now. */
  flush(): Promise<void> {
    if (this.#worker === null || this.#broken) return Promise.resolve();
    const request = (this.#lastFlush += 1);
    this.send({ type: 'flush', request });
    return new Promise((resolve) => this.#flushing.set(request, resolve));
  }

  /** Asks the chosen broker what it is; the answers come as `broker-state`. */
  probe(): void {
    this.send({ type: 'probe' });
  }

  /** Returns the function that ends the listening. */
  listen(listener: (message: FromWire) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Any other message; starts the worker if nothing has. */
  send(message: ToWire, transfer: Transferable[] = []): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(message, transfer);
  }

  #start(): Worker {
    const worker = this.#makeWireWorker();
    worker.onmessage = ({ data }: MessageEvent<WireMessage>) => this.#take(data);
    worker.onerror = () => this.#tellBroken();
    const port = this.#makeBrokerPort();
    worker.postMessage({ type: 'broker', port } satisfies ToWire, [port]);
    if (this.#choice !== null) worker.postMessage({ type: 'choose', ...this.#choice } satisfies ToWire);
    import('../capture/packing/unpack-packets.ts').then(
      ({ unpackPackets }) => {
        this.#unpack = unpackPackets;
        for (const message of this.#waiting.splice(0)) this.#take(message);
      },
      () => this.#tellBroken(),
    );
    return worker;
  }

  #take(message: WireMessage): void {
    if (this.#waiting.length > 0 || (message.type === 'packed-packets' && this.#unpack === null))
      this.#waiting.push(message);
    else if (message.type !== 'packed-packets') this.#tell(message);
    else if (this.#unpack !== null) {
      this.#tell({ type: 'packets', packets: this.#unpack(message, performance.timeOrigin) });
      this.#worker?.postMessage({ type: 'taken' } satisfies ToWire);
    }
  }

  #tell(message: FromWire): void {
    if (message.type === 'connection') message.connection.time -= performance.timeOrigin;
    for (const listener of this.#listeners) listener(message);
    if (message.type !== 'flushed') return;
    this.#flushing.get(message.request)?.();
    this.#flushing.delete(message.request);
  }

  /** The worker's script could not be loaded or has failed: no broker can be reached through it. */
  #tellBroken(): void {
    this.#broken = true;
    for (const resolve of this.#flushing.values()) resolve();
    this.#flushing.clear();
    if (this.#choice === null) return;
    const { broker } = this.#choice;
    const url = readAddress(broker.url)?.url ?? broker.url;
    this.#tell({ type: 'broker-state', broker, state: { state: 'refused', why: { code: 'unreachable', url } } });
  }
}
