// The stack of this moment, deep enough to reach from the inside of the client library to the code of a cell.
import { stackOf } from './cell-error.ts';

/** Calls that a stack holds; between `mqtt.connect` of a cell and the socket lie about a dozen. */
const depth = 30;
/** Calls of the kernel between taking a stack and looking at its lines once more, and some to spare. */
const between = 10;
let isDepthKept = false;

/** From now on no cell can change how deep stacks are. */
export function fixStackDepth(): void {
  // JavaScriptCore looks at assignments only.
  Error.stackTraceLimit = depth;
  Object.defineProperty(Error, 'stackTraceLimit', { value: depth, writable: false, configurable: false });
  isDepthKept = linesOf(stackUnder(2 * depth)) <= depth;
}

export function deepStack(): string {
  return stackOf(new Error());
}

/**
 * Whether the first `count` lines of the stack that was just taken are calls, one each. A line break in the name of a function would
 * make two lines of one call, and the one could name any place. Under so many more calls that only those of the lines are left in
 * the stack, it then has more lines than calls.
 */
export function areCalls(count: number): boolean {
  return !isDepthKept || linesOf(stackUnder(Math.max(0, depth - count - between))) <= depth;
}

/** The work after the call keeps it in the stack: of a last call nothing is left in JavaScriptCore. */
function stackUnder(calls: number): string {
  return (calls > 0 ? stackUnder(calls - 1) : deepStack()).trimEnd();
}

function linesOf(stack: string): number {
  return stack.split('\n').length - (stack.startsWith('Error') ? 1 : 0);
}
