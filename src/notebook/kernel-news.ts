// What the kernel tells of the run of a cell. An error or a stop ends what was queued behind it. Pure.
import type { CellId, FromKernel } from '../kernel/protocol.ts';
import { heard, named, started } from './cell.ts';
import { change, only, type NotebookState, type Step } from './notebook-state.ts';
import { withinWeight } from './outputs/page-outputs.ts';
import { newLife, next, unqueue } from './run-cells.ts';

export function fromKernel(state: NotebookState, message: FromKernel, now: number): Step {
  switch (message.type) {
    case 'ready':
      return only(state.kernel === 'starting' ? { ...state, kernel: 'ready' } : state);
    case 'interrupted': // `stopped` tells how it ended.
    case 'alive':
      return only(state);
    case 'acts-on':
      return next({ ...newLife(state, now), lost: true });
    case 'started':
      return only(
        change({ ...state, kernel: state.kernel === 'starting' ? 'ready' : state.kernel }, message.cell, (cell) =>
          started(cell, message.execution, state.life, now),
        ),
      );
    case 'outputs':
    case 'waiting':
      return only(withinWeight(change(begun(state, message, now), message.cell, (cell) => heard(cell, message, now))));
    case 'finished':
      return finished(state, message, now);
    case 'names':
      return only(
        change(state, message.cell, (cell) =>
          named(cell, message.declares, message.reads, (from) => state.cells[from]?.execution ?? 0),
        ),
      );
  }
}

/** A kernel that cannot start a run says only how it ended: that makes it begin. */
function begun(
  state: NotebookState,
  { cell, execution }: { cell: CellId; execution: number },
  now: number,
): NotebookState {
  const known = state.running !== cell || execution !== state.execution || state.cells[cell]?.execution === execution;
  return known ? state : change(state, cell, (it) => started(it, execution, state.life, now));
}

function finished(before: NotebookState, message: Extract<FromKernel, { type: 'finished' }>, now: number): Step {
  const state = begun(before, message, now);
  const heardIt = change(state, message.cell, (cell) => heard(cell, message, now));
  if (state.running !== message.cell || state.cells[message.cell]?.execution !== message.execution)
    return only(heardIt);
  // A stop is under way: its answer goes on from here.
  if (state.kernel === 'stopping') return only(state.again ? heardIt : { ...heardIt, running: null });
  const free = { ...heardIt, running: null };
  return message.status === 'ok' ? next(free) : only(unqueue(free, free.queue));
}
