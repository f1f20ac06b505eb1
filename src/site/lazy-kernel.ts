// The kernel as the notebook uses it, made at its first use: a page that is only read starts none.
import type { Kernels } from '../kernel/kernels.ts';
import type { CellId } from '../kernel/protocol.ts';
import type { NotebookKernel } from '../notebook/surroundings.ts';

export class LazyKernel implements NotebookKernel {
  /** Told when the kernel cannot be made; the next use tries again. */
  onFailed: () => void = () => undefined;
  readonly #make: () => Promise<Kernels>;
  #kernel: Promise<Kernels | null> | null = null;

  constructor(make: () => Promise<Kernels>) {
    this.#make = make;
  }

  /** Starts the kernel, so that the first cell need not wait for it. */
  warm(): void {
    this.#start();
    void this.#kernel?.then((kernel) => kernel?.warm());
  }

  execute(cell: CellId, execution: number, source: string, around: readonly string[] | null): void {
    this.#start();
    void this.#kernel?.then((kernel) => kernel?.execute(cell, execution, source, around));
  }

  async interrupt(): Promise<'interrupted' | 'restarted'> {
    return (await (await this.#kernel)?.interrupt()) ?? 'interrupted';
  }

  async restart(): Promise<void> {
    await (await this.#kernel)?.restart();
  }

  dispose(cell: CellId): void {
    void this.#kernel?.then((kernel) => kernel?.dispose(cell));
  }

  #start(): void {
    this.#kernel ??= this.#make().catch(() => {
      this.#kernel = null;
      this.onFailed();
      return null;
    });
  }
}
