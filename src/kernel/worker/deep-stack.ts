// The stack of this moment, deep enough to reach from the inside of the client library to the code of a cell.
import { stackOf } from './cell-error.ts';

/** Calls that a stack holds; between `mqtt.connect` of a cell and the socket lie about a dozen. */
const depth = 30;

/** From now on no cell can change how deep stacks are. */
export function fixStackDepth(): void {
  Object.defineProperty(Error, 'stackTraceLimit', { value: depth, writable: false, configurable: false });
}

export function deepStack(): string {
  return stackOf(new Error());
}
