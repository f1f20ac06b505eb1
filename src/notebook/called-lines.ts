// Which lines of the page's cells caused which packets, and where those lines stand now. Kept beside the notebook's
// state: packets come on their own way, and more often.
import { signal, type Signal } from '@preact/signals';
import type { CellId } from '../kernel/protocol.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';
import { lineMoves } from './line-moves.ts';
import { addCalls, callsByCell, noLines, type RunLines } from './line-packets.ts';

/** A line of a cell as it was in one run; from 1. */
export interface CalledLine {
  cell: CellId;
  execution: number;
  line: number;
}

/** Runs whose code is kept. */
const keptRuns = 500;

export class CalledLines {
  /** The line behind the packet that is selected. */
  readonly pointed: Signal<CalledLine | null> = signal(null);
  readonly #lines = new Map<CellId, Signal<RunLines>>();
  readonly #ran = new Map<number, { cell: CellId; code: string; lines: number }>();

  of(cell: CellId): Signal<RunLines> {
    let lines = this.#lines.get(cell);
    if (!lines) this.#lines.set(cell, (lines = signal(noLines)));
    return lines;
  }

  /** What the packets say of calls comes from where code of a learner runs: lines that no run has are left out. */
  take(packets: readonly CapturedPacket[]): void {
    for (const [cell, calls] of callsByCell(packets.filter((captured) => this.#isKnown(captured)))) {
      const lines = this.of(cell);
      lines.value = addCalls(lines.peek(), calls);
    }
  }

  /** A run with that code begins. */
  begin(cell: CellId, execution: number, code: string): void {
    this.#ran.set(execution, { cell, code, lines: code.split('\n').length });
    for (const oldest of this.#ran.keys()) {
      if (this.#ran.size <= keptRuns) break;
      this.#ran.delete(oldest);
    }
  }

  /** The code of that run, if it is still kept. */
  codeOf(execution: number): string | undefined {
    return this.#ran.get(execution)?.code;
  }

  /** From each line of that run which is still in `code` to where it is now. */
  moves(execution: number, code: string): ReadonlyMap<number, number> {
    const ran = this.#ran.get(execution);
    return ran === undefined ? new Map() : lineMoves(ran.code, code);
  }

  #isKnown({ cause }: CapturedPacket): boolean {
    const ran = cause?.by === 'call' ? this.#ran.get(cause.execution) : undefined;
    return cause?.by === 'call' && ran?.cell === cause.cell && cause.line >= 1 && cause.line <= ran.lines;
  }
}
