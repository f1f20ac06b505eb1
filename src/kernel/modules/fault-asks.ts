// Faults on the wire, asked for by runs of cells: the wire worker answers each ask, and ends a run's faults when it is
// told.
import type { EndFaults, FaultAnswer, FaultRequest, SetFault } from '../../wire/kernel-protocol.ts';
import { LabError } from '../lab-error.ts';
import type { Language } from '../../language.ts';

interface Run {
  cell: string;
  execution: number;
}

export class FaultAsks {
  readonly #wire: MessagePort;
  readonly #language: () => Language;
  readonly #waiting = new Map<number, (answer: FaultAnswer) => void>();
  #last = 0;

  constructor(wire: MessagePort, language: () => Language) {
    this.#wire = wire;
    this.#language = language;
    wire.onmessage = ({ data }: MessageEvent<FaultAnswer>) => {
      this.#waiting.get(data.ask)?.(data);
      this.#waiting.delete(data.ask);
    };
  }

  /**
   * Resolves with the number of the rule when it is in force; rejects with a LabError that says what is wrong with it.
   */
  async set({ cell, execution }: Run, fault: FaultRequest): Promise<number> {
    const ask = (this.#last += 1);
    const answer = await new Promise<FaultAnswer>((resolve) => {
      this.#waiting.set(ask, resolve);
      this.#wire.postMessage({ type: 'set-fault', ask, cell, execution, fault } satisfies SetFault);
    });
    if (answer.type === 'fault-set') return answer.rule;
    throw new LabError('FaultError', 'bad-fault', answer.why[this.#language()]);
  }

  /** `rule` null = all faults of the run. */
  end({ cell, execution }: Run, rule: number | null): void {
    this.#wire.postMessage({ type: 'end-faults', cell, execution, rule } satisfies EndFaults);
  }
}
