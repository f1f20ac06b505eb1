// Which run has opened which connection, also of connections that are over.
import type { CaptureOrigin } from '../capture/capture.ts';

export type Run = Pick<CaptureOrigin, 'cell' | 'execution'>;

/** Connections that are remembered. */
const atMost = 10_000;

export class Openers {
  readonly #runs = new Map<number, Run>();

  remember({ connection, cell, execution }: CaptureOrigin): void {
    this.#runs.set(connection, { cell, execution });
    const [oldest] = this.#runs.keys();
    if (this.#runs.size > atMost && oldest !== undefined) this.#runs.delete(oldest);
  }

  /** Each run once. */
  of(connections: readonly number[]): Run[] {
    const runs = connections.flatMap((connection) => this.#runs.get(connection) ?? []);
    return [...new Map(runs.map((run) => [`${run.execution} ${run.cell}`, run])).values()];
  }
}
