// The kernel as the notebook uses it, made at its first use: a page that is only read starts none.
import type { Kernel } from '../kernel/kernel.ts';
import type { CellId } from '../kernel/protocol.ts';
import type { NotebookKernel } from '../notebook/page-notebook.ts';

export class LazyKernel implements NotebookKernel {
  readonly #make: () => Promise<Kernel>;
  readonly #failed: (error: unknown) => void;
  #kernel: Promise<Kernel> | null = null;

  /** `failed` is told when the kernel cannot be made; the next use tries again. */
  constructor(make: () => Promise<Kernel>, failed: (error: unknown) => void) {
    this.#make = make;
    this.#failed = failed;
  }

  execute(cell: CellId, execution: number, source: string): void {
    void this.#started().then((kernel) => kernel?.execute(cell, execution, source));
  }

  async interrupt(): Promise<'interrupted' | 'restarted'> {
    return (await (await this.#kernel)?.interrupt()) ?? 'interrupted';
  }

  async restart(): Promise<void> {
    await (await this.#kernel)?.restart();
  }

  dispose(cell: CellId): void {
    void this.#kernel?.then((kernel) => kernel.dispose(cell));
  }

  /** Makes the kernel if there is none; null when that failed. */
  async #started(): Promise<Kernel | null> {
    this.#kernel ??= this.#make();
    try {
      return await this.#kernel;
    } catch (error) {
      this.#kernel = null;
      this.#failed(error);
      return null;
    }
  }
}
