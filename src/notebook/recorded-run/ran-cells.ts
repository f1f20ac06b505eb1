// The cells of a page that have run, as a recorded run keeps them: the code as it ran and what it showed. Pure.
import type { CellId, Output } from '../../kernel/protocol.ts';
import { droppedCount } from '../outputs/kept-outputs.ts';
import type { NotebookState } from '../notebook-state.ts';
import { shownCode } from '../cell.ts';

export interface RanCell {
  id: CellId;
  code: string;
  execution: number;
  /** `running`: it had not ended when the run was saved. */
  status: 'ok' | 'error' | 'interrupted' | 'running';
  milliseconds: number | null;
  outputs: Output[];
  /** Outputs that were made and are not kept. */
  dropped: number;
}

/** In the order of the page. `codeOf`: the code of an execution, if it is still known. */
export function ranCells(
  { order, cells }: Pick<NotebookState, 'order' | 'cells'>,
  codeOf: (execution: number) => string | undefined,
): RanCell[] {
  return order.flatMap((id) => {
    const cell = cells[id];
    if (cell === undefined || cell.execution === 0) return [];
    const { execution, status, milliseconds, outputs } = cell;
    return [
      {
        id,
        code: codeOf(execution) ?? shownCode(cell),
        execution,
        status: status === 'never' ? 'running' : status,
        milliseconds,
        outputs: [...outputs.items],
        dropped: droppedCount(outputs),
      },
    ];
  });
}
