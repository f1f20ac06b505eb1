// The page's side of the kernel: makes the sandbox at the first cell, hands the ports over, and stops what does not
// stop by itself. Starts nothing before it is used.
import { afterMessages } from './after-messages.ts';
import { Pulse } from './pulse.ts';
import { readFromKernel } from './read-from-kernel.ts';
import type { CellId, FromKernel, KernelSettings, ToKernel } from './protocol.ts';
import { SandboxFrame } from './sandbox-frame.ts';
import { StartFailure, startError } from './start-failure.ts';

export interface KernelOptions {
  /** The worker's program, fetched at the first use. */
  loadCode: () => Promise<string>;
  /** Takes the other end of the only way out; called for every new worker. */
  connectWire: (port: MessagePort) => void;
  settings: KernelSettings;
  /** Where the sandbox goes; it is not shown. */
  mount: HTMLElement;
}

export class KernelManager {
  readonly #options: KernelOptions;
  readonly #listeners = new Set<(message: FromKernel) => void>();
  #settings: KernelSettings;
  #sandbox: SandboxFrame | null = null;
  #codeSent = false;
  /** Ends the start that is under way. */
  #failStart: ((error: Error) => void) | null = null;
  /** The present worker's port, also while it starts: messages of an ended one are not heard. */
  #page: MessagePort | null = null;
  /** The same port once the worker is ready. */
  #port: MessagePort | null = null;
  /** The worker that is being started. */
  #starting: Promise<void> | null = null;
  /** Executions that have not finished. */
  readonly #unfinished = new Map<CellId, { execution: number; since: number }>();
  /** Cells that this page has ever run. */
  readonly #cells = new Set<CellId>();
  #interruptAnswered: (() => void) | null = null;
  readonly #pulse = new Pulse();
  /** This kernel has ended for good. */
  #isOver = false;

  constructor(options: KernelOptions) {
    this.#options = options;
    this.#settings = options.settings;
  }

  /**
   * Starts the worker if there is none, so that the first cell need not wait for it. A failure is told by `execute`.
   */
  warm(): void {
    this.#start().catch(() => undefined);
  }

  /**
   * Runs `source` (TypeScript) as the cell's `execution`; what comes of it, failures to start too, goes to the
   * listeners. `around`: code of other cells, of which only the imports count.
   */
  execute(cell: CellId, execution: number, source: string, around: readonly string[] = []): void {
    this.#cells.add(cell);
    if (!this.isBusy) this.#pulse.begin();
    this.#unfinished.set(cell, { execution, since: performance.now() });
    this.#start().then(
      () => {
        if (this.#unfinished.get(cell)?.execution === execution)
          this.#post({ type: 'execute', cell, execution, source, ...(around.length > 0 && { around }) });
      },
      (error: unknown) => this.#failAll(error),
    );
  }

  /** Whether code of a cell is running, or waits for the start. */
  get isBusy(): boolean {
    return this.#unfinished.size > 0;
  }

  /** Ends the running cells; `restarted` when that took a new worker: then all variables are gone. */
  async interrupt(): Promise<'interrupted' | 'restarted'> {
    if (this.#port === null) {
      // Nothing runs yet: what waits for the start is called off.
      this.#endAll();
      return 'interrupted';
    }
    const answer = new Promise<boolean>((resolve) => {
      this.#interruptAnswered = () => resolve(true);
      this.#whenStuck(() => resolve(false));
    });
    this.#post({ type: 'interrupt' });
    if (await answer) return 'interrupted';
    await this.restart();
    return 'restarted';
  }

  /** Calls `then` when the worker, which is asked to stop now, is to be given up. */
  #whenStuck(then: () => void): void {
    const asked = performance.now();
    const look = (): void => {
      const left = this.#pulse.givenUpAt(asked) - performance.now();
      if (left <= 0) then();
      // What has come by then is heard first, however busy the page was.
      else setTimeout(() => afterMessages(look), left);
    };
    look();
  }

  /** Ends the worker and everything in it, and starts a new one. Rejects when that fails. */
  async restart(): Promise<void> {
    this.#leaveWorker();
    this.#sandbox?.tell({ type: 'kill' });
    await this.#start();
  }

  /** Ends the worker and everything in it, and its sandbox, for good. */
  end(): void {
    this.#leaveWorker();
    this.#isOver = true;
    this.#sandbox?.remove();
  }

  /** Hears nothing of it any more. */
  #leaveWorker(): void {
    this.#page?.close();
    this.#page = null;
    this.#port = null;
    this.#starting = null;
    this.#endAll();
  }

  /** Disposes what the cell's last run opened. */
  dispose(cell: CellId): void {
    this.#post({ type: 'dispose', cell });
  }

  /** From now on cells see these. */
  configure(settings: KernelSettings): void {
    this.#settings = settings;
    this.#post({ type: 'configure', settings });
  }

  /** Returns a function that ends the listening. */
  listen(listener: (message: FromKernel) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #start(): Promise<void> {
    this.#starting ??= this.#startWorker().catch((error: unknown) => {
      this.#starting = null;
      throw error;
    });
    return this.#starting;
  }

  async #startWorker(): Promise<void> {
    const sandbox = (this.#sandbox ??= new SandboxFrame(this.#options.mount, (error) => this.#sandboxFailed(error)));
    const [code] = await Promise.all([this.#codeSent ? undefined : this.#fetchCode(), this.#whenLoaded(sandbox)]);
    if (this.#isOver) return;
    const [page, wire] = [new MessageChannel(), new MessageChannel()];
    this.#page = page.port1;
    const ready = new Promise<void>((resolve, reject) => {
      this.#failStart = reject;
      page.port1.onmessage = ({ data }: MessageEvent<unknown>) => {
        const message = readFromKernel(data, this.#cells);
        if (message?.type === 'ready') resolve();
        if (message && page.port1 === this.#page) this.#take(message);
      };
    });
    this.#options.connectWire(wire.port1);
    sandbox.tell({ type: 'start', ...(code !== undefined && { code }) }, [page.port2, wire.port2]);
    this.#codeSent = true;
    await ready.finally(() => (this.#failStart = null));
    this.#port = page.port1;
    this.#post({ type: 'configure', settings: this.#settings });
  }

  async #fetchCode(): Promise<string> {
    try {
      return await this.#options.loadCode();
    } catch (error) {
      throw new StartFailure('not-fetched', error instanceof Error ? error.message : String(error));
    }
  }

  /** The next start tries one of its own where this one does not run. */
  async #whenLoaded(sandbox: SandboxFrame): Promise<void> {
    try {
      await sandbox.loaded;
    } catch (error) {
      sandbox.remove();
      if (this.#sandbox === sandbox) this.#sandbox = null;
      throw error;
    }
  }

  #sandboxFailed(error: Error): void {
    if (this.#failStart) this.#failStart(error);
    else this.#failAll(error);
  }

  #post(message: ToKernel): void {
    this.#port?.postMessage(message);
  }

  #take(message: FromKernel): void {
    if (message.type === 'alive') {
      this.#pulse.beat(performance.now());
      return;
    }
    if (message.type === 'interrupted') {
      this.#interruptAnswered?.();
      this.#interruptAnswered = null;
    }
    if (message.type === 'finished' && this.#unfinished.get(message.cell)?.execution === message.execution) {
      this.#unfinished.delete(message.cell);
    }
    // Before listeners hear of it the worker is left.
    if (message.type === 'acts-on') this.restart().catch((error: unknown) => this.#failAll(error));
    for (const listener of this.#listeners) listener(message);
  }

  /** Says of every execution that it is over, because its worker is. */
  #endAll(status: 'interrupted' | 'error' = 'interrupted'): void {
    for (const [cell, { execution, since }] of [...this.#unfinished]) {
      this.#take({ type: 'finished', cell, execution, status, milliseconds: performance.now() - since });
    }
  }

  #failAll(error: unknown): void {
    const shown = startError(error);
    for (const [cell, { execution }] of this.#unfinished)
      this.#take({ type: 'outputs', cell, execution, dropped: 0, outputs: [{ id: 0, kind: 'error', error: shown }] });
    this.#endAll('error');
  }
}
