// Code that could be read, and is nested too deeply for what comes next.
import { parse, type Node } from './parse.ts';
import { isOutOfStack, tooDeep } from './syntax-errors.ts';
import { children } from './top-level.ts';

/** What `work` makes of the code `source`; if the stack ends meanwhile, the error says where the code is nested most deeply. */
export function unlessTooDeep<T>(source: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isOutOfStack(error) ? tooDeep(deepest(source)?.loc?.start) : error;
  }
}

/** Level by level, because a call for each would run out of stack too. */
function deepest(source: string): Node | undefined {
  let found: Node[] = [];
  for (let level: Node[] = [parse(source).program]; level.length > 0; level = level.flatMap(children)) found = level;
  return found[0];
}
