// Reads what comes out of the kernel. Code of a learner runs there, so the page takes nothing on trust that it looks up or
// compares: types, cells, numbers. What an output shows is checked where it is shown.
import { anyInteger, checkedOrNull, choice, list, number, oneOf, orNull, record, text, type Check } from '../checks.ts';
import type { CellId, FromKernel, Output, Wait } from './protocol.ts';

/** `check` holds for it; what else it has is left as it is. */
function asIs<T>(check: Check<unknown>): Check<T> {
  return (value, place) => {
    check(value, place);
    return value as T;
  };
}

const ofRun = { cell: text(), execution: anyInteger };
const message = choice<FromKernel>('type', {
  ready: record({ type: oneOf('ready') }),
  interrupted: record({ type: oneOf('interrupted') }),
  names: record({
    type: oneOf('names'),
    cell: text(),
    declares: list(text()),
    reads: list(record({ name: text(), from: text() })),
  }),
  started: record({ type: oneOf('started'), ...ofRun }),
  outputs: record({
    type: oneOf('outputs'),
    ...ofRun,
    outputs: list(asIs<Output>(record({ id: anyInteger, kind: oneOf('log', 'result', 'display', 'error') }))),
    dropped: number,
  }),
  waiting: record({ type: oneOf('waiting'), ...ofRun, wait: orNull(asIs<Wait>(record({ for: text() }))) }),
  finished: record({
    type: oneOf('finished'),
    ...ofRun,
    status: oneOf('ok', 'error', 'interrupted'),
    milliseconds: number,
  }),
});

/** Null for anything that is not a message of the protocol, or is about a cell that is not one of `cells`. */
export function readFromKernel(data: unknown, cells: { has(cell: CellId): boolean }): FromKernel | null {
  const read = checkedOrNull(message, data);
  return read !== null && 'cell' in read && !cells.has(read.cell) ? null : read;
}
