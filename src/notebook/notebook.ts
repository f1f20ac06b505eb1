// The transitions of a page of cells: (state, event, now) → state and commands. Pure; the page carries the commands
// out.
import type { CellId } from '../kernel/protocol.ts';
import { adopted, recalled, type CellState } from './cell.ts';
import { addLoss } from './cell-losses.ts';
import { add, edit, freeScratchId, remove, reset } from './edit-cells.ts';
import { dismissForeign, showForeign, takeForeign } from './foreign-code.ts';
import { fromKernel } from './kernel-news.ts';
import { change, only, type NotebookEvent, type NotebookState, type Step } from './notebook-state.ts';
import { withinWeight } from './outputs/page-outputs.ts';
import { newLife, next, run, unmetNeeds, stop, stopped, unqueue, withoutForeign } from './run-cells.ts';

/** `now`: milliseconds on any clock that does not go back. An event for a cell that is not there changes nothing. */
export function step(state: NotebookState, event: NotebookEvent, now: number): Step {
  switch (event.type) {
    case 'run':
      return run(state, [...unmetNeeds(state, event.cell), event.cell]);
    case 'run-all':
      return run(state, withoutForeign(state, state.order));
    case 'run-to':
      return run(state, withoutForeign(state, state.order.slice(0, state.order.indexOf(event.cell) + 1)));
    case 'unqueue':
      return only(unqueue(state, [event.cell]));
    case 'stop':
      return stop({ ...unqueue(state, state.queue), again: false });
    case 'stopped':
      return stopped(state, event.how, now);
    case 'restart':
      return state.kernel === 'off'
        ? only(state)
        : {
            state: { ...unqueue(state, state.queue), kernel: 'restarting', again: false },
            commands: [{ type: 'restart' }],
          };
    case 'restarted':
      return next({ ...newLife(state, now), lost: false });
    case 'kernel-failed':
      return only({ ...newLife(unqueue(state, state.queue), now), kernel: 'failed', lost: false });
    case 'loss-noted':
      return only({ ...state, lost: false });
    case 'kernel':
      return fromKernel(state, event.message, now);
    case 'connection-failed':
      return only(changeRun(state, event, (cell) => ({ ...cell, failure: event.why, isBack: false })));
    case 'messages-lost':
      return only(changeRun(state, event, (cell) => ({ ...cell, losses: addLoss(cell.losses, event.loss) })));
    case 'backlog':
      return only(changeRun(state, event, (cell) => ({ ...cell, backlog: event.waiting })));
    case 'connection-accepted':
      return only(change(state, event.cell, (cell) => (isWithdrawn(cell, event) ? { ...cell, isBack: true } : cell)));
    case 'edit':
      return edit(state, event.cell, event.code);
    case 'adopt':
      return only(change(state, event.cell, (cell) => adopted(cell, event.code)));
    case 'claims':
      return only(changeRun(state, event, (cell) => ({ ...cell, claims: event.claims })));
    case 'recall':
      return only(
        withinWeight(change(state, event.cell, (cell) => recalled(cell, event.earlier, event.outputs, event.dropped))),
      );
    case 'reset':
      return reset(state, [event.cell]);
    case 'reset-all':
      return reset(state, state.order);
    case 'add':
      return add(state, event.after, event.code ?? '', event.id ?? freeScratchId(state));
    case 'delete':
      return remove(state, event.cell);
    case 'keep':
      return {
        state: change(state, event.cell, (cell) => ({ ...cell, notice: null })),
        commands: [{ type: 'save', cell: event.cell }],
      };
    case 'notice':
      return only(change(state, event.cell, (cell) => ({ ...cell, notice: event.notice })));
    case 'foreign':
      return only(showForeign(state, event.cell, event.code));
    case 'take-foreign':
      return takeForeign(state, event.cell);
    case 'dismiss-foreign':
      return dismissForeign(state, event.cell);
  }
}

/** News of a run that is not the cell's last one change nothing. */
function changeRun(
  state: NotebookState,
  run: { cell: CellId; execution: number },
  to: (cell: CellState) => CellState,
): NotebookState {
  return change(state, run.cell, (cell) => (cell.execution === run.execution ? to(cell) : cell));
}

/** What the broker does not take it will not take from the next connection either. */
function isWithdrawn({ execution, failure }: CellState, accepted: { execution: number; url: string }): boolean {
  return execution === accepted.execution && failure?.url === accepted.url && failure.code !== 'closed-on-packet';
}
