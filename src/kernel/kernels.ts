// The kernels of a page: one for the cells of the chapter and of the reader, and one for each run of code that came with a
// link. Those share nothing: such code finds no client, name or object of another cell, and Stop ends its worker.
import { KernelManager, type KernelOptions } from './kernel-manager.ts';
import type { CellId, FromKernel, KernelSettings } from './protocol.ts';

export interface KernelsOptions extends Omit<KernelOptions, 'connectWire'> {
  /** Takes the other end of the only way out of a new worker. `foreign`: the cell whose code came with a link. */
  connectWire: (port: MessagePort, foreign: CellId | null) => void;
  /** The kernel for the code of a link in that cell is gone. */
  endWire: (foreign: CellId) => void;
}

export class Kernels {
  readonly #options: KernelsOptions;
  readonly #own: KernelManager;
  readonly #foreign = new Map<CellId, KernelManager>();
  readonly #listeners = new Set<(message: FromKernel) => void>();
  #settings: KernelSettings;

  constructor(options: KernelsOptions) {
    this.#options = options;
    this.#settings = options.settings;
    this.#own = new KernelManager({ ...options, connectWire: (port) => options.connectWire(port, null) });
    this.#own.listen((message) => this.#tell(message));
  }

  /** As KernelManager does; for the reader's own cells. */
  warm(): void {
    this.#own.warm();
  }

  /**
   * As KernelManager does. `around`: for code that came with a link, the code of the other cells, whose imports it finds
   * as its own; null for all other code.
   */
  execute(cell: CellId, execution: number, source: string, around: readonly string[] | null = null): void {
    this.#endForeign(cell);
    if (around === null) {
      this.#own.execute(cell, execution, source);
      return;
    }
    this.#own.dispose(cell);
    this.#makeForeign(cell).execute(cell, execution, source, around);
  }

  /** As KernelManager does. Nothing of what came with a link goes on. */
  async interrupt(): Promise<'interrupted' | 'restarted'> {
    const isForeignBusy = [...this.#foreign.values()].some(({ isBusy }) => isBusy);
    this.#endAllForeign();
    return isForeignBusy ? 'interrupted' : this.#own.interrupt();
  }

  async restart(): Promise<void> {
    this.#endAllForeign();
    await this.#own.restart();
  }

  dispose(cell: CellId): void {
    this.#endForeign(cell);
    this.#own.dispose(cell);
  }

  configure(settings: KernelSettings): void {
    this.#settings = settings;
    for (const kernel of [this.#own, ...this.#foreign.values()]) kernel.configure(settings);
  }

  listen(listener: (message: FromKernel) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #makeForeign(cell: CellId): KernelManager {
    const kernel = new KernelManager({
      ...this.#options,
      settings: this.#settings,
      connectWire: (port) => this.#options.connectWire(port, cell),
    });
    this.#foreign.set(cell, kernel);
    kernel.listen((message) => {
      // Its names are nobody else's.
      if (message.type !== 'names') this.#tell(message);
    });
    return kernel;
  }

  #endForeign(cell: CellId): void {
    const kernel = this.#foreign.get(cell);
    if (kernel === undefined) return;
    this.#foreign.delete(cell);
    this.#options.endWire(cell);
    kernel.end();
  }

  #endAllForeign(): void {
    for (const cell of [...this.#foreign.keys()]) this.#endForeign(cell);
  }

  #tell(message: FromKernel): void {
    for (const listener of this.#listeners) listener(message);
  }
}
