// The stack of this moment, deep enough to reach from the inside of the client library to the code of a cell.
import { stackOf } from './cell-error.ts';

/** Calls that a stack holds; between `mqtt.connect` of a cell and the socket lie about a dozen. */
const depth = 30;
/** Calls of the kernel between taking a stack and looking at its lines once more, and some to spare. */
const between = 10;
/** Names of functions stand in stacks, whose depth is known. */
let hasNames = false;

/** What V8 tells of a call. */
interface CallSite {
  getScriptNameOrSourceURL(): string | undefined;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
}

let isReading = false;

/** From now on no cell can change how deep stacks are, or run code while one is read. */
export function fixStacks(): void {
  // JavaScriptCore looks at assignments only.
  Error.stackTraceLimit = depth;
  Object.defineProperty(Error, 'stackTraceLimit', { value: depth, writable: false, configurable: false });
  hasNames = linesOf(stackUnder(2 * depth)) <= depth;
  Object.defineProperty(Error, 'prepareStackTrace', {
    get: () => (isReading ? placesOnly : undefined),
    configurable: false,
  });
  deepStack();
}

/** Where V8 asks how to write a stack, it holds no names of functions: a name could look like a place in another cell. */
export function deepStack(): string {
  isReading = true;
  try {
    return stackOf(new Error());
  } finally {
    isReading = false;
  }
}

function placesOnly(_: unknown, sites: readonly CallSite[]): string {
  hasNames = false;
  return sites
    .map((site) => `    at ${site.getScriptNameOrSourceURL() ?? ''}:${site.getLineNumber()}:${site.getColumnNumber()}`)
    .join('\n');
}

/**
 * Whether the first `count` lines of the stack that was just taken are calls, one each. A line break in the name of a function would
 * make two lines of one call, and the one could name any place. Under so many more calls that only those of the lines are left in
 * the stack, it then has more lines than calls.
 */
export function areCalls(count: number): boolean {
  return !hasNames || linesOf(stackUnder(Math.max(0, depth - count - between))) <= depth;
}

/** The work after the call keeps it in the stack: of a last call nothing is left in JavaScriptCore. */
function stackUnder(calls: number): string {
  return (calls > 0 ? stackUnder(calls - 1) : deepStack()).trimEnd();
}

function linesOf(stack: string): number {
  return stack.split('\n').length - (stack.startsWith('Error') ? 1 : 0);
}
