// The code of a recorded run for the panel: its pane, and the lines that its packets lead to.
import { signal } from '@preact/signals';
import { h } from 'preact';
import type { CellId } from '../../kernel/protocol.ts';
import type { PanelState } from '../../inspector/panel/panel-state.ts';
import type { SourceCode } from '../../inspector/panel/source.ts';
import type { RecordedRun } from '../../capture/runs/run-file.ts';
import { inertNotebook } from '../inert-notebook.ts';
import type { RanCell } from './ran-cells.ts';
import { RunPane } from './RunPane.tsx';

/** A line to show; each request is a new object. */
export interface PointedLine {
  cell: CellId;
  line: number;
}

export function runCode(
  { cells, page }: Pick<RecordedRun<RanCell[]>, 'cells' | 'page'>,
  state: PanelState,
): SourceCode {
  // The views of outputs want a notebook.
  const notebook = inertNotebook([], state.around.language);
  const pointed = signal<PointedLine | null>(null);
  notebook.focus.subscribe((wish) => {
    if (wish?.line !== undefined) pointed.value = { cell: wish.cell, line: wish.line };
  });
  return {
    Pane: () => h(RunPane, { cells, page, notebook, pointed, state }),
    goToLine: ({ cell, line }) => {
      pointed.value = { cell, line };
      state.pane.value = 'code';
    },
    // Of earlier runs of a cell the code is not kept.
    lineNow: ({ cell, execution, line }) =>
      cells.some((ran) => ran.id === cell && ran.execution === execution) ? line : null,
    cellName: (cell) => notebook.nameOf(cell),
  };
}
