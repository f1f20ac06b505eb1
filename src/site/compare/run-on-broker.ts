// Runs a cell on one broker apart from everything else of the page: a kernel, a wire and a broker in the page of its own, and
// a namespace of its own on brokers that others use. The reader's cells, packets and chosen broker know nothing of it.
import { KernelManager } from '../../kernel/kernel-manager.ts';
import type { CellError, FromKernel } from '../../kernel/protocol.ts';
import type { Language } from '../../language.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { ConnectFailure, FromWire } from '../../wire/page-protocol.ts';
import { readAddress } from '../../wire/address.ts';
import { Wire } from '../../wire/wire.ts';
import { InPageBroker } from '../in-page-broker.ts';
import { toBrokerChoice, type BrokerSelection } from '../picker/broker-choice.ts';

export interface OwnWorkers {
  makeWireWorker: () => Worker;
  makeBrokerWorker: () => Worker;
  loadKernelCode: () => Promise<string>;
}

export interface RunOnBroker extends OwnWorkers {
  broker: BrokerSelection;
  /** Without a trailing slash. */
  namespace: string;
  language: Language;
  /** In the order in which they run; the last one is the one that is compared. */
  cells: readonly { id: string; code: string }[];
  signal: AbortSignal;
}

export interface RanOnBroker {
  broker: BrokerSelection;
  namespace: string;
  /** What the broker is, as far as its CONNACK tells. */
  name: string | null;
  /** Of the last cell, in order; `more`: how many came behind those that are kept. */
  packets: CapturedPacket[];
  more: number;
  /** Why it did not go on to its end: in which cell, and what was shown there. */
  failed: { cell: string; error: CellError | null; why: ConnectFailure | null } | null;
}

/** Milliseconds in which a broker answers what was sent last. */
const quietFor = 100;
/** Packets of a run: a flood of them does not fill the memory of the page. */
const mostKept = 10_000;

/** Rejects when `signal` says so. Whatever comes, nothing of it goes on. */
export async function runOnBroker(options: RunOnBroker): Promise<RanOnBroker> {
  const { broker, cells, language, namespace, signal } = options;
  const workers: Worker[] = [];
  const kept = (make: () => Worker) => (): Worker => {
    const worker = make();
    workers.push(worker);
    return worker;
  };
  const inPage = new InPageBroker(kept(options.makeBrokerWorker));
  inPage.behaveAs(broker.profile, () => undefined);
  const wire = new Wire(kept(options.makeWireWorker), inPage.openPort);
  wire.choose(toBrokerChoice(broker), []);
  const heard = new Heard(wire, cells.length);
  wire.listen((message) => heard.fromWire(message));
  const kernel = new KernelManager({
    loadCode: options.loadKernelCode,
    connectWire: (port) => wire.connectKernel(port),
    settings: { brokerUrl: readAddress(broker.url)?.url ?? broker.url, namespace, language },
    mount: document.body,
  });
  kernel.listen((message) => heard.fromKernel(message));
  try {
    const failed = await unlessAborted(signal, runAll(cells, kernel, heard));
    await unlessAborted(signal, heard.quiet());
    return { broker, namespace, name: heard.name, packets: heard.packets(), more: heard.more, failed };
  } finally {
    kernel.end();
    for (const worker of workers) worker.terminate();
  }
}

async function runAll(
  cells: RunOnBroker['cells'],
  kernel: KernelManager,
  heard: Heard,
): Promise<RanOnBroker['failed']> {
  for (const [place, { id, code }] of cells.entries()) {
    const finished = heard.finished(place + 1);
    kernel.execute(id, place + 1, code);
    if ((await finished) !== 'ok') return { cell: id, error: heard.error, why: heard.why };
  }
  return null;
}

/** What the kernel and the wire tell of the runs. */
class Heard {
  name: string | null = null;
  error: CellError | null = null;
  why: ConnectFailure | null = null;
  readonly #wire: Wire;
  readonly #last: number;
  #packets: CapturedPacket[] = [];
  #came = 0;
  #finished: { execution: number; resolve: (status: string) => void } | null = null;

  /** `last`: the execution whose packets count. */
  constructor(wire: Wire, last: number) {
    this.#wire = wire;
    this.#last = last;
  }

  finished(execution: number): Promise<string> {
    return new Promise((resolve) => (this.#finished = { execution, resolve }));
  }

  fromKernel(message: FromKernel): void {
    if (message.type === 'outputs')
      for (const output of message.outputs) if (output.kind === 'error') this.error ??= output.error;
    if (message.type === 'finished' && message.execution === this.#finished?.execution)
      this.#finished.resolve(message.status);
  }

  fromWire(message: FromWire): void {
    if (message.type === 'packets') {
      const came = message.packets.filter(({ execution }) => execution === this.#last);
      this.#came += came.length;
      this.#packets.push(...came.slice(0, mostKept - this.#packets.length));
    } else if (message.type === 'connection-failed') this.why ??= message.why;
    else if (message.type === 'broker-state' && message.state.state === 'connected') this.name = message.state.name;
    // Only where the reader has chosen to compare.
    else if (message.type === 'ask') this.#wire.answer(message.url, false);
  }

  get more(): number {
    return this.#came - this.#packets.length;
  }

  packets(): CapturedPacket[] {
    const replaced = new Set(this.#packets.map(({ instead }) => instead));
    return this.#packets.filter(({ number }) => !replaced.has(number)).sort((one, other) => one.number - other.number);
  }

  /** Resolves when the last packets must have come. */
  async quiet(): Promise<void> {
    for (let before = -1; before !== this.#came;) {
      before = this.#came;
      await new Promise((resolve) => setTimeout(resolve, quietFor));
      await this.#wire.flush();
    }
  }
}

function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new DOMException('stopped', 'AbortError'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject);
  });
}
