// An error, or whatever else was thrown, as data. Nothing of the thrown value is called unguarded.
import { isLabError, type LabError } from '../lab-error.ts';
import { mqttReason } from '../modules/mqtt-reason.ts';
import { constructorName, cut, dataProperty, isObject, shortText } from './plain-text.ts';
import type { CellError } from '../protocol.ts';
import type { FoundPlaces } from './stack-places.ts';

const longestMessage = 4000;

export type ReadStack = (stack: string) => FoundPlaces;

/** `otherwise` is the code of an error that says nothing about itself. */
export function cellError(thrown: unknown, readStack: ReadStack, otherwise: CellError['code'] = 'thrown'): CellError {
  const { places } = readStack(stackOf(thrown));
  const message = cut(messageOf(thrown), longestMessage);
  const base = { name: nameOf(thrown), message, stack: places };
  if (isLabError(thrown)) {
    const details = factsOf(thrown);
    return { ...base, code: thrown.code, ...(details && { details }) };
  }
  const reason = mqttReason(thrown);
  if (reason) return { ...base, code: 'mqtt-reason', reason };
  return { ...base, code: ranOut(base.name, message) ? 'out-of-resources' : otherwise };
}

/** The stack as text; reading it may run code of the learner. */
export function stackOf(thrown: unknown): string {
  try {
    const stack: unknown = isObject(thrown) ? (thrown as { stack?: unknown }).stack : undefined;
    return typeof stack === 'string' ? stack : '';
  } catch {
    return '';
  }
}

/** Text and numbers of it: the cell that has caught the error may have changed it. */
function factsOf({ facts: { details } }: LabError): CellError['details'] {
  return (
    details &&
    Object.fromEntries(
      Object.entries<unknown>(details).map(([key, fact]) => [key, typeof fact === 'number' ? fact : shortText(fact)]),
    )
  );
}

function messageOf(thrown: unknown): string {
  if (!isObject(thrown)) return shortText(thrown);
  const message = dataProperty(thrown, 'message') ?? platformText(thrown, 'message');
  return typeof message === 'string' ? message : '';
}

function nameOf(thrown: unknown): string {
  if (!isObject(thrown)) return `Thrown ${thrown === null ? 'null' : typeof thrown}`;
  const name = dataProperty(thrown, 'name') ?? platformText(thrown, 'name');
  return typeof name === 'string' && name !== '' ? cut(name, 80) : constructorName(thrown);
}

/** A DOMException keeps name and message behind getters of the platform. */
function platformText(thrown: object, key: 'name' | 'message'): unknown {
  try {
    return thrown instanceof DOMException ? Reflect.get(DOMException.prototype, key, thrown) : undefined;
  } catch {
    return undefined;
  }
}

/** Of stack or memory, as each engine calls it. */
function ranOut(name: string, message: string): boolean {
  return (
    /^(RangeError|InternalError)$/.test(name) &&
    /call stack|recursion|allocation (failed|size overflow)|out of memory|maximum (string )?size|(array|string) length/i.test(
      message,
    )
  );
}
