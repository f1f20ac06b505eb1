// The stack of this moment, deep enough to reach from the inside of the client library to the code of a cell. A cell
// may have changed how stacks are made; then there is none.
import { stackOf } from './cell-error.ts';

/** Packets; between `mqtt.connect` of a cell and the socket lie about a dozen. */
const depth = 30;

export function deepStack(): string {
  const before = Error.stackTraceLimit;
  try {
    Error.stackTraceLimit = depth;
    const stack = stackOf(new Error());
    Error.stackTraceLimit = before;
    return stack;
  } catch {
    return '';
  }
}
