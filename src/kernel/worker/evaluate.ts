// A run's code evaluated so that stacks name it. JavaScriptCore names nothing that was evaluated, whatever its `sourceURL`: there
// the code becomes a script with an address of its own, which leads nowhere any more once it has been read.
import { stackOf } from './cell-error.ts';
import { platform } from './platform.ts';
import { randomToken } from '../random-token.ts';

export interface Evaluated {
  /** What the expression gives. */
  value: unknown;
  /** As stacks name the code; null when they name it by its `sourceURL`. */
  address: string | null;
  /** Columns before the code, in its first line. */
  before: number;
}

const named = 'evaluated-code';
const isNamed = stackOf(platform.evaluate(`new Error()\n//# sourceURL=${named}`)).includes(named);

/** Evaluates an expression in the global scope, outside of strict mode. Throws what the engine says of its syntax. */
export function evaluate(expression: string): Evaluated {
  if (isNamed) return { value: platform.evaluate(expression), address: null, before: 0 };
  // The name is there until the value has come back; cells have no turn in between.
  const name = `$lab_${randomToken()}`;
  const before = `${name}=`;
  Object.defineProperty(globalThis, name, { value: undefined, writable: true, configurable: true });
  const address = platform.makeAddress(before + expression);
  try {
    platform.importScripts(address);
    return { value: Reflect.get(globalThis, name), address, before: before.length };
  } finally {
    platform.revokeAddress(address);
    Reflect.deleteProperty(globalThis, name);
  }
}
